package vn.khuyenhoc.organization.tree;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/**
 * Keeps figures of every subtree added up by month, so that a figure at any date is a sum over the months of one
 * organization and the facts of the month under way, however many facts there are (ADR 0003).
 */
@Component
public class KeptTotals implements ConsistencyCheck {
    private final DSLContext sql;
    private final List<KeptTotal> kept = new CopyOnWriteArrayList<>();

    KeptTotals(DSLContext sql) {
        this.sql = sql;
    }

    /** Makes a total known to the consistency check; called once for each by the feature that owns it. */
    public KeptTotal keep(KeptTotal total) {
        kept.add(total);
        return total;
    }

    /**
     * Adds to the total of every ancestor, in the transaction that writes the facts.
     *
     * @throws Refusal ORGANIZATION_NOT_ACTIVE if a fact's organization did not stand in the tree on its day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(KeptTotal total, List<Delta> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        Ancestors ancestors = Ancestors.of(deltas.stream().map(Delta::organization).distinct().toList(), sql);
        Map<Row, long[]> rows = new HashMap<>();
        for (Delta delta : deltas) {
            List<Ancestor> above = ancestors.on(delta.treeDay(), delta.organization());
            if (above.isEmpty()) {
                throw new Refusal("ORGANIZATION_NOT_ACTIVE", "organization", delta.treeDay().toString());
            }
            for (Ancestor ancestor : above) {
                long[] sums = rows.computeIfAbsent(new Row(ancestor.depth(), ancestor.id(), Month.of(delta.on()), delta.dimensions()),
                    row -> new long[total.measures.size()]);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += delta.amounts().get(i);
                }
            }
        }
        rows.values().removeIf(sums -> IntStream.range(0, sums.length).allMatch(i -> sums[i] == 0));
        write(total, rows);
    }

    /** A row of a total table, but for its slot. */
    private record Row(int depth, long organization, int month, List<?> dimensions) {
        /** One order for all writers; rows near the root, which everybody writes, are locked last and shortest. */
        static final Comparator<Row> LOCK_ORDER = comparing(Row::depth).reversed()
            .thenComparing(Row::organization).thenComparing(Row::month).thenComparing(row -> row.dimensions().toString());

        /** Rows near the root are split, so that writers of different branches seldom wait for each other. */
        int slots() {
            return switch (depth) {
                case 0 -> 8;
                case 1 -> 4;
                default -> 1;
            };
        }
    }

    private void write(KeptTotal total, Map<Row, long[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int chance = ThreadLocalRandom.current().nextInt(8);
        List<Field<?>> dimensions = KeptTotal.fields(total.dimensions, Column::kept);
        List<Field<?>> measures = KeptTotal.fields(total.measures, Column::kept);
        String columns = Stream.concat(dimensions.stream(), measures.stream()).map(Field::getName).collect(joining(", "));
        int width = 3 + dimensions.size() + measures.size();
        // Plain SQL: jOOQ renders the clause as a MERGE for H2 and this very statement for MySQL; both take it as it is.
        String upsert = "insert into " + total.totals.getName() + " (organization_id, in_month, slot, " + columns + ") values ("
            + String.join(", ", Collections.nCopies(width, "?")) + ") on duplicate key update "
            + measures.stream().map(m -> m.getName() + " = " + m.getName() + " + values(" + m.getName() + ")").collect(joining(", "));
        List<Object[]> values = rows.entrySet().stream().sorted(Map.Entry.comparingByKey(Row.LOCK_ORDER))
            .map(entry -> {
                Row row = entry.getKey();
                List<Object> cells = new ArrayList<>(List.of(row.organization(), row.month(), chance % row.slots()));
                row.dimensions().forEach(value -> cells.add(value instanceof Enum<?> constant ? constant.name() : value));
                for (long sum : entry.getValue()) {
                    cells.add(sum);
                }
                return cells.toArray();
            }).toList();
        Rows.batch(sql, upsert, values);
    }

    /** A stock at the end of a day. */
    public Sums asOf(KeptTotal total, Set<Long> organizations, LocalDate day) {
        LocalDate open = Month.firstOpenDay(day);
        Select<? extends Record> reading = keptSums(total, organizations, Integer.MIN_VALUE, Month.of(open.minusDays(1)));
        if (!open.isAfter(day)) {
            reading = openMonth(reading, total, organizations, open, day);
        }
        return read(total, reading);
    }

    /** A flow of a whole calendar year. */
    public Sums ofYear(KeptTotal total, Set<Long> organizations, int year) {
        return read(total, keptSums(total, organizations, year * 100 + 1, year * 100 + 12));
    }

    private Select<? extends Record> keptSums(KeptTotal total, Set<Long> organizations, int from, int to) {
        List<Field<?>> keys = keys(total.organization(), KeptTotal.fields(total.dimensions, Column::kept));
        return sql.select(keys).select(sums(total, Column::kept, 1)).from(total.totals)
            .where(total.organization().in(organizations))
            .and(from == Integer.MIN_VALUE ? total.month().le(to) : total.month().between(from, to))
            .groupBy(keys);
    }

    /**
     * The facts of the month under way, counted along the tree: what began, less what ended. Outer joins, though none is one:
     * H2 keeps their order and so reads a month's facts, not all of a subtree's (0.3 s for the province); MySQL plans as it likes.
     */
    private Select<? extends Record> openMonth(Select<? extends Record> whole, KeptTotal total, Set<Long> organizations,
                                               LocalDate open, LocalDate day) {
        var tree = ORGANIZATION_TREE;
        List<Field<?>> keys = keys(tree.ANCESTOR_ID, KeptTotal.fields(total.dimensions, Column::ofFact));
        List<SelectField<?>> columns = new ArrayList<>(keys);
        Select<Record> union = (Select<Record>) whole;
        union = union.unionAll(sql.select(columns).select(sums(total, Column::ofFact, 1)).from(total.facts)
            .leftJoin(tree).on(tree.DESCENDANT_ID.eq(total.organizationOfFact())).and(Valid.on(tree, total.begins)).and(Valid.known(tree))
            .where(tree.ANCESTOR_ID.in(organizations)).and(total.begins.between(open, day)).and(Valid.known(total.facts))
            .groupBy(keys));
        Field<LocalDate> ends = total.ends;
        if (ends == null) {
            return union;
        }
        return union.unionAll(sql.select(columns).select(sums(total, Column::ofFact, -1)).from(total.facts)
            .leftJoin(tree).on(tree.DESCENDANT_ID.eq(total.organizationOfFact())).and(endsUnder(ends)).and(Valid.known(tree))
            .where(tree.ANCESTOR_ID.in(organizations)).and(ends.between(open, day)).and(Valid.known(total.facts))
            .groupBy(keys));
    }

    /** The tree of the last day on which the fact held. */
    private static Condition endsUnder(Field<LocalDate> ends) {
        return ORGANIZATION_TREE.VALID_FROM.lt(ends).and(ORGANIZATION_TREE.VALID_TO.ge(ends));
    }

    private Sums read(KeptTotal total, Select<? extends Record> reading) {
        int dimensions = total.dimensions.size();
        Sums sums = new Sums(total.measures.size());
        for (Record row : reading.fetch()) {
            List<Object> values = IntStream.rangeClosed(1, dimensions).mapToObj(row::get).toList();
            List<Long> amounts = IntStream.range(0, total.measures.size()).mapToObj(i -> row.get(1 + dimensions + i, Long.class)).toList();
            sums.add(row.get(0, Long.class), values, amounts);
        }
        return sums;
    }

    private static List<Field<?>> keys(Field<Long> organization, List<Field<?>> dimensions) {
        List<Field<?>> keys = new ArrayList<>(List.of(organization));
        keys.addAll(dimensions);
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static List<SelectField<?>> sums(KeptTotal total, Function<Column, Field<?>> side, int sign) {
        List<SelectField<?>> sums = new ArrayList<>();
        for (Column measure : total.measures) {
            Field<Long> amount = (Field<Long>) side.apply(measure);
            sums.add(sum(sign < 0 ? amount.neg() : amount).as("sum_" + measure.kept().getName()));
        }
        return sums;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Difference> differences() {
        return kept.stream().flatMap(total -> IntStream.range(0, total.measures.size()).boxed()
            .flatMap(measure -> differences(total, total.measures.get(measure)).stream())).toList();
    }

    /** One measure of one total against a recount from the facts and the tree, in one statement. */
    @SuppressWarnings("unchecked")
    private List<Difference> differences(KeptTotal total, Column measure) {
        Field<Long> amount = (Field<Long>) measure.ofFact();
        List<Field<?>> keys = new ArrayList<>(List.of(total.organization().as("organization"), total.month().as("month_kept")));
        IntStream.range(0, total.dimensions.size()).forEach(i -> keys.add(total.dimensions.get(i).kept().as("dimension" + i)));
        Select<Record> both = sql.select(keys).select(((Field<Long>) measure.kept()).as("kept"), inline(0L).as("recomputed")).from(total.totals);
        both = both.unionAll(recount(total, amount, total.begins, Valid.on(ORGANIZATION_TREE, total.begins)));
        Field<LocalDate> ends = total.ends;
        if (ends != null) {
            both = both.unionAll(recount(total, amount.neg(), ends, endsUnder(ends)));
        }
        var compared = both.asTable("compared");
        List<Field<?>> places = keys.stream().<Field<?>>map(key -> compared.field(key.getName())).toList();
        var keptSum = sum(compared.field("kept", Long.class));
        var recomputedSum = sum(compared.field("recomputed", Long.class));
        return sql.select(places).select(keptSum, recomputedSum).from(compared).groupBy(places).having(keptSum.ne(recomputedSum))
            .fetch(row -> new Difference(total.totals.getName() + "." + measure.kept().getName(),
                places.stream().map(place -> String.valueOf(row.get(place))).collect(joining(" ")),
                row.get(keptSum).longValue(), row.get(recomputedSum).longValue()));
    }

    private Select<Record> recount(KeptTotal total, Field<Long> amount, Field<LocalDate> on, Condition ancestors) {
        List<SelectField<?>> columns = new ArrayList<>(List.of(ORGANIZATION_TREE.ANCESTOR_ID, year(on).mul(100).add(month(on))));
        columns.addAll(KeptTotal.fields(total.dimensions, Column::ofFact));
        columns.addAll(List.of(inline(0L), amount));
        return (Select<Record>) (Select<?>) sql.select(columns).from(total.facts)
            .join(ORGANIZATION_TREE).on(ORGANIZATION_TREE.DESCENDANT_ID.eq(total.organizationOfFact())).and(ancestors).and(Valid.known(ORGANIZATION_TREE))
            .where(Valid.known(total.facts)).and(on.lt(Days.FOREVER));
    }
}
