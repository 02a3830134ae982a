package vn.khuyenhoc.fund.grant;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.account.Accounts;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.kernel.Refusal;

/** Moves the money of rounds: the only place of this feature that touches a fund's balance. */
@Component
class Paying {
    private final Accounts accounts;

    Paying(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws Refusal FUND_INSUFFICIENT */
    void takeFor(List<FundGrantRecord> rounds) {
        accounts.take(rounds.stream().collect(groupingBy(FundGrantRecord::getOrganizationId, summingLong(FundGrantRecord::getAmount))));
    }

    void giveBack(FundGrantRecord round) {
        accounts.add(Map.of(round.getOrganizationId(), round.getAmount()));
    }
}
