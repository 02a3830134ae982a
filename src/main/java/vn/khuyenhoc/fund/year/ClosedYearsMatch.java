package vn.khuyenhoc.fund.year;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_YEAR;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.kernel.sql.Valid;

/** The year up to which a fund takes nothing any more is the last one that is closed. */
@Component
class ClosedYearsMatch implements ConsistencyCheck {
    private final DSLContext sql;

    ClosedYearsMatch(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Difference> differences() {
        var a = FUND_ACCOUNT;
        var kept = coalesce(a.CLOSED_YEAR, inline(0));
        var last = coalesce(max(FUND_YEAR.IN_YEAR), inline(0));
        return sql.select(a.ORGANIZATION_ID, kept, last).from(a)
            .leftJoin(FUND_YEAR).on(FUND_YEAR.ORGANIZATION_ID.eq(a.ORGANIZATION_ID)).and(Valid.known(FUND_YEAR))
            .groupBy(a.ORGANIZATION_ID, a.CLOSED_YEAR).having(kept.ne(last))
            .fetch(row -> new Difference("fund_account.closed_year", String.valueOf(row.value1()), row.value2(), row.value3()));
    }
}
