package vn.khuyenhoc.fund.account;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;

/** What is left in a fund is what came in less what was paid. */
@Component
class BalancesAddUp implements ConsistencyCheck {
    private final DSLContext sql;

    BalancesAddUp(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Difference> differences() {
        var movements = sql.select(FUND_ACCOUNT.ORGANIZATION_ID.as("holder"), FUND_ACCOUNT.BALANCE.as("kept"), inline(0L).as("moved")).from(FUND_ACCOUNT)
            .unionAll(sql.select(FUND_CONTRIBUTION.ORGANIZATION_ID, inline(0L), FUND_CONTRIBUTION.AMOUNT).from(FUND_CONTRIBUTION))
            .unionAll(sql.select(FUND_GRANT.ORGANIZATION_ID, inline(0L), FUND_GRANT.AMOUNT.neg()).from(FUND_GRANT))
            .asTable("movements");
        var holder = movements.field("holder", Long.class);
        var kept = sum(movements.field("kept", Long.class));
        var moved = sum(movements.field("moved", Long.class));
        return sql.select(holder, kept, moved).from(movements).groupBy(holder).having(kept.ne(moved))
            .fetch(row -> new Difference("fund_account.balance", String.valueOf(row.value1()), row.value2().longValue(), row.value3().longValue()));
    }
}
