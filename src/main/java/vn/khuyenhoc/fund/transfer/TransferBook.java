package vn.khuyenhoc.fund.transfer;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

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
    private final Dividing dividing;
    private final Earmarks earmarks;
    private final Years years;

    TransferBook(DSLContext sql, Days days, Funds funds, Ledger ledger, Holdings holdings, Dividing dividing, Earmarks earmarks, Years years) {
        this.sql = sql;
        this.days = days;
        this.funds = funds;
        this.ledger = ledger;
        this.holdings = holdings;
        this.dividing = dividing;
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
    public long agree(long from, long to, @Nullable Long amount, LocalDate on, String reason) {
        return prepare(from, to, amount, on, TransferCause.AGREEMENT, row -> row.setReason(reason));
    }

    /**
     * Nothing moves yet.
     *
     * @param amount whole VND that the successor would have today, or null for all that no share can be taken of
     * @param share of a fund that ended, in hundredths of a percent, by which the amount is computed again when it is confirmed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bequeath(long from, long to, @Nullable Long amount, @Nullable Integer share, LocalDate on) {
        prepare(from, to, amount, on, TransferCause.SUCCESSION, row -> row.setShare(share));
    }

    private long prepare(long from, long to, @Nullable Long amount, LocalDate on, TransferCause cause, UnaryOperator<FundTransferRecord> said) {
        FundTransferRecord transfer = said.apply(FUND_TRANSFER.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(from).setToOrganizationId(to)
            .setEntire(amount == null).setAmount(amount).setTransferredOn(on).setCause(cause).setState(TransferState.PREPARED).setPreparedBy(Act.current().caller()));
        Rows.insert(sql, List.of(transfer));
        return transfer.getId();
    }

    /**
     * What follows from a succession moves whatever is there of it by now, also if that is nothing: nobody could give it up.
     *
     * @throws Refusal TRANSFER_EMPTY, FUND_INSUFFICIENT, FUND_INSUFFICIENT_THEN, FUND_CLOSED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(FundTransferRecord transfer, LocalDate on) {
        List<Holding> going = going(transfer);
        if (going.isEmpty() && transfer.getCause() == TransferCause.AGREEMENT) {
            throw new Refusal("TRANSFER_EMPTY", "id");
        }
        LocalDate postedOn = postedOn(transfer, whenThere(transfer, on));
        List<Posting> postings = new ArrayList<>();
        for (Holding holding : going) {
            postings.add(new Posting(transfer.getOrganizationId(), transfer.getId(), LedgerAccount.TRANSFERS, holding.account(), holding.amount(), on, postedOn, holding.earmark()));
            postings.add(new Posting(transfer.getToOrganizationId(), transfer.getId(), holding.account(), LedgerAccount.TRANSFERS, holding.amount(), on, postedOn, holding.earmark()));
        }
        if (!postings.isEmpty()) {
            ledger.post(postings);
        }
        earmarks.handOver(going.stream().map(Holding::earmark).filter(Objects::nonNull).toList(), transfer.getToOrganizationId());
        Rows.correct(sql, List.of(transfer), days.now(), row -> row.setState(TransferState.CONFIRMED).setAmount(going.stream().mapToLong(Holding::amount).sum())
            .setPostedOn(postedOn).setConfirmedBy(Act.current().caller()).setConfirmedAt(days.now()));
        if (transfer.getEntire() && transfer.getCause() == TransferCause.SUCCESSION) {
            funds.close(List.of(transfer.getOrganizationId()), on);
        }
    }

    private List<Holding> going(FundTransferRecord transfer) {
        if (transfer.getEntire()) {
            return holdings.of(transfer.getOrganizationId());
        }
        return transfer.getCause() == TransferCause.SUCCESSION ? dividing.part(transfer) : List.of(new Holding(LedgerAccount.MONEY, null, transfer.getAmount()));
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
