package vn.khuyenhoc.organization.census;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.day;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateSub;
import static org.jooq.impl.DSL.month;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.year;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.kernel.statistics.Group;
import vn.khuyenhoc.kernel.statistics.Period;

/** Counts facts in the database: those that hold at the ends of spans, those that begin and those that end in a period. */
final class StockReader<D extends Enum<D>> {
    /** A province has not as many organizations and days, in ten years. */
    static final int MOST = 200_000;
    /** Of so many ends one reading with a sum for each is less than one of what began and one of what was over. */
    private static final int FEW = 4;
    private static final String PROPERTY = "by_";
    private static final Field<LocalDate> LOOKED_AT = field(name("looked", "looked_at"), SQLDataType.LOCALDATE);

    private final DSLContext sql;
    private final Question<D> question;
    private final Stock<D> stock;
    private final List<D> properties;

    StockReader(DSLContext sql, Question<D> question, Stock<D> stock) {
        this.sql = sql;
        this.question = question;
        this.stock = stock;
        this.properties = question.grouping().by().stream().filter(stock.by()::containsKey).toList();
    }

    /** @param ends in ascending order */
    List<Counted<D>> heldAt(List<LocalDate> ends) {
        return stock.dayByDay() ? lookedAt(ends) : ends.size() > FEW ? addedUp(ends) : atOnce(ends);
    }

    /** Day after day of few facts. */
    private List<Counted<D>> lookedAt(List<LocalDate> ends) {
        Select<? extends Record> days = ends.stream().<Select<? extends Record>>map(end -> select(inline(end).as("looked_at")))
            .reduce((some, other) -> unionAll(some, other)).orElseThrow();
        Table<?> looked = days.asTable("looked");
        return counted(stock.from().join(looked).on(stock.begins().le(LOOKED_AT)).and(stock.ends().gt(LOOKED_AT)), number(LOOKED_AT), stock.shown().apply(LOOKED_AT));
    }

    @SuppressWarnings("unchecked")
    private static Select<? extends Record> unionAll(Select<? extends Record> some, Select<? extends Record> other) {
        return ((Select<Record>) some).unionAll((Select<Record>) other);
    }

    private List<Counted<D>> atOnce(List<LocalDate> ends) {
        List<Field<?>> keys = keys();
        List<Field<?>> sums = ends.stream().<Field<?>>map(end -> sum(when(stock.begins().le(inline(end)).and(stock.ends().gt(inline(end))), inline(1)).otherwise(inline(0)))
            .as("at_" + number(end))).toList();
        Condition atSome = stock.begins().le(ends.getLast()).and(stock.ends().gt(ends.getFirst()));
        var reading = sql.select(keys).select(sums).from(stock.from()).where(stock.shown().apply(stock.begins())).and(atSome).and(ever());
        List<Counted<D>> held = new ArrayList<>();
        (keys.isEmpty() ? reading : reading.groupBy(keys).limit(MOST + 1)).forEach(row -> ends.forEach(end -> {
            Long there = row.get("at_" + number(end), Long.class);
            if (there != null && there != 0) {
                held.add(new Counted<>(end, alike(row), there));
            }
        }));
        refuseMany(held.size());
        return held;
    }

    /** What began by an end less what was over by it: however long a fact holds, it is read twice. */
    private List<Counted<D>> addedUp(List<LocalDate> ends) {
        Map<Alike<D>, TreeMap<LocalDate, Long>> changes = new HashMap<>();
        Condition shown = stock.shown().apply(stock.begins());
        changes(stock.begins(), ends, shown).forEach(change -> changes.computeIfAbsent(change.alike(), alike -> new TreeMap<>()).merge(change.day(), change.number(), Long::sum));
        changes(stock.ends(), ends, shown).forEach(change -> changes.computeIfAbsent(change.alike(), alike -> new TreeMap<>()).merge(change.day(), -change.number(), Long::sum));
        List<Counted<D>> held = new ArrayList<>();
        changes.forEach((alike, byEnd) -> {
            long there = 0;
            for (LocalDate end : ends) {
                there += byEnd.getOrDefault(end, 0L);
                if (there != 0) {
                    held.add(new Counted<>(end, alike, there));
                }
            }
        });
        refuseMany(held.size());
        return held;
    }

    /** Each under the first end by which it is. */
    private List<Counted<D>> changes(Field<LocalDate> day, List<LocalDate> ends, Condition shown) {
        CaseConditionStep<Integer> span = case_().when(day.le(inline(ends.getFirst())), inline(number(ends.getFirst())));
        for (LocalDate end : ends.subList(1, ends.size())) {
            span = span.when(day.le(inline(end)), inline(number(end)));
        }
        return counted(stock.from(), ends.size() == 1 ? inline(number(ends.getFirst())) : span, shown.and(day.le(ends.getLast())));
    }

    List<Counted<D>> came(List<Period> periods) {
        return happened(stock.begins(), stock.came(), stock.shown().apply(stock.begins()), periods);
    }

    /** On the first day on which it no longer was. */
    List<Counted<D>> went(List<Period> periods) {
        return happened(stock.ends(), stock.went(), stock.shown().apply(stock.dayByDay() ? localDateSub(stock.ends(), inline(1)) : stock.begins()), periods);
    }

    private List<Counted<D>> happened(Field<LocalDate> day, Condition which, Condition shown, List<Period> periods) {
        Condition within = periods.stream().map(period -> day.between(period.from(), period.to())).reduce(Condition::or).orElseThrow();
        LocalDate first = periods.stream().map(Period::from).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
        // The range as well: an index serves it, but not the two of which one holds.
        return counted(stock.from(), number(day), day.between(first, last).and(within).and(which).and(shown));
    }

    private List<Counted<D>> counted(Table<?> from, Field<Integer> day, Condition which) {
        List<Field<?>> keys = new ArrayList<>(List.of(day.as("happened")));
        keys.addAll(keys());
        List<Counted<D>> counted = sql.select(keys).select(count().as("number")).from(from).where(which).and(ever()).groupBy(keys).limit(MOST + 1)
            .fetch(this::counted);
        refuseMany(counted.size());
        return counted;
    }

    private List<Field<?>> keys() {
        List<Field<?>> keys = new ArrayList<>();
        if (question.placed()) {
            keys.add(stock.organization().as("organization"));
        }
        properties.forEach(by -> keys.add(Objects.requireNonNull(stock.by().get(by)).as(PROPERTY + by.name())));
        return keys;
    }

    /** That its organization stands, or once stood, under the one at the top. */
    private Condition ever() {
        var tree = ORGANIZATION_TREE.as("ever");
        return question.within() == null ? noCondition()
            : stock.organization().in(select(tree.DESCENDANT_ID).from(tree).where(tree.ANCESTOR_ID.eq(question.within())).and(Valid.known(tree)));
    }

    static void refuseMany(int alike) {
        if (alike > MOST) {
            throw new Refusal("STATISTICS_TOO_LARGE", null);
        }
    }

    private Counted<D> counted(Record row) {
        int day = row.get("happened", Integer.class);
        return new Counted<>(LocalDate.of(day / 10_000, day / 100 % 100, day % 100), alike(row), row.get("number", Long.class));
    }

    private Alike<D> alike(Record row) {
        Map<D, Long> said = new HashMap<>();
        properties.forEach(by -> said.put(by, number(row.get(PROPERTY + by.name()))));
        return new Alike<>(question.placed() ? row.get("organization", Long.class) : 0, said);
    }

    private static Field<Integer> number(Field<LocalDate> day) {
        return year(day).mul(10_000).add(month(day).mul(100)).add(day(day));
    }

    private static int number(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** What a fact says of itself, as a number. */
    static long number(@Nullable Object said) {
        return said instanceof Enum<?> constant ? constant.ordinal() : said == null ? Group.NONE : ((Number) said).longValue();
    }
}
