package vn.khuyenhoc.fund.transfer;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.jooq.tables.records.FundTransferRecord;
import vn.khuyenhoc.fund.ledger.Funds;
import vn.khuyenhoc.fund.ledger.Holdings;
import vn.khuyenhoc.fund.ledger.Holdings.Holding;
import vn.khuyenhoc.fund.ledger.Ledger;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.fund.year.Years;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;

/** Writes transfers down, and moves what they say when they are confirmed: out of one ledger and into the other in one act. */
@Component
class TransferBook {
    private final DSLContext sql;
    private final Days days;
    private final Funds funds;
    private final Ledger ledger;
    private final Holdings holdings;
    private final Earmarks earmarks;
    private final Years years;

    TransferBook(DSLContext sql, Days days, Funds funds, Ledger ledger, Holdings holdings, Earmarks earmarks, Years years) {
        this.sql = sql;
        this.days = days;
        this.funds = funds;
        this.ledger = ledger;
        this.holdings = holdings;
        this.earmarks = earmarks;
        this.years = years;
    }

    /**
     * Nothing moves yet.
     *
     * @param amount whole VND, or null for all that the fund holds when it is confirmed
     * @return its id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long prepare(long from, long to, @Nullable Long amount, LocalDate on, TransferCause cause, @Nullable String reason) {
        FundTransferRecord transfer = FUND_TRANSFER.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(from).setToOrganizationId(to)
            .setEntire(amount == null).setAmount(amount).setTransferredOn(on).setCause(cause).setReason(reason).setState(TransferState.PREPARED).setPreparedBy(Act.current().caller());
        Rows.insert(sql, List.of(transfer));
        return transfer.getId();
    }

    /** @throws Refusal TRANSFER_EMPTY, FUND_INSUFFICIENT, FUND_INSUFFICIENT_THEN, FUND_CLOSED */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(FundTransferRecord transfer, LocalDate on) {
        List<Holding> going = transfer.getEntire() ? holdings.of(transfer.getOrganizationId()) : List.of(new Holding(LedgerAccount.MONEY, null, transfer.getAmount()));
        if (going.isEmpty()) {
            throw new Refusal("TRANSFER_EMPTY", "id");
        }
        LocalDate postedOn = postedOn(transfer, whenThere(transfer, on));
        List<Posting> postings = new ArrayList<>();
        for (Holding holding : going) {
            postings.add(new Posting(transfer.getOrganizationId(), transfer.getId(), LedgerAccount.TRANSFERS, holding.account(), holding.amount(), on, postedOn, holding.earmark()));
            postings.add(new Posting(transfer.getToOrganizationId(), transfer.getId(), holding.account(), LedgerAccount.TRANSFERS, holding.amount(), on, postedOn, holding.earmark()));
        }
        ledger.post(postings);
        earmarks.handOver(going.stream().map(Holding::earmark).filter(Objects::nonNull).toList(), transfer.getToOrganizationId());
        Rows.correct(sql, List.of(transfer), days.now(), row -> row.setState(TransferState.CONFIRMED).setAmount(going.stream().mapToLong(Holding::amount).sum())
            .setPostedOn(postedOn).setConfirmedBy(Act.current().caller()).setConfirmedAt(days.now()));
        if (transfer.getEntire() && transfer.getCause() == TransferCause.SUCCESSION) {
            funds.close(List.of(transfer.getOrganizationId()), on);
        }
    }

    /** What goes whole or by succession counts once all of it is there: more may have come after the day on which the organization ended. */
    private LocalDate whenThere(FundTransferRecord transfer, LocalDate on) {
        boolean asItStands = transfer.getEntire() || transfer.getCause() == TransferCause.SUCCESSION;
        return asItStands ? holdings.allThere(transfer.getOrganizationId(), on) : on;
    }

    /** One day for both ledgers, in a year that neither has closed. */
    private LocalDate postedOn(FundTransferRecord transfer, LocalDate on) {
        LocalDate given = years.postedOn(transfer.getOrganizationId(), on);
        LocalDate received = years.postedOn(transfer.getToOrganizationId(), on);
        return given.isAfter(received) ? given : received;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(FundTransferRecord transfer) {
        Rows.correct(sql, List.of(transfer), days.now(), row -> row.setState(TransferState.CANCELLED));
    }
}
