package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/**
 * An organization came under an ancestor for some days, or no longer stands under it on them.
 *
 * @param sign 1 if it came, -1 if it went
 * @param from the first of the days
 * @param to the first day after them
 */
public record Regrouped(long ancestor, int depth, long descendant, LocalDate from, LocalDate to, int sign) {
    public Regrouped withSign(int other) {
        return new Regrouped(ancestor, depth, descendant, from, to, other);
    }

    private record Span(LocalDate from, LocalDate to) {}

    /** What facts of one organization, alike in the dimensions, add in a month. */
    private record Part(int month, List<?> dimensions, List<Long> amounts, int sign) {}

    /** Adds to a total, for each change, what the descendant's facts of those days add to the ancestor, or takes it away. */
    static void follow(KeptTotal total, List<Regrouped> changes, DSLContext sql) {
        Map<Span, Set<Long>> descendants = new HashMap<>();
        changes.forEach(change -> descendants.computeIfAbsent(change.days(), days -> new HashSet<>()).add(change.descendant()));
        Map<Span, Map<Long, List<Part>>> parts = new HashMap<>();
        descendants.forEach((days, ids) -> parts.put(days, parts(total, ids, days, sql)));
        TotalRows rows = new TotalRows(total);
        for (Regrouped change : changes) {
            for (Part part : parts.get(change.days()).getOrDefault(change.descendant(), List.of())) {
                rows.add(change.ancestor(), change.depth(), part.month(), part.dimensions(), part.amounts(), change.sign() * part.sign());
            }
        }
        rows.write(sql);
    }

    private Span days() {
        return new Span(from, to);
    }

    private static Map<Long, List<Part>> parts(KeptTotal total, Collection<Long> descendants, Span days, DSLContext sql) {
        Map<Long, List<Part>> parts = new HashMap<>();
        Field<LocalDate> begins = total.begins;
        Field<LocalDate> ends = total.ends;
        if (ends == null) {
            read(total, descendants, begins, begins.ge(days.from()).and(begins.lt(days.to())), 1, parts, sql);
            return parts;
        }
        Condition meet = begins.lt(days.to()).and(ends.gt(days.from()));
        read(total, descendants, greatest(begins, inline(days.from())), meet, 1, parts, sql);
        Field<LocalDate> end = least(ends, inline(days.to()));
        read(total, descendants, end, meet.and(end.lt(Days.FOREVER)), -1, parts, sql);
        return parts;
    }

    private static void read(KeptTotal total, Collection<Long> descendants, Field<LocalDate> on, Condition meet, int sign,
                             Map<Long, List<Part>> parts, DSLContext sql) {
        List<Field<?>> keys = SumsReader.keys(total.organizationOfFact(), KeptTotal.fields(total.dimensions, Column::ofFact));
        Field<Integer> month = year(on).mul(inline(100)).add(month(on));
        int dimensions = total.dimensions.size();
        List<Field<?>> groups = new ArrayList<>(keys);
        groups.add(month);
        for (Record row : sql.select(keys).select(month).select(SumsReader.sums(total, Column::ofFact, 1)).from(total.facts)
            .where(total.organizationOfFact().in(descendants)).and(meet).and(Valid.known(total.facts)).groupBy(groups).fetch()) {
            List<Object> values = IntStream.rangeClosed(1, dimensions).<@Nullable Object>mapToObj(row::get).toList();
            List<Long> amounts = IntStream.range(0, total.measures.size()).mapToObj(i -> row.get(2 + dimensions + i, Long.class)).toList();
            parts.computeIfAbsent(row.get(0, Long.class), organization -> new ArrayList<>())
                .add(new Part(row.get(1 + dimensions, Integer.class), values, amounts, sign));
        }
    }
}
