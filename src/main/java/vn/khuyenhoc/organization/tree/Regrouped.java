package vn.khuyenhoc.organization.tree;

import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.sql.Keys;
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
    public Regrouped counted(int ancestorDepth, int times) {
        return new Regrouped(ancestor, ancestorDepth, descendant, from, to, times);
    }

    private record Span(LocalDate from, LocalDate to) {}

    private static final int CHUNK = 500;
    private static final int NEVER = Month.dayOf(Days.FOREVER);

    /** What facts of one organization, alike in the dimensions, add on a day, or of a flow in the month of that day. */
    private record Part(int day, List<?> dimensions, List<Long> amounts, int sign) {}

    /** Adds to totals, for each change, what the descendant's facts of those days add to the ancestor, or takes it away. */
    static void follow(List<KeptTotal> totals, List<Regrouped> changes, DSLContext sql) {
        Map<Span, Map<Long, List<Regrouped>>> byDays = changes.stream()
            .collect(groupingBy(change -> new Span(change.from(), change.to()), groupingBy(Regrouped::descendant)));
        for (KeptTotal total : totals) {
            TotalRows rows = new TotalRows(total);
            byDays.forEach((days, byDescendant) -> parts(total, byDescendant.keySet(), days, sql).forEach((descendant, parts) ->
                byDescendant.get(descendant).forEach(change -> parts.forEach(part ->
                    rows.add(change.ancestor(), change.depth(), part.day(), part.dimensions(), part.amounts(), change.sign() * part.sign())))));
            rows.write(sql);
        }
    }

    /** One pass over the facts: those alike in the day on which they begin, and in that on which they end, together. */
    private static Map<Long, List<Part>> parts(KeptTotal total, Collection<Long> descendants, Span days, DSLContext sql) {
        Field<LocalDate> begins = total.begins;
        Field<LocalDate> ends = total.ends;
        Condition meet = ends == null ? begins.ge(days.from()).and(begins.lt(days.to())) : begins.lt(days.to()).and(ends.gt(days.from()));
        Field<Integer> first = when(begins.le(inline(days.from())), inline(Month.dayOf(days.from()))).otherwise(day(begins, total));
        Field<Integer> last = ends == null ? inline(NEVER) : when(ends.ge(inline(days.to())), inline(Month.dayOf(days.to()))).otherwise(day(ends, total));
        List<Field<?>> keys = SumsReader.keys(total.organizationOfFact(), KeptTotal.fields(total.dimensions, Column::ofFact));
        keys.add(first);
        keys.add(last);
        Map<Long, List<Part>> parts = new HashMap<>();
        for (List<Long> some : chunks(descendants)) {
            read(total, keys, some, meet, ends == null, parts, sql);
        }
        return parts;
    }

    private static void read(KeptTotal total, List<Field<?>> keys, List<Long> descendants, Condition meet, boolean flow,
                             Map<Long, List<Part>> parts, DSLContext sql) {
        // An outer join, though none is one: H2 keeps its order, and so looks the facts up by their organization.
        Field<Long> movedId = ORGANIZATION_TREE.DESCENDANT_ID.as("moved_id");
        Table<?> moved = sql.selectDistinct(movedId).from(ORGANIZATION_TREE).where(Keys.in(ORGANIZATION_TREE.DESCENDANT_ID, descendants)).asTable("moved");
        for (Record row : sql.select(keys).select(SumsReader.sums(total, Column::ofFact, 1)).from(moved)
            .leftJoin(total.facts).on(total.organizationOfFact().eq(moved.field(movedId))).and(meet).and(Valid.known(total.facts))
            .where(total.organizationOfFact().isNotNull()).groupBy(flow ? keys.subList(0, keys.size() - 1) : keys).fetch()) {
            int dimensions = total.dimensions.size();
            List<Object> values = IntStream.rangeClosed(1, dimensions).<@Nullable Object>mapToObj(row::get).toList();
            List<Long> amounts = IntStream.range(0, total.measures.size()).mapToObj(i -> row.get(3 + dimensions + i, Long.class)).toList();
            List<Part> of = parts.computeIfAbsent(row.get(0, Long.class), organization -> new ArrayList<>());
            of.add(new Part(row.get(1 + dimensions, Integer.class), values, amounts, 1));
            if (row.get(2 + dimensions, Integer.class) < NEVER) {
                of.add(new Part(row.get(2 + dimensions, Integer.class), values, amounts, -1));
            }
        }
    }

    /** Some at a time, for the length of the statements. */
    private static List<List<Long>> chunks(Collection<Long> descendants) {
        List<Long> all = List.copyOf(descendants);
        return IntStream.range(0, (all.size() + CHUNK - 1) / CHUNK)
            .mapToObj(i -> all.subList(i * CHUNK, Math.min((i + 1) * CHUNK, all.size()))).toList();
    }

    private static Field<Integer> day(Field<LocalDate> day, KeptTotal total) {
        return year(day).mul(inline(10_000)).add(month(day).mul(inline(100))).add(total.stock() ? DSL.day(day) : inline(0));
    }
}
