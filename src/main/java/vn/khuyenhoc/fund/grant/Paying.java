package vn.khuyenhoc.fund.grant;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.ledger.Ledger;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.kernel.Refusal;

/** Moves the money of rounds: the only place of this feature that posts to the ledger. */
@Component
class Paying {
    private final Ledger ledger;

    Paying(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @throws Refusal FUND_INSUFFICIENT, EARMARK_INSUFFICIENT, FUND_CLOSED */
    void takeFor(List<FundGrantRecord> rounds) {
        ledger.post(rounds.stream().map(round -> new Posting(round.getOrganizationId(), round.getId(), LedgerAccount.of(round.getPurpose()),
            round.getInKind() ? LedgerAccount.GOODS : LedgerAccount.MONEY, round.getAmount(), round.getPaidOn(), round.getPostedOn(), round.getEarmarkId())).toList());
    }

    /**
     * @param reversal the payment of less than nothing by which it comes back
     * @throws Refusal ALREADY_REVERSED, FUND_CLOSED
     */
    void giveBack(FundGrantRecord round, long reversal, LocalDate on, LocalDate postedOn) {
        ledger.reverse(round.getId(), reversal, on, postedOn);
    }
}
