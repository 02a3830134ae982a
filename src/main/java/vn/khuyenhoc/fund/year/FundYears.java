package vn.khuyenhoc.fund.year;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_YEAR;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.jooq.tables.records.FundYearRecord;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.year.YearFigures.Sum;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** The years of funds, with what their entries add up to. */
@Repository
public class FundYears {
    private final DSLContext sql;
    private final Days days;

    FundYears(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** A year of each holder's own fund; a holder without a fund is missing. */
    @Public
    public Map<Long, FundYear> of(Set<Long> holders, int year) {
        Map<Long, YearFigures> figures = figures(holders, year);
        Map<Long, FundYearRecord> known = sql.selectFrom(FUND_YEAR)
            .where(Keys.in(FUND_YEAR.ORGANIZATION_ID, holders)).and(FUND_YEAR.IN_YEAR.eq(year)).and(Valid.known(FUND_YEAR)).fetchMap(FUND_YEAR.ORGANIZATION_ID);
        Map<Long, Map<GrantPurpose, Integer>> turns = turns(holders, year);
        Map<Long, FundYear> years = new HashMap<>();
        figures.forEach((holder, own) -> years.put(holder, own.of(holder, year, known.get(holder), turns.getOrDefault(holder, Map.of()))));
        return years;
    }

    /** All entries of each fund up to the end of the year, in one statement: those before it make up the opening balance. */
    private Map<Long, YearFigures> figures(Set<Long> holders, int year) {
        var e = FUND_ENTRY;
        Field<Integer> month = when(e.POSTED_ON.lt(LocalDate.of(year, 1, 1)), inline(0)).otherwise(month(e.POSTED_ON)).as("posted_month");
        Field<Integer> reversal = when(e.REVERSAL_OF.isNull(), inline(0)).otherwise(inline(1)).as("reversal");
        Map<Long, YearFigures> figures = new HashMap<>();
        sql.select(FUND_ACCOUNT.ORGANIZATION_ID, month, e.DEBIT, e.CREDIT, reversal, sum(e.AMOUNT)).from(FUND_ACCOUNT)
            .leftJoin(e).on(e.ORGANIZATION_ID.eq(FUND_ACCOUNT.ORGANIZATION_ID)).and(e.POSTED_ON.le(LocalDate.of(year, 12, 31)))
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).groupBy(FUND_ACCOUNT.ORGANIZATION_ID, month, e.DEBIT, e.CREDIT, reversal)
            .forEach(row -> {
                YearFigures own = figures.computeIfAbsent(row.value1(), holder -> new YearFigures());
                if (row.value3() != null) {
                    own.add(new Sum(row.value2(), row.value3(), row.value4(), row.value5() == 1, row.value6().longValue()));
                }
            });
        return figures;
    }

    /** Turns of the grants that were posted in the year, less those of grants that were taken back in it; a grant may have several entries. */
    private Map<Long, Map<GrantPurpose, Integer>> turns(Set<Long> holders, int year) {
        var e = FUND_ENTRY;
        var taken = FUND_ENTRY.as("taken_back");
        var posted = selectDistinct(e.ORGANIZATION_ID.as("holder"), e.ACT_ID.as("act"), inline(1).as("sign")).from(e)
            .where(Keys.in(e.ORGANIZATION_ID, holders)).and(in(year, e.POSTED_ON)).and(spending(e.DEBIT))
            .unionAll(selectDistinct(e.ORGANIZATION_ID, taken.ACT_ID, inline(-1)).from(e).join(taken).on(taken.ID.eq(e.REVERSAL_OF))
                .where(Keys.in(e.ORGANIZATION_ID, holders)).and(in(year, e.POSTED_ON)).and(spending(e.CREDIT))).asTable("posted");
        Field<Long> holder = posted.field("holder", Long.class);
        Map<Long, Map<GrantPurpose, Integer>> turns = new HashMap<>();
        sql.select(holder, FUND_GRANT.PURPOSE, sum(FUND_GRANT.TURNS.mul(posted.field("sign", Integer.class)))).from(posted)
            .join(FUND_GRANT).on(FUND_GRANT.ID.eq(posted.field("act", Long.class))).groupBy(holder, FUND_GRANT.PURPOSE)
            .forEach(row -> turns.computeIfAbsent(row.value1(), of -> new EnumMap<>(GrantPurpose.class)).put(row.value2(), row.value3().intValue()));
        return turns;
    }

    private static Condition in(int year, Field<LocalDate> day) {
        return day.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Condition spending(Field<LedgerAccount> side) {
        return side.in(Arrays.stream(GrantPurpose.values()).map(LedgerAccount::of).toList());
    }

    /** Those of the holders whose funds stand within a scope today: whoever is above an organization looks after the books that it left. */
    public Set<Long> within(Scope scope, Set<Long> holders) {
        return sql.select(FUND_ACCOUNT.ORGANIZATION_ID).from(FUND_ACCOUNT)
            .where(Keys.in(FUND_ACCOUNT.ORGANIZATION_ID, holders)).and(Subtree.of(scope, FUND_ACCOUNT.ORGANIZATION_ID, val(days.today())))
            .fetchSet(FUND_ACCOUNT.ORGANIZATION_ID);
    }
}
