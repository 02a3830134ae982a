package vn.khuyenhoc.fund.ledger;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Subtree;

/** The entries, listed, and added up as of a day. */
@Repository
class Entries {
    private final DSLContext sql;
    private final Listing<LedgerEntry> listing;

    Entries(DSLContext sql) {
        this.sql = sql;
        var e = FUND_ENTRY;
        this.listing = new Listing<>(sql, e, e.ID, e.ORGANIZATION_ID, e, List.of(e.fields()), Entries::view)
            .personal(scope -> Subtree.of(scope, e.ORGANIZATION_ID, e.HAPPENED_ON))
            .filteredBy(Criteria.on().oneOf("debit", e.DEBIT).oneOf("credit", e.CREDIT).range("amount", e.AMOUNT).range("happenedOn", e.HAPPENED_ON).range("postedOn", e.POSTED_ON))
            .orderedBy(Orders.by().field("PLACE", e.PLACE).field("POSTED_ON", e.POSTED_ON).field("AMOUNT", e.AMOUNT));
    }

    private static LedgerEntry view(Record row) {
        var e = FUND_ENTRY;
        return new LedgerEntry(row.get(e.ID), row.get(e.PLACE), row.get(e.DEBIT), row.get(e.CREDIT), row.get(e.AMOUNT), row.get(e.HAPPENED_ON), row.get(e.POSTED_ON),
            row.get(e.RECORDED_AT), row.get(e.ACT_ID), row.get(e.REVERSAL_OF), row.get(e.HASH), new OrganizationId(row.get(e.ORGANIZATION_ID)));
    }

    /** What an entry adds to all that its fund holds. */
    static Field<Long> change() {
        return change(LedgerAccount.MONEY).plus(change(LedgerAccount.GOODS));
    }

    /** What an entry adds to an account. */
    static Field<Long> change(LedgerAccount account) {
        return when(FUND_ENTRY.DEBIT.eq(account), FUND_ENTRY.AMOUNT).when(FUND_ENTRY.CREDIT.eq(account), FUND_ENTRY.AMOUNT.neg()).otherwise(inline(0L));
    }

    Map<Long, Page<LedgerEntry>> of(Set<Long> holders, PageRequest page) {
        return listing.pages(holders, noCondition(), page);
    }

    List<LedgerEntry> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** The acts that posted entries, by theirs. */
    @Public
    Map<Long, Long> acts(Collection<Long> entries) {
        return sql.select(FUND_ENTRY.ID, FUND_ENTRY.ACT_ID).from(FUND_ENTRY).where(Keys.in(FUND_ENTRY.ID, entries)).fetchMap(FUND_ENTRY.ID, FUND_ENTRY.ACT_ID);
    }

    /** What each fund held at the end of a day, whole VND. */
    @Public
    Map<Long, Long> balances(Set<Long> holders, LocalDate day) {
        return sql.select(FUND_ENTRY.ORGANIZATION_ID, sum(change())).from(FUND_ENTRY)
            .where(Keys.in(FUND_ENTRY.ORGANIZATION_ID, holders)).and(FUND_ENTRY.POSTED_ON.le(day)).groupBy(FUND_ENTRY.ORGANIZATION_ID)
            .fetchMap(FUND_ENTRY.ORGANIZATION_ID, row -> row.value2().longValue());
    }
}
