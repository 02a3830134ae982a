package vn.khuyenhoc.fund.ledger;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.Holders;
import vn.khuyenhoc.organization.tree.View;

/** What the funds of organizations and of all below them hold together. */
@Repository
class SubtreeBalances {
    private final DSLContext sql;
    private final Days days;

    SubtreeBalances(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** Whole VND at the end of a day; a fund counts where its organization, or what became of it, stood on the day or stands today. */
    @Public
    Map<Long, Long> of(Set<Long> holders, View view) {
        LocalDate today = days.today();
        LocalDate standing = view.boundary() == Boundary.AS_NOW || view.day().isAfter(today) ? today : view.day();
        Map<Long, Long> balances = new HashMap<>();
        holders.forEach(holder -> balances.put(holder, 0L));
        balances.putAll(view.day().isBefore(today)
            ? sums(holders, standing, FUND_ENTRY, FUND_ENTRY.ORGANIZATION_ID, Entries.change(), FUND_ENTRY.POSTED_ON.le(view.day()))
            : sums(holders, standing, FUND_ACCOUNT, FUND_ACCOUNT.ORGANIZATION_ID, FUND_ACCOUNT.BALANCE, noCondition()));
        return balances;
    }

    private Map<Long, Long> sums(Set<Long> holders, LocalDate standing, Table<?> from, Field<Long> fund, Field<Long> amount, Condition which) {
        Holders tops = new Holders(holders);
        return sql.select(tops.holder(), sum(amount)).from(from).join(tops.table()).on(tops.hold(fund, val(standing)))
            .where(which).groupBy(tops.holder()).fetchMap(tops.holder(), row -> row.value2().longValue());
    }
}
