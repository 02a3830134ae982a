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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;

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
        Field<Long> amount = (Field<Long>) measure.ofFact();
        List<Field<?>> keys = new ArrayList<>(List.of(total.organization().as("organization"), total.month().as("month_kept")));
        IntStream.range(0, total.dimensions.size()).forEach(i -> keys.add(total.dimensions.get(i).kept().as("dimension" + i)));
        Select<Record> both = sql.select(keys).select(((Field<Long>) measure.kept()).as("kept"), inline(0L).as("recomputed")).from(total.totals);
        both = both.unionAll(facts(total, sign -> List.of(inline(0L), sign < 0 ? amount.neg() : amount), sql));
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
     *
     * @param amounts of a fact, by the sign with which it counts
     */
    static Select<Record> facts(KeptTotal total, IntFunction<List<? extends SelectField<?>>> amounts, DSLContext sql) {
        var tree = ORGANIZATION_TREE;
        Field<LocalDate> ends = total.ends;
        if (ends == null) {
            return counted(total, amounts.apply(1), total.begins, Valid.on(tree, total.begins), sql);
        }
        Condition meet = tree.VALID_FROM.lt(ends).and(tree.VALID_TO.gt(total.begins));
        return counted(total, amounts.apply(1), greatest(total.begins, tree.VALID_FROM), meet, sql)
            .unionAll(counted(total, amounts.apply(-1), least(ends, tree.VALID_TO), meet, sql));
    }

    private static Select<Record> counted(KeptTotal total, List<? extends SelectField<?>> amounts, Field<LocalDate> on, Condition under, DSLContext sql) {
        Field<Integer> inMonth = year(on).mul(100).add(month(on));
        List<SelectField<?>> columns = new ArrayList<>(List.of(ORGANIZATION_TREE.ANCESTOR_ID.as("of"),
            (total.stock() ? inMonth.mul(100).add(day(on)) : inMonth).as("period")));
        IntStream.range(0, total.dimensions.size()).forEach(i -> columns.add(total.dimensions.get(i).ofFact().as("dimension" + i)));
        columns.addAll(amounts);
        return (Select<Record>) (Select<?>) sql.select(columns).from(total.facts)
            .join(ORGANIZATION_TREE).on(ORGANIZATION_TREE.DESCENDANT_ID.eq(total.organizationOfFact())).and(under).and(Valid.known(ORGANIZATION_TREE))
            .where(Valid.known(total.facts)).and(on.lt(Days.FOREVER));
    }

    /** A month of a stock is what its days make up. */
    private static Select<Record> monthsOfDays(KeptTotal total, Column measure, DSLContext sql) {
        List<SelectField<?>> columns = new ArrayList<>(List.of(total.organization(), floor(total.month().div(100)).cast(Integer.class)));
        columns.addAll(KeptTotal.fields(total.dimensions, Column::kept));
        columns.addAll(List.of(inline(0L), measure.kept()));
        return (Select<Record>) (Select<?>) sql.select(columns).from(total.totals).where(total.month().gt(Month.of(Days.FOREVER)));
    }
}
