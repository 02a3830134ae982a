package vn.khuyenhoc.fund.pledge;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_FULFILMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;

import java.time.LocalDate;

import org.jooq.Condition;
import org.jooq.Field;

/** How much of a pledge came in, and what that makes of it; in SQL, so that lists can be filtered by it. */
final class Kept {
    /** By {@code fund_fulfilment_pledge_ix}; a contribution is taken back as a whole, so one that was counts for nothing. */
    static final Field<Long> FULFILLED = fulfilled();
    static final Field<String> STATE = when(FUND_PLEDGE.CANCELLED_ON.isNotNull(), inline(PledgeState.CANCELLED.name()))
        .when(FULFILLED.ge(FUND_PLEDGE.AMOUNT), inline(PledgeState.FULFILLED.name()))
        .when(FULFILLED.gt(inline(0L)), inline(PledgeState.PART_FULFILLED.name())).otherwise(inline(PledgeState.OPEN.name()));

    private Kept() {}

    private static Field<Long> fulfilled() {
        var c = FUND_CONTRIBUTION.as("given");
        var back = FUND_CONTRIBUTION.as("given_back");
        return field(select(coalesce(sum(c.AMOUNT).coerce(Long.class), inline(0L))).from(FUND_FULFILMENT).join(c).on(c.ID.eq(FUND_FULFILMENT.CONTRIBUTION_ID))
            .where(FUND_FULFILMENT.PLEDGE_ID.eq(FUND_PLEDGE.ID)).and(notExists(selectOne().from(back).where(back.REVERSAL_OF.eq(c.ID)))));
    }

    /** Never null: a pledge without a day is never overdue. */
    static Condition overdue(LocalDate today) {
        var p = FUND_PLEDGE;
        return p.DUE_ON.isNotNull().and(p.DUE_ON.lt(today)).and(p.CANCELLED_ON.isNull()).and(FULFILLED.lt(p.AMOUNT));
    }
}
