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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

/** Reads kept totals: whole months, and of the month under way the days of a stock, or the facts of a flow. */
@SuppressWarnings("unchecked")
final class SumsReader {
    private final DSLContext sql;

    SumsReader(DSLContext sql) {
        this.sql = sql;
    }

    /** A total of some organizations: all since a month began, the first there is or that of a flow's year, until the end of a day. */
    record Asked(KeptTotal total, Set<Long> organizations, int from, LocalDate day) {
        static Asked asOf(KeptTotal total, Set<Long> organizations, LocalDate day) {
            return new Asked(total, organizations, Integer.MIN_VALUE, day);
        }

        static Asked inYearOf(KeptTotal total, Set<Long> organizations, LocalDate day) {
            return new Asked(total, organizations, day.getYear() * 100 + 1, day);
        }
    }

    /** Each of them, in their order, by one statement. */
    List<Sums> read(List<Asked> asked) {
        Lines lines = Lines.of(asked.stream().map(Asked::total).toList());
        Select<Record> all = IntStream.range(0, asked.size()).boxed().flatMap(i -> parts(asked.get(i), i, lines))
            .reduce((before, next) -> before.unionAll(next)).orElseThrow();
        List<Sums> sums = asked.stream().map(one -> new Sums(one.total().measures.size())).toList();
        for (Record row : all.fetch()) {
            int which = (int) Lines.whole(row.get(0));
            lines.read(row, asked.get(which).total(), sums.get(which));
        }
        return sums;
    }

    private Stream<Select<Record>> parts(Asked asked, int which, Lines lines) {
        LocalDate open = Month.firstOpenDay(asked.day());
        Select<Record> whole = keptSums(asked, which, lines, asked.from(), Month.of(open.minusDays(1)));
        if (open.isAfter(asked.day())) {
            return Stream.of(whole);
        }
        return Stream.of(whole, asked.total().stock() ? keptSums(asked, which, lines, Month.dayOf(open), Month.dayOf(asked.day()))
            : factsOf(asked, which, lines, open));
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

    private Select<Record> keptSums(Asked asked, int which, Lines lines, int from, int to) {
        KeptTotal total = asked.total();
        return (Select<Record>) (Select<?>) sql.select(lines.of(which, total, total.organization(), Column::kept)).from(total.totals)
            .where(Keys.in(total.organization(), asked.organizations()))
            .and(from == Integer.MIN_VALUE ? total.month().le(to) : total.month().between(from, to))
            .groupBy(keys(total.organization(), KeptTotal.fields(total.dimensions, Column::kept)));
    }

    /**
     * What happened in the month under way, under the ancestors of its day. An outer join, though it is none: H2 keeps its
     * order and so reads a month's facts, not all of a subtree's (0.3 s for the province); MySQL plans as it likes.
     */
    private Select<Record> factsOf(Asked asked, int which, Lines lines, LocalDate from) {
        var tree = ORGANIZATION_TREE;
        KeptTotal total = asked.total();
        return (Select<Record>) (Select<?>) sql.select(lines.of(which, total, tree.ANCESTOR_ID, Column::ofFact)).from(total.facts)
            .leftJoin(tree).on(tree.DESCENDANT_ID.eq(total.organizationOfFact())).and(Valid.on(tree, total.begins)).and(Valid.known(tree))
            .where(Keys.in(tree.ANCESTOR_ID, asked.organizations())).and(total.begins.between(from, asked.day())).and(Valid.known(total.facts))
            .groupBy(keys(tree.ANCESTOR_ID, KeptTotal.fields(total.dimensions, Column::ofFact)));
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
