package vn.khuyenhoc.fund.verification;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_TRANSFER;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/** What funds hold and what is left of earmarks, beside what entries make up; where entries are wrong, beside what acts make up. */
@Repository
class HoldingsRead {
    private static final Field<BigDecimal> NOTHING = inline(BigDecimal.ZERO);

    private final DSLContext sql;

    HoldingsRead(DSLContext sql) {
        this.sql = sql;
    }

    /** Of funds that the caller may read. */
    @Public
    void compare(Map<Long, Reading> readings, Function<Field<Long>, Condition> of) {
        List<Long> astray = readings.values().stream().filter(Reading::astray).map(Reading::holder).toList();
        Map<Long, Long> acted = astray.isEmpty() ? Map.of() : acted(astray);
        Map<Long, Map<Long, Long>> left = left(of);
        Map<Long, List<Long>> otherThanGiven = otherThanGiven(of);
        Set<Long> wrong = astray.isEmpty() ? Set.of() : otherThanActed();
        readings.forEach((holder, reading) -> {
            FundAccountRecord fund = reading.fund();
            boolean excused = acted.containsKey(holder) && fund != null && fund.getBalance().equals(acted.get(holder)) && fund.getFreeMoney() + fund.getFreeGoods()
                + left.getOrDefault(holder, Map.of()).values().stream().mapToLong(Long::longValue).sum() == fund.getBalance();
            if (fund != null && !excused && !reading.held().isOf(fund)) {
                reading.nameHolding(null);
            }
            Set<Long> other = reading.held().otherThan(left.getOrDefault(holder, Map.of()));
            other.removeIf(earmark -> acted.containsKey(holder) && !wrong.contains(earmark));
            other.addAll(otherThanGiven.getOrDefault(holder, List.of()));
            other.forEach(earmark -> reading.nameHolding(new GlobalId("Earmark", earmark)));
        });
    }

    /** What is left of earmarks, by the fund that has them. */
    private Map<Long, Map<Long, Long>> left(Function<Field<Long>, Condition> of) {
        var m = FUND_EARMARK;
        Map<Long, Map<Long, Long>> left = new HashMap<>();
        sql.select(m.ORGANIZATION_ID, m.ID, m.LEFT_AMOUNT).from(m).where(of.apply(m.ORGANIZATION_ID)).and(m.LEFT_AMOUNT.ne(0L))
            .forEach(row -> left.computeIfAbsent(row.value1(), holder -> new HashMap<>()).put(row.value2(), row.value3()));
        return left;
    }

    /** Earmarks of another amount or purpose than the contribution that brought them, by their fund. */
    private Map<Long, List<Long>> otherThanGiven(Function<Field<Long>, Condition> of) {
        var m = FUND_EARMARK;
        var c = FUND_CONTRIBUTION;
        return sql.select(m.ORGANIZATION_ID, m.ID).from(m).leftJoin(c).on(c.ID.eq(m.CONTRIBUTION_ID)).where(of.apply(m.ORGANIZATION_ID))
            .and(c.ID.isNull().or(m.AMOUNT.ne(c.AMOUNT)).or(coalesce(m.PURPOSE.cast(c.EARMARKED_FOR.getDataType()), inline("ANY")).ne(c.EARMARKED_FOR)))
            .orderBy(m.ID).fetchGroups(m.ORGANIZATION_ID, m.ID);
    }

    /** What contributions, rounds and transfers make up of each fund. */
    private Map<Long, Long> acted(Collection<Long> holders) {
        var t = FUND_TRANSFER;
        Condition moved = t.CONFIRMED_AT.isNotNull().and(Valid.known(t));
        Map<Long, Long> acted = new HashMap<>();
        holders.forEach(holder -> acted.put(holder, 0L));
        add(acted, FUND_CONTRIBUTION, FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_CONTRIBUTION.AMOUNT, noCondition());
        add(acted, FUND_GRANT_PAYMENT, FUND_GRANT_PAYMENT.ORGANIZATION_ID, FUND_GRANT_PAYMENT.AMOUNT.neg(), noCondition());
        add(acted, t, t.ORGANIZATION_ID, t.AMOUNT.neg(), moved);
        add(acted, t, t.TO_ORGANIZATION_ID, t.AMOUNT, moved);
        return acted;
    }

    private void add(Map<Long, Long> sums, Table<?> acts, Field<Long> holder, Field<Long> amount, Condition which) {
        sql.select(holder, coalesce(sum(amount), NOTHING)).from(acts).where(Keys.in(holder, List.copyOf(sums.keySet()))).and(which).groupBy(holder)
            .forEach(row -> sums.merge(row.value1(), row.value2().longValue(), Long::sum));
    }

    /** The earmarks of which something else is left than contributions brought and rounds did not spend. */
    private Set<Long> otherThanActed() {
        var m = FUND_EARMARK;
        var c = FUND_CONTRIBUTION;
        var p = FUND_GRANT_PAYMENT;
        var brought = field(select(coalesce(sum(c.AMOUNT), NOTHING)).from(c).where(c.ID.eq(m.CONTRIBUTION_ID).or(c.REVERSAL_OF.eq(m.CONTRIBUTION_ID))));
        var spent = field(select(coalesce(sum(p.AMOUNT), NOTHING)).from(p).join(FUND_GRANT).on(FUND_GRANT.ID.eq(p.GRANT_ID)).where(FUND_GRANT.EARMARK_ID.eq(m.ID)));
        return sql.select(m.ID).from(m).where(m.LEFT_AMOUNT.cast(BigDecimal.class).ne(brought.minus(spent))).fetchSet(m.ID);
    }
}
