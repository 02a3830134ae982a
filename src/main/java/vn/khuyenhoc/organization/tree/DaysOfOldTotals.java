package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/** Adds up by day, or by what else is told apart now, what an earlier release added up otherwise; done once, before anybody asks. */
@Component
class DaysOfOldTotals implements SmartInitializingSingleton {
    private final DSLContext sql;
    private final KeptTotals totals;

    DaysOfOldTotals(DSLContext sql, KeptTotals totals) {
        this.sql = sql;
        this.totals = totals;
    }

    @Override
    public void afterSingletonsInstantiated() {
        totals.kept().stream().filter(total -> total.stock() ? withoutDays(total) : emptied(total)).forEach(total -> fill(total, sql));
    }

    private boolean withoutDays(KeptTotal total) {
        return sql.fetchExists(total.totals) && !sql.fetchExists(total.totals, total.month().gt(Month.of(Days.FOREVER)));
    }

    private boolean emptied(KeptTotal total) {
        return !sql.fetchExists(total.totals) && sql.fetchExists(total.facts);
    }

    @SuppressWarnings("unchecked")
    static void fill(KeptTotal total, DSLContext sql) {
        var facts = Recount.facts(total, total.measures, sql).asTable("facts");
        List<Field<?>> keys = new ArrayList<>(List.of(named(facts.field("of")), named(facts.field("period"))));
        IntStream.range(0, total.dimensions.size()).forEach(i -> keys.add(named(facts.field("dimension" + i))));
        List<SelectField<?>> values = new ArrayList<>(keys);
        values.add(inline((short) 0));
        IntStream.range(0, total.measures.size()).forEach(i -> values.add(sum(Objects.requireNonNull(facts.field("amount" + i, Long.class)))));
        List<Field<?>> columns = new ArrayList<>(List.of(total.organization(), total.month()));
        columns.addAll(KeptTotal.fields(total.dimensions, Column::kept));
        columns.add(named(total.totals.field("slot")));
        columns.addAll(KeptTotal.fields(total.measures, Column::kept));
        sql.insertInto(total.totals).columns(columns)
            .select((Select<Record>) (Select<?>) sql.select(values).from(facts).groupBy(keys)).execute();
    }

    private static Field<?> named(Field<?> field) {
        return Objects.requireNonNull(field);
    }
}
