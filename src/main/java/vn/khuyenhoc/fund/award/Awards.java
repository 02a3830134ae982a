package vn.khuyenhoc.fund.award;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_AWARD;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_AWARD_ATTEMPT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.award.CommendationPayment.State;
import vn.khuyenhoc.fund.jooq.tables.records.FundAwardRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.InPlace;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;

/** What funds owe for commendations, and each attempt to pay it. */
@Repository
class Awards {
    private final DSLContext sql;
    private final Days days;

    Awards(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void owe(List<FundAwardRecord> awards) {
        Rows.insert(sql, awards);
    }

    /** Locks it until the transaction ends: whoever else would pay it, waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable FundAwardRecord locked(long commendation) {
        return sql.selectFrom(FUND_AWARD).where(FUND_AWARD.COMMENDATION_ID.eq(commendation)).forUpdate().fetchOne();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean paid(FundAwardRecord award) {
        var a = FUND_AWARD_ATTEMPT;
        return sql.fetchExists(a, a.AWARD_ID.eq(award.getId()).and(a.PAID.eq(1)));
    }

    void succeeded(FundAwardRecord award, long grant) {
        Rows.append(sql, List.of(FUND_AWARD_ATTEMPT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setAwardId(award.getId()).setPaid(1).setGrantId(grant)));
    }

    void failed(FundAwardRecord award, Refusal why) {
        Object[] named = why.named();
        Rows.append(sql, List.of(FUND_AWARD_ATTEMPT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setAwardId(award.getId())
            .setRefusal(why.code()).setDetail(named.length < 2 ? null : String.valueOf(named[1]))));
    }

    /** What is not paid yet is owed by another fund from now on. */
    void handOver(Map<Long, Long> successors) {
        var a = FUND_AWARD;
        var paid = FUND_AWARD_ATTEMPT;
        successors.forEach((from, to) -> InPlace.change(sql, a.newRecord().setOrganizationId(to),
            a.ORGANIZATION_ID.eq(from).andNotExists(sql.selectOne().from(paid).where(paid.AWARD_ID.eq(a.ID)).and(paid.PAID.eq(1))), days.now()));
    }

    /** By commendation: the payment, or else the last attempt. */
    @Public
    Map<Long, CommendationPayment> of(Collection<Long> commendations) {
        var attempt = FUND_AWARD_ATTEMPT;
        Map<Long, CommendationPayment> payments = new HashMap<>();
        sql.select(FUND_AWARD.COMMENDATION_ID, FUND_AWARD.AMOUNT, attempt.REFUSAL, attempt.DETAIL, attempt.GRANT_ID, FUND_GRANT.PAID_ON, FUND_GRANT.STATE).from(FUND_AWARD)
            .leftJoin(attempt).on(attempt.AWARD_ID.eq(FUND_AWARD.ID)).leftJoin(FUND_GRANT).on(FUND_GRANT.ID.eq(attempt.GRANT_ID)).and(Valid.known(FUND_GRANT))
            .where(Keys.in(FUND_AWARD.COMMENDATION_ID, commendations)).orderBy(attempt.ID)
            .forEach(row -> payments.put(row.get(FUND_AWARD.COMMENDATION_ID), view(row)));
        return payments;
    }

    private static CommendationPayment view(Record row) {
        var attempt = FUND_AWARD_ATTEMPT;
        State state = row.get(attempt.GRANT_ID) == null ? row.get(attempt.REFUSAL) == null ? State.WAITING : State.FAILED
            : row.get(FUND_GRANT.STATE) == GrantState.REVERSED ? State.REVERSED : State.PAID;
        return new CommendationPayment(state, row.get(FUND_AWARD.AMOUNT), row.get(attempt.REFUSAL), row.get(attempt.DETAIL), row.get(FUND_GRANT.PAID_ON), row.get(attempt.GRANT_ID));
    }
}
