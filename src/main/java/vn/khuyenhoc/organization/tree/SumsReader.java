package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.KeptTotal.Column;

/** Reads kept totals: whole months from their tables, the month under way from the facts and the tree, in one statement. */
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

    private Sums from(int month, KeptTotal total, Set<Long> organizations, LocalDate day) {
        LocalDate open = Month.firstOpenDay(day);
        Select<? extends Record> reading = keptSums(total, organizations, month, Month.of(open.minusDays(1)));
        return read(total, open.isAfter(day) ? reading : openMonth((Select<Record>) reading, total, organizations, open, day));
    }

    Sums ofYear(KeptTotal total, Set<Long> organizations, int year) {
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
     * The month under way: facts that began or ended, under the ancestors of their day, and facts that went elsewhere with
     * their organization. Outer joins, though none is one: H2 keeps their order and so reads a month's facts, not all of a
     * subtree's (0.3 s for the province); MySQL plans as it likes.
     */
    private Select<Record> openMonth(Select<Record> whole, KeptTotal total, Set<Long> organizations, LocalDate open, LocalDate day) {
        var tree = ORGANIZATION_TREE;
        Field<LocalDate> begins = total.begins;
        Select<Record> union = whole.unionAll(ofFacts(total, organizations, 1, begins.between(open, day), Valid.on(tree, begins)));
        Field<LocalDate> ends = total.ends;
        if (ends == null) {
            return union;
        }
        return union
            .unionAll(ofFacts(total, organizations, -1, ends.between(open, day), tree.VALID_FROM.lt(ends).and(tree.VALID_TO.ge(ends))))
            .unionAll(ofTree(total, organizations, 1, tree.VALID_FROM.between(open, day), begins.lt(tree.VALID_FROM).and(ends.gt(tree.VALID_FROM))))
            .unionAll(ofTree(total, organizations, -1, tree.VALID_TO.between(open, day), begins.lt(tree.VALID_TO).and(ends.gt(tree.VALID_TO))));
    }

    private Select<Record> ofFacts(KeptTotal total, Set<Long> organizations, int sign, Condition window, Condition under) {
        return counted(total, organizations, sign, window, total.facts, ORGANIZATION_TREE, under.and(Valid.known(ORGANIZATION_TREE)));
    }

    private Select<Record> ofTree(KeptTotal total, Set<Long> organizations, int sign, Condition window, Condition holding) {
        return counted(total, organizations, sign, window.and(Valid.known(ORGANIZATION_TREE)), ORGANIZATION_TREE, total.facts, holding);
    }

    private Select<Record> counted(KeptTotal total, Set<Long> organizations, int sign, Condition window, Table<?> first, Table<?> second, Condition joined) {
        List<Field<?>> keys = keys(ORGANIZATION_TREE.ANCESTOR_ID, KeptTotal.fields(total.dimensions, Column::ofFact));
        return (Select<Record>) (Select<?>) sql.select(keys).select(sums(total, Column::ofFact, sign)).from(first)
            .leftJoin(second).on(ORGANIZATION_TREE.DESCENDANT_ID.eq(total.organizationOfFact())).and(joined)
            .where(ORGANIZATION_TREE.ANCESTOR_ID.in(organizations)).and(window).and(Valid.known(total.facts)).and(total.begins.isNotNull())
            .groupBy(keys);
    }

    private static Sums read(KeptTotal total, Select<? extends Record> reading) {
        int dimensions = total.dimensions.size();
        Sums sums = new Sums(total.measures.size());
        for (Record row : reading.fetch()) {
            List<Object> values = IntStream.rangeClosed(1, dimensions).mapToObj(row::get).toList();
            List<Long> amounts = IntStream.range(0, total.measures.size()).mapToObj(i -> row.get(1 + dimensions + i, Long.class)).toList();
            sums.add(row.get(0, Long.class), values, amounts);
        }
        return sums;
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
