package vn.khuyenhoc.fund.recipient;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_RECIPIENT;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.Holders;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.View;

/** Counts people where turns are summed elsewhere: somebody in three lists of a subtree is one. */
@Repository
public class DistinctRecipients {
    /** Of fewer than this the public learns nothing: whoever knows one of them would know the others. */
    public static final int FEWEST = 5;

    private final DSLContext sql;
    private final Days days;

    DistinctRecipients(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /**
     * Whom lists name of the rounds that were paid in a year, and not taken back in it, under each of the holders.
     *
     * @param scope where the caller may read what is not public: elsewhere small rounds are left out
     */
    public Map<Long, Integer> inYear(Set<Long> holders, View view, Scope scope) {
        var p = FUND_GRANT_PAYMENT;
        var l = FUND_GRANT_RECIPIENT;
        Holders tops = new Holders(holders);
        Field<LocalDate> day = view.boundary() == Boundary.AS_WAS ? p.PAID_ON : val(days.today());
        return sql.select(tops.holder(), countDistinct(l.RECIPIENT_ID)).from(p)
            .join(tops.table()).on(tops.hold(p.ORGANIZATION_ID, day))
            .join(l).on(l.GRANT_ID.eq(p.GRANT_ID)).and(Valid.known(l))
            .where(p.PAID_ON.between(view.day().withDayOfYear(1), view.day())).and(counted(view.day(), scope))
            .groupBy(tops.holder()).fetchMap(tops.holder(), countDistinct(l.RECIPIENT_ID));
    }

    /** Of which payments people are counted at the end of a day: of those not taken back by then, and of few to nobody but who may see them. */
    public static Condition counted(LocalDate day, Scope scope) {
        var p = FUND_GRANT_PAYMENT;
        return p.REVERSAL_OF.isNull().and(stillPaid(day)).and(p.TURNS.ge((long) FEWEST).or(Subtree.of(scope, p.ORGANIZATION_ID, p.PAID_ON)));
    }

    private static Condition stillPaid(LocalDate day) {
        var reversal = FUND_GRANT_PAYMENT.as("reversal");
        return notExists(selectOne().from(reversal).where(reversal.REVERSAL_OF.eq(FUND_GRANT_PAYMENT.ID)).and(reversal.PAID_ON.le(day)));
    }
}
