package vn.khuyenhoc.fund.ledger;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;

/** What is taken on a day that is over must have been there, on that day and on each one since. */
@Repository
class PastDays {
    /** What is spent together: money or goods of a fund, free or of one earmark. */
    private record Pocket(long organization, @Nullable Long earmark, LedgerAccount account) {
        static Pocket of(Posting posting) {
            return new Pocket(posting.organization(), posting.earmark(), posting.debit().held() ? posting.debit() : posting.credit());
        }
    }

    private final DSLContext sql;
    private final Days days;

    PastDays(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /**
     * Of entries that are written, in funds that are locked. Today's are held to what the fund holds now, and cost nothing here.
     *
     * @throws Refusal FUND_INSUFFICIENT_THEN with the first day on which less than nothing would have been there
     */
    @Public
    void refuseShort(List<Posting> postings) {
        Map<Pocket, LocalDate> taken = postings.stream().filter(posting -> posting.change() < 0 && posting.postedOn().isBefore(days.today()))
            .collect(toMap(Pocket::of, Posting::postedOn, (one, other) -> one.isBefore(other) ? one : other));
        if (taken.isEmpty()) {
            return;
        }
        var e = FUND_ENTRY;
        var entry = select(e.ORGANIZATION_ID, e.EARMARK_ID, when(e.DEBIT.in(LedgerAccount.MONEY, LedgerAccount.GOODS), e.DEBIT).otherwise(e.CREDIT).as("account"), e.POSTED_ON,
            Entries.change().as("change")).from(e).where(of(taken.keySet())).asTable("entry");
        Field<?>[] pocket = {entry.field(e.ORGANIZATION_ID), entry.field(e.EARMARK_ID), entry.field("account")};
        Field<BigDecimal> held = sum(sum(entry.field("change", Long.class))).over().partitionBy(pocket).orderBy(entry.field(e.POSTED_ON));
        var day = select(pocket).select(entry.field(e.POSTED_ON), held.as("held")).from(entry).groupBy(entry.field(e.ORGANIZATION_ID), entry.field(e.EARMARK_ID), entry.field("account"), entry.field(e.POSTED_ON)).asTable("day");
        sql.select(day.field(e.ORGANIZATION_ID), day.field(e.EARMARK_ID), day.field("account", e.DEBIT.getDataType()), day.field(e.POSTED_ON)).from(day)
            .where(day.field("held", BigDecimal.class).lt(BigDecimal.ZERO)).and(day.field(e.POSTED_ON).ge(Collections.min(taken.values()))).orderBy(day.field(e.POSTED_ON))
            .forEach(row -> {
                LocalDate since = taken.get(new Pocket(row.value1(), row.value2(), row.value3()));
                if (since != null && !row.value4().isBefore(since)) {
                    throw new Refusal("FUND_INSUFFICIENT_THEN", "on", row.value4());
                }
            });
    }

    private static Condition of(Set<Pocket> pockets) {
        var e = FUND_ENTRY;
        Set<Long> earmarks = pockets.stream().map(Pocket::earmark).filter(Objects::nonNull).collect(toSet());
        boolean free = pockets.stream().anyMatch(pocket -> pocket.earmark() == null);
        Condition which = earmarks.isEmpty() ? noCondition() : Keys.in(e.EARMARK_ID, earmarks);
        return Keys.in(e.ORGANIZATION_ID, pockets.stream().map(Pocket::organization).collect(toSet())).and(free ? which.or(e.EARMARK_ID.isNull()) : which);
    }
}
