package vn.khuyenhoc.fund.year;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.year.YearFigures.Sum;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;

/** The entries of what happened in a year and counts in a later one. */
@Repository
public class LateEntries {
    private record Late(long act, int countedIn, Sum sum) {}

    private final DSLContext sql;

    LateEntries(DSLContext sql) {
        this.sql = sql;
    }

    @Public
    public RecordedLate of(long holder, int year) {
        return of(Set.of(holder), year).getOrDefault(holder, RecordedLate.NOTHING);
    }

    /** Of each holder's own fund, of those that have any. */
    @Public
    public Map<Long, RecordedLate> of(Set<Long> holders, int year) {
        var e = FUND_ENTRY;
        Map<Long, List<Late>> late = sql.select(e.ORGANIZATION_ID, e.ACT_ID, year(e.POSTED_ON), e.DEBIT, e.CREDIT, when(e.REVERSAL_OF.isNull(), inline(0)).otherwise(inline(1)), e.AMOUNT).from(e)
            .where(Keys.in(e.ORGANIZATION_ID, holders)).and(e.HAPPENED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).and(e.POSTED_ON.gt(LocalDate.of(year, 12, 31)))
            .fetch().stream().collect(groupingBy(row -> row.value1(), mapping(row -> new Late(row.value2(), row.value3(), new Sum(0, row.value4(), row.value5(), row.value6() == 1, row.value7())), toList())));
        Map<Long, RecordedLate> sums = new HashMap<>();
        late.forEach((holder, some) -> sums.put(holder, RecordedLate.of((int) some.stream().map(Late::act).distinct().count(), some.stream().map(Late::sum).toList(),
            some.stream().map(Late::countedIn).distinct().sorted().toList())));
        return sums;
    }
}
