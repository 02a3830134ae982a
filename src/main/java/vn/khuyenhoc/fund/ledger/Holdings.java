package vn.khuyenhoc.fund.ledger;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Of what a fund's balance is made up. */
@Repository
public class Holdings {
    private final DSLContext sql;
    private final Funds funds;

    Holdings(DSLContext sql, Funds funds) {
        this.sql = sql;
        this.funds = funds;
    }

    /**
     * A part of a balance.
     *
     * @param account MONEY or GOODS
     * @param earmark that it is for, or null
     * @param amount whole VND, more than 0
     */
    public record Holding(LedgerAccount account, @Nullable Long earmark, long amount) {}

    /** Locks the fund, so that it stays so until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Holding> of(long holder) {
        funds.lock(Set.of(holder));
        List<Holding> held = new ArrayList<>();
        var money = sum(Entries.change(LedgerAccount.MONEY));
        var goods = sum(Entries.change(LedgerAccount.GOODS));
        sql.select(FUND_ENTRY.EARMARK_ID, money, goods).from(FUND_ENTRY).where(FUND_ENTRY.ORGANIZATION_ID.eq(holder))
            .groupBy(FUND_ENTRY.EARMARK_ID).orderBy(FUND_ENTRY.EARMARK_ID).forEach(row -> {
                held.add(new Holding(LedgerAccount.MONEY, row.value1(), row.value2().longValue()));
                held.add(new Holding(LedgerAccount.GOODS, row.value1(), row.value3().longValue()));
            });
        return held.stream().filter(holding -> holding.amount() > 0).toList();
    }

    /** The first day, not before another one, from which on all that a fund holds now was there. Locks the fund as well. */
    @Transactional(propagation = Propagation.MANDATORY)
    public LocalDate allThere(long holder, LocalDate notBefore) {
        funds.lock(Set.of(holder));
        LocalDate last = sql.select(max(FUND_ENTRY.POSTED_ON)).from(FUND_ENTRY).where(FUND_ENTRY.ORGANIZATION_ID.eq(holder)).fetchSingle().value1();
        return last == null || last.isBefore(notBefore) ? notBefore : last;
    }
}
