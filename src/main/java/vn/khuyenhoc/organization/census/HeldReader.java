package vn.khuyenhoc.organization.census;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.organization.census.StockReader.MOST;
import static vn.khuyenhoc.organization.census.StockReader.number;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Counts facts that hold at the ends of spans, in one or two statements however many there are. */
final class HeldReader<D extends Enum<D>> {
    /** Of so many ends one reading with a sum for each is less than one of what began and one of what was over. */
    private static final int FEW = 4;
    private static final Field<LocalDate> LOOKED_AT = field(name("looked", "looked_at"), SQLDataType.LOCALDATE);

    private final StockReader<D> reader;
    private final Stock<D> stock;

    HeldReader(StockReader<D> reader) {
        this.reader = reader;
        this.stock = reader.stock;
    }

    /** @param ends in ascending order */
    List<Counted<D>> heldAt(List<LocalDate> ends) {
        return stock.dayByDay() ? lookedAt(ends) : ends.size() > FEW ? addedUp(ends) : atOnce(ends);
    }

    /** Day after day of few facts. */
    private List<Counted<D>> lookedAt(List<LocalDate> ends) {
        Select<? extends Record> days = ends.stream().<Select<? extends Record>>map(end -> select(inline(end).as("looked_at"))).reduce(HeldReader::unionAll).orElseThrow();
        Table<?> looked = days.asTable("looked");
        return reader.counted(stock.from().join(looked).on(stock.begins().le(LOOKED_AT)).and(stock.ends().gt(LOOKED_AT)), number(LOOKED_AT), stock.shown().apply(LOOKED_AT));
    }

    @SuppressWarnings("unchecked")
    private static Select<? extends Record> unionAll(Select<? extends Record> some, Select<? extends Record> other) {
        return ((Select<Record>) some).unionAll((Select<Record>) other);
    }

    private List<Counted<D>> atOnce(List<LocalDate> ends) {
        List<Field<?>> keys = reader.keys();
        List<Field<?>> sums = ends.stream().<Field<?>>map(end -> sum(when(stock.begins().le(inline(end)).and(stock.ends().gt(inline(end))), inline(1)).otherwise(inline(0)))
            .as("at_" + number(end))).toList();
        Condition atSome = stock.begins().le(ends.getLast()).and(stock.ends().gt(ends.getFirst()));
        var reading = reader.sql.select(keys).select(sums).from(stock.from()).where(stock.shown().apply(stock.begins())).and(atSome).and(reader.ever());
        List<Counted<D>> held = new ArrayList<>();
        (keys.isEmpty() ? reading : reading.groupBy(keys).limit(MOST + 1)).forEach(row -> ends.forEach(end -> {
            Long there = row.get("at_" + number(end), Long.class);
            if (there != null && there != 0) {
                held.add(new Counted<>(end, reader.alike(row), there));
            }
        }));
        StockReader.refuseMany(held.size());
        return held;
    }

    /** What began by an end less what was over by it: however long a fact holds, it is read twice. */
    private List<Counted<D>> addedUp(List<LocalDate> ends) {
        Map<Alike<D>, TreeMap<LocalDate, Long>> changes = new HashMap<>();
        changes(stock.begins(), ends).forEach(change -> changes.computeIfAbsent(change.alike(), alike -> new TreeMap<>()).merge(change.day(), change.number(), Long::sum));
        changes(stock.ends(), ends).forEach(change -> changes.computeIfAbsent(change.alike(), alike -> new TreeMap<>()).merge(change.day(), -change.number(), Long::sum));
        List<Counted<D>> held = new ArrayList<>();
        changes.forEach((alike, byEnd) -> {
            long there = 0;
            StockReader.refuseMany(held.size());
            for (LocalDate end : ends) {
                there += byEnd.getOrDefault(end, 0L);
                if (there != 0) {
                    held.add(new Counted<>(end, alike, there));
                }
            }
        });
        StockReader.refuseMany(held.size());
        return held;
    }

    /** Each under the first end by which it is. */
    private List<Counted<D>> changes(Field<LocalDate> day, List<LocalDate> ends) {
        return reader.counted(stock.from(), span(day, ends), stock.shown().apply(stock.begins()).and(day.le(ends.getLast())));
    }

    /** Asked by halves: of 120 ends, seven are compared with a fact instead of sixty. */
    private static Field<Integer> span(Field<LocalDate> day, List<LocalDate> ends) {
        int half = ends.size() / 2;
        return half == 0 ? inline(number(ends.getFirst()))
            : when(day.le(inline(ends.get(half - 1))), span(day, ends.subList(0, half))).otherwise(span(day, ends.subList(half, ends.size())));
    }
}
