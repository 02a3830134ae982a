package vn.khuyenhoc.organization.tree;

import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.day;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/** Compares a kept total with what the facts and the tree say: a fact counts for an ancestor on the days on which it held under it. */
@SuppressWarnings("unchecked")
final class Recount {
    private Recount() {}

    static List<Difference> differences(KeptTotal total, DSLContext sql) {
        return total.measures.stream().flatMap(measure -> differences(total, measure, sql).stream()).toList();
    }

    /** One measure of one total, in one statement. */
    private static List<Difference> differences(KeptTotal total, Column measure, DSLContext sql) {
        List<Field<?>> keys = new ArrayList<>(List.of(total.organization().as("organization"), total.month().as("month_kept")));
        IntStream.range(0, total.dimensions.size()).forEach(i -> keys.add(total.dimensions.get(i).kept().as("dimension" + i)));
        Select<Record> both = sql.select(keys).select(((Field<Long>) measure.kept()).as("kept"), inline(0L).as("recomputed")).from(total.totals);
        var counted = facts(total, List.of(measure), sql).asTable("counted");
        List<SelectField<?>> counts = new ArrayList<>(List.of(counted.fields()));
        counts.add(counts.size() - 1, inline(0L));
        both = both.unionAll((Select<Record>) (Select<?>) sql.select(counts).from(counted));
        if (total.stock()) {
            both = both.unionAll(monthsOfDays(total, measure, sql));
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

    /**
     * What the facts add to each ancestor, of a stock by day, of a flow by month: organization, period, dimensions, amounts.
     * Facts that are alike in place, days and dimensions are added up first, and meet the tree as one (measured: an eighth of the time).
     */
    static Select<Record> facts(KeptTotal total, List<Column> measures, DSLContext sql) {
        List<Field<?>> keys = new ArrayList<>(List.of(total.organizationOfFact().as("place"), total.begins.as("begins")));
        if (total.ends != null) {
            keys.add(total.ends.as("ends"));
        }
        IntStream.range(0, total.dimensions.size()).forEach(i -> keys.add(total.dimensions.get(i).ofFact().as("dimension" + i)));
        List<Field<?>> sums = new ArrayList<>();
        IntStream.range(0, measures.size()).forEach(i -> sums.add(sum((Field<Long>) measures.get(i).ofFact()).as("amount" + i)));
        var alike = sql.select(keys).select(sums).from(total.facts).where(Valid.known(total.facts)).groupBy(grouped(total)).asTable("alike");

        Field<LocalDate> begins = column(alike, "begins", LocalDate.class);
        if (total.ends == null) {
            return counted(total, alike, measures.size(), 1, begins, Valid.on(ORGANIZATION_TREE, begins), sql);
        }
        Field<LocalDate> ends = column(alike, "ends", LocalDate.class);
        Condition meet = ORGANIZATION_TREE.VALID_FROM.lt(ends).and(ORGANIZATION_TREE.VALID_TO.gt(begins));
        return counted(total, alike, measures.size(), 1, greatest(begins, ORGANIZATION_TREE.VALID_FROM), meet, sql)
            .unionAll(counted(total, alike, measures.size(), -1, least(ends, ORGANIZATION_TREE.VALID_TO), meet, sql));
    }

    private static List<Field<?>> grouped(KeptTotal total) {
        List<Field<?>> grouped = new ArrayList<>(List.of(total.organizationOfFact(), total.begins));
        if (total.ends != null) {
            grouped.add(total.ends);
        }
        grouped.addAll(KeptTotal.fields(total.dimensions, Column::ofFact));
        return grouped;
    }

    private static Select<Record> counted(KeptTotal total, Table<?> alike, int amounts, int sign, Field<LocalDate> on, Condition under, DSLContext sql) {
        Field<Integer> inMonth = year(on).mul(100).add(month(on));
        List<SelectField<?>> columns = new ArrayList<>(List.of(ORGANIZATION_TREE.ANCESTOR_ID.as("of"),
            (total.stock() ? inMonth.mul(100).add(day(on)) : inMonth).as("period")));
        IntStream.range(0, total.dimensions.size()).forEach(i -> columns.add(Objects.requireNonNull(alike.field("dimension" + i))));
        IntStream.range(0, amounts).mapToObj(i -> column(alike, "amount" + i, BigDecimal.class))
            .forEach(amount -> columns.add((sign < 0 ? amount.neg() : amount).as(amount.getName())));
        return (Select<Record>) (Select<?>) sql.select(columns).from(alike)
            .join(ORGANIZATION_TREE).on(ORGANIZATION_TREE.DESCENDANT_ID.eq(column(alike, "place", Long.class))).and(under).and(Valid.known(ORGANIZATION_TREE))
            .where(on.lt(Days.FOREVER));
    }

    private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
        return Objects.requireNonNull(table.field(name, type));
    }

    /** A month of a stock is what its days make up. */
    private static Select<Record> monthsOfDays(KeptTotal total, Column measure, DSLContext sql) {
        List<SelectField<?>> columns = new ArrayList<>(List.of(total.organization(), floor(total.month().div(100)).cast(Integer.class)));
        columns.addAll(KeptTotal.fields(total.dimensions, Column::kept));
        columns.addAll(List.of(inline(0L), measure.kept()));
        return (Select<Record>) (Select<?>) sql.select(columns).from(total.totals).where(total.month().gt(Month.of(Days.FOREVER)));
    }
}
