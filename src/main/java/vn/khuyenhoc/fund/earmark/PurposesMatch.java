package vn.khuyenhoc.fund.earmark;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;

/** What a contribution says that it is for is what its earmark says, or that of the contribution that it takes back. */
@Component
class PurposesMatch implements ConsistencyCheck {
    private final DSLContext sql;

    PurposesMatch(DSLContext sql) {
        this.sql = sql;
    }

    /** The whole amount is told as one too many under the purpose. */
    @Override
    public List<Difference> differences() {
        var c = FUND_CONTRIBUTION;
        var e = FUND_EARMARK;
        return sql.select(c.ID, c.AMOUNT).from(c).leftJoin(e).on(e.CONTRIBUTION_ID.eq(coalesce(c.REVERSAL_OF, c.ID)))
            .where(c.EARMARKED_FOR.ne(coalesce(e.PURPOSE.coerce(String.class), inline("ANY"))))
            .fetch(row -> new Difference("fund_contribution.earmarked_for", String.valueOf(row.value1()), row.value2(), 0));
    }
}
