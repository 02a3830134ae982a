package vn.khuyenhoc.fund.verification;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.jooq.tables.FundGrantPayment;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;

/** Contributions and rounds as witnesses: each has one entry, which says what it says, and each entry is of one. */
@Repository
class Acts {
    private final DSLContext sql;

    Acts(DSLContext sql) {
        this.sql = sql;
    }

    /** Of funds that the caller may read. */
    @Public
    void hear(Function<Field<Long>, Condition> of, Testimony told) {
        contributions(of, told);
        rounds(of, told);
    }

    private static Condition moves(LedgerAccount account) {
        return FUND_ENTRY.DEBIT.eq(account).or(FUND_ENTRY.CREDIT.eq(account));
    }

    private static Condition ofContribution() {
        return moves(LedgerAccount.CONTRIBUTIONS);
    }

    /** Money or goods, as the act says. */
    private static Condition holds(Condition goods) {
        return goods.and(moves(LedgerAccount.GOODS)).or(goods.not().and(moves(LedgerAccount.MONEY)));
    }

    /** Whether an entry takes back the one that another act posted; where that is gone, it is the one that is named. */
    private static Condition reverses(Field<Long> act) {
        var other = FUND_ENTRY.as("taken_back");
        Condition ofAct = other.ACT_ID.eq(act).and(other.ORGANIZATION_ID.eq(FUND_ENTRY.ORGANIZATION_ID));
        return FUND_ENTRY.REVERSAL_OF.isNotNull().and(act.isNotNull()).and(exists(selectOne().from(other).where(ofAct).and(other.ID.eq(FUND_ENTRY.REVERSAL_OF)))
            .or(notExists(selectOne().from(other).where(ofAct))));
    }

    private void contributions(Function<Field<Long>, Condition> of, Testimony told) {
        var e = FUND_ENTRY;
        var c = FUND_CONTRIBUTION;
        var m = FUND_EARMARK;
        var said = selectOne().from(c).leftJoin(m).on(m.CONTRIBUTION_ID.eq(coalesce(c.REVERSAL_OF, c.ID))).where(c.ID.eq(e.ACT_ID)).and(c.ORGANIZATION_ID.eq(e.ORGANIZATION_ID))
            .and(c.AMOUNT.eq(when(e.CREDIT.eq(LedgerAccount.CONTRIBUTIONS), e.AMOUNT).otherwise(e.AMOUNT.neg()))).and(holds(c.KIND.eq(ContributionKind.IN_KIND)))
            .and(c.RECEIVED_ON.eq(e.HAPPENED_ON)).and(c.POSTED_ON.eq(e.POSTED_ON)).and(m.ID.isNotDistinctFrom(e.EARMARK_ID))
            .and(c.REVERSAL_OF.isNull().and(e.REVERSAL_OF.isNull()).or(reverses(c.REVERSAL_OF)));
        sql.select(e.ID, e.ACT_ID).from(e).where(of.apply(e.ORGANIZATION_ID)).and(ofContribution()).and(notExists(said))
            .forEach(entry -> told.dispute(entry.value1(), new GlobalId("Contribution", entry.value2())));
    }

    private static Condition notPosted(Field<Long> act, Field<Long> holder) {
        return notExists(selectOne().from(FUND_ENTRY).where(FUND_ENTRY.ACT_ID.eq(act)).and(FUND_ENTRY.ORGANIZATION_ID.eq(holder)));
    }

    private static Condition spends(Field<GrantPurpose> purpose, Field<LedgerAccount> on) {
        return or(Arrays.stream(GrantPurpose.values()).map(each -> purpose.eq(each).and(on.eq(LedgerAccount.of(each)))).toList());
    }

    /** Is no reversal. H2 takes the unique column without a value for one row, and looked at all payments for each entry (1.3 s of 2.3). */
    private static Condition first(FundGrantPayment payment) {
        return coalesce(payment.REVERSAL_OF, inline(0L)).eq(inline(0L));
    }

    /** What a round paid, or got back. */
    private static Select<Record1<Integer>> said(boolean back) {
        var e = FUND_ENTRY;
        var p = FUND_GRANT_PAYMENT;
        var g = FUND_GRANT;
        return selectOne().from(p).join(g).on(g.ID.eq(p.GRANT_ID)).where(back ? p.ID.eq(e.ACT_ID).and(p.REVERSAL_OF.isNotNull()) : p.GRANT_ID.eq(e.ACT_ID).and(first(p)))
            .and(p.ORGANIZATION_ID.eq(e.ORGANIZATION_ID)).and(p.AMOUNT.eq(back ? e.AMOUNT.neg() : e.AMOUNT)).and(spends(p.PURPOSE, back ? e.CREDIT : e.DEBIT)).and(holds(g.IN_KIND.isTrue()))
            .and(p.PAID_ON.eq(e.POSTED_ON)).and(e.HAPPENED_ON.eq(back ? g.ENDED_ON : g.PAID_ON)).and(e.EARMARK_ID.isNotDistinctFrom(g.EARMARK_ID))
            .and(back ? reverses(g.ID) : e.REVERSAL_OF.isNull());
    }

    private void rounds(Function<Field<Long>, Condition> of, Testimony told) {
        var e = FUND_ENTRY;
        var got = FUND_GRANT_PAYMENT.as("got");
        sql.select(e.ID, coalesce(got.GRANT_ID, e.ACT_ID)).from(e).leftJoin(got).on(got.ID.eq(e.ACT_ID)).where(of.apply(e.ORGANIZATION_ID)).and(ofContribution().or(moves(LedgerAccount.TRANSFERS)).not())
            .and(notExists(said(false))).and(notExists(said(true)))
            .forEach(entry -> told.dispute(entry.value1(), new GlobalId("Grant", entry.value2())));
    }

    /** How many entries each fund should have of contributions and rounds. */
    @Public
    Map<Long, Integer> counts(Function<Field<Long>, Condition> of) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Field<Long> holder : List.of(FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_GRANT_PAYMENT.ORGANIZATION_ID)) {
            sql.select(holder, count()).from(((TableField<?, Long>) holder).getTable()).where(of.apply(holder)).groupBy(holder)
                .forEach(row -> counts.merge(row.value1(), row.value2(), Integer::sum));
        }
        return counts;
    }

    /** Contributions and rounds of which the funds have no entry. */
    @Public
    void missing(Collection<Long> holders, Testimony told) {
        var c = FUND_CONTRIBUTION;
        var p = FUND_GRANT_PAYMENT;
        sql.select(c.ORGANIZATION_ID, c.ID).from(c).where(Keys.in(c.ORGANIZATION_ID, holders)).and(notPosted(c.ID, c.ORGANIZATION_ID)).orderBy(c.ID)
            .forEach(act -> told.miss(act.value1(), new GlobalId("Contribution", act.value2())));
        sql.select(p.ORGANIZATION_ID, p.GRANT_ID).from(p).where(Keys.in(p.ORGANIZATION_ID, holders))
            .and(notPosted(when(p.REVERSAL_OF.isNull(), p.GRANT_ID).otherwise(p.ID), p.ORGANIZATION_ID)).orderBy(p.ID)
            .forEach(act -> told.miss(act.value1(), new GlobalId("Grant", act.value2())));
    }
}
