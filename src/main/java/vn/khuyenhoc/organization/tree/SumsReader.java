package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;
import vn.khuyenhoc.organization.tree.KeptTotals.Monthly;

/** Reads kept totals in one statement: whole months, and of the month under way the days of a stock, or the facts of a flow. */
@SuppressWarnings("unchecked")
final class SumsReader {
    private final DSLContext sql;

    SumsReader(DSLContext sql) {
        this.sql = sql;
    }

    Sums asOf(KeptTotal total, Set<Long> organizations, LocalDate day) {
        return from(Integer.MIN_VALUE, total, organizations, day);
    }

    Sums inYearOf(KeptTotal total, Set<Long> organizations, LocalDate day) {
        return from(day.getYear() * 100 + 1, total, organizations, day);
    }

    /** Of those that stand under none, all there are. */
    List<Monthly> byMonth(KeptTotal total, @Nullable Long organization, int from, int to) {
        var line = ORGANIZATION_REGISTER;
        List<Field<?>> keys = new ArrayList<>(List.of(total.month()));
        keys.addAll(KeptTotal.fields(total.dimensions, Column::kept));
        int measures = 1 + total.dimensions.size();
        return sql.select(keys).select(sums(total, Column::kept, 1)).from(total.totals)
            .where(organization == null
                ? total.organization().in(select(line.ORGANIZATION_ID).from(line).where(line.PARENT_ID.isNull()).and(Valid.known(line)))
                : total.organization().eq(organization))
            .and(total.month().between(from, to)).groupBy(keys)
            .fetch(row -> new Monthly(row.get(0, Integer.class), IntStream.range(1, measures).mapToObj(row::get).toList(),
                IntStream.range(measures, measures + total.measures.size()).mapToObj(i -> row.get(i, Long.class)).toList()));
    }

    /** The same of each of some organizations. */
    Map<Long, List<Monthly>> byMonthOf(KeptTotal total, Collection<Long> organizations, int from, int to) {
        List<Field<?>> keys = new ArrayList<>(List.of(total.organization(), total.month()));
        keys.addAll(KeptTotal.fields(total.dimensions, Column::kept));
        int measures = 2 + total.dimensions.size();
        return sql.select(keys).select(sums(total, Column::kept, 1)).from(total.totals)
            .where(Keys.in(total.organization(), organizations)).and(total.month().between(from, to)).groupBy(keys)
            .fetchGroups(total.organization(), row -> new Monthly(row.get(1, Integer.class), IntStream.range(2, measures).mapToObj(row::get).toList(),
                IntStream.range(measures, measures + total.measures.size()).mapToObj(i -> row.get(i, Long.class)).toList()));
    }

    private Sums from(int month, KeptTotal total, Set<Long> organizations, LocalDate day) {
        LocalDate open = Month.firstOpenDay(day);
        Select<Record> whole = keptSums(total, organizations, month, Month.of(open.minusDays(1)));
        if (open.isAfter(day)) {
            return read(total, whole);
        }
        return read(total, whole.unionAll(total.stock() ? keptSums(total, organizations, Month.dayOf(open), Month.dayOf(day))
            : factsOf(total, organizations, open, day)));
    }

    private Select<Record> keptSums(KeptTotal total, Set<Long> organizations, int from, int to) {
        List<Field<?>> keys = keys(total.organization(), KeptTotal.fields(total.dimensions, Column::kept));
        return (Select<Record>) (Select<?>) sql.select(keys).select(sums(total, Column::kept, 1)).from(total.totals)
            .where(Keys.in(total.organization(), organizations))
            .and(from == Integer.MIN_VALUE ? total.month().le(to) : total.month().between(from, to))
            .groupBy(keys);
    }

    /**
     * What happened in the month under way, under the ancestors of its day. An outer join, though it is none: H2 keeps its
     * order and so reads a month's facts, not all of a subtree's (0.3 s for the province); MySQL plans as it likes.
     */
    private Select<Record> factsOf(KeptTotal total, Set<Long> organizations, LocalDate from, LocalDate to) {
        var tree = ORGANIZATION_TREE;
        List<Field<?>> keys = keys(tree.ANCESTOR_ID, KeptTotal.fields(total.dimensions, Column::ofFact));
        return (Select<Record>) (Select<?>) sql.select(keys).select(sums(total, Column::ofFact, 1)).from(total.facts)
            .leftJoin(tree).on(tree.DESCENDANT_ID.eq(total.organizationOfFact())).and(Valid.on(tree, total.begins)).and(Valid.known(tree))
            .where(Keys.in(tree.ANCESTOR_ID, organizations)).and(total.begins.between(from, to)).and(Valid.known(total.facts))
            .groupBy(keys);
    }

    private static Sums read(KeptTotal total, Select<? extends Record> reading) {
        int dimensions = total.dimensions.size();
        Sums sums = new Sums(total.measures.size());
        for (Record row : reading.fetch()) {
            List<Object> values = IntStream.rangeClosed(1, dimensions).mapToObj(row::get).toList();
            List<Long> amounts = IntStream.range(0, total.measures.size()).mapToObj(i -> whole(row.get(1 + dimensions + i))).toList();
            sums.add(whole(row.get(0)), values, amounts);
        }
        return sums;
    }

    /** Not by jOOQ's conversion, which makes a converter for each value. */
    private static long whole(@Nullable Object number) {
        return ((Number) Objects.requireNonNull(number)).longValue();
    }

    static List<Field<?>> keys(Field<Long> organization, List<Field<?>> dimensions) {
        List<Field<?>> keys = new ArrayList<>(List.of(organization));
        keys.addAll(dimensions);
        return keys;
    }

    static List<SelectField<?>> sums(KeptTotal total, Function<Column, Field<?>> side, int sign) {
        List<SelectField<?>> sums = new ArrayList<>();
        for (Column measure : total.measures) {
            Field<Long> amount = (Field<Long>) side.apply(measure);
            sums.add(sum(sign < 0 ? amount.neg() : amount).as("sum_" + measure.kept().getName()));
        }
        return sums;
    }
}
