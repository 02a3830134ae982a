package vn.khuyenhoc.fund.transfer;

import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.math.BigDecimal;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundTransferRecord;
import vn.khuyenhoc.fund.ledger.Holdings;
import vn.khuyenhoc.fund.ledger.Holdings.Holding;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.kernel.sql.Valid;

/** What a successor has of a fund that was divided: its share of what is there when it confirms, for gifts may have come, or been taken back, since the transfer was prepared. */
@Component
class Dividing {
    static final long WHOLE = 10_000;

    private final DSLContext sql;
    private final Holdings holdings;

    Dividing(DSLContext sql, Holdings holdings) {
        this.sql = sql;
        this.holdings = holdings;
    }

    /**
     * Rounded down; exact however much there is.
     *
     * @param whole that {@code part} is of, at least as large
     */
    static long share(long amount, long part, long whole) {
        return amount / whole * part + amount % whole * part / whole;
    }

    /** Locks the fund; nothing where nothing is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Holding> part(FundTransferRecord transfer) {
        long free = holdings.of(transfer.getOrganizationId()).stream().filter(held -> held.account() == LedgerAccount.MONEY && held.earmark() == null).mapToLong(Holding::amount).sum();
        // Of a fund that goes on, what it was to give then; it may have spent it since.
        long amount = transfer.getShare() == null ? Math.min(transfer.getAmount(), free) : share(free, transfer.getShare(), WHOLE - taken(transfer.getOrganizationId()));
        return amount == 0 ? List.of() : List.of(new Holding(LedgerAccount.MONEY, null, amount));
    }

    /** The shares of those that have confirmed: an organization ends once, so they are of one division. */
    private long taken(long organization) {
        var t = FUND_TRANSFER;
        BigDecimal taken = sql.select(sum(t.SHARE)).from(t).where(t.ORGANIZATION_ID.eq(organization)).and(t.STATE.eq(TransferState.CONFIRMED)).and(Valid.known(t)).fetchSingle().value1();
        return taken == null ? 0 : taken.longValue();
    }
}
