package vn.khuyenhoc.fund.ledger;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;

import java.time.LocalDate;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.organization.SuccessionConcern;

/** Funds that hold money when their holders end; it is to be handed over. */
@Repository
class BalancesToHandOver implements SuccessionConcern {
    private final DSLContext sql;

    BalancesToHandOver(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Public
    public Concern of(Set<Long> organizations, LocalDate day) {
        return sql.select(count(), sum(FUND_ACCOUNT.BALANCE)).from(FUND_ACCOUNT)
            .where(FUND_ACCOUNT.ORGANIZATION_ID.in(organizations)).and(FUND_ACCOUNT.BALANCE.gt(0L))
            .fetchSingle(row -> new Concern("FUND_BALANCE", row.value1(), row.value2() == null ? 0L : row.value2().longValue()));
    }
}
