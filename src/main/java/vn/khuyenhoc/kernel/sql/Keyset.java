package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;

/** The order of one request: its keys, and the id where they are equal. */
record Keyset(List<String> orderBy, List<Key> keys, Field<Long> id) {
    /** The list and the order that a place is taken in: ids of another list say nothing in this one. */
    static Keyset of(List<String> orderBy, List<Key> keys, Field<Long> id) {
        List<String> taken = new ArrayList<>();
        taken.add(Integer.toHexString(id.getQualifiedName().hashCode()));
        taken.addAll(orderBy);
        return new Keyset(taken, keys, id);
    }

    /**
     * A column of the order.
     *
     * @param kept beside the fact to be compared instead, or null
     */
    record Key(Field<?> field, @Nullable Field<String> kept, boolean descending) {
        Key downwards() {
            return new Key(field, kept, true);
        }

        boolean of(Table<?> facts) {
            return (kept == null ? field : kept) instanceof TableField<?, ?> column && facts.equals(column.getTable());
        }

        /** What is compared: text by the alphabet, everything else by itself. */
        @SuppressWarnings("unchecked")
        private static <T> Field<T> compared(Field<T> value) {
            return value.getType() == String.class ? (Field<T>) Vietnamese.ordered((Field<String>) value) : value;
        }

        private Field<?> compared() {
            return kept == null ? compared(field) : kept;
        }

        OrderField<?> order() {
            return descending ? compared().desc() : compared().asc();
        }

        private Object parse(String text) {
            Class<?> type = field.getType();
            return type == LocalDate.class ? day(text)
                : type == Long.class ? (Object) Long.valueOf(text)
                : type == Integer.class ? (Object) Integer.valueOf(text) : text;
        }

        /** Of four digits: what lies beyond them no database keeps, and one makes another day of it. */
        private static LocalDate day(String text) {
            if (text.length() != 10) {
                throw new IllegalArgumentException(text);
            }
            return LocalDate.parse(text);
        }

        Condition beyond(Object place) {
            return kept == null ? beyond(field, place) : beyond(kept, SortName.of((String) place));
        }

        private <T> Condition beyond(Field<T> column, Object place) {
            return beyond(compared(column), compared(val(place, column)));
        }

        private <T> Condition beyond(Field<T> column, Field<T> bound) {
            return descending ? column.lt(bound) : column.gt(bound);
        }

        Condition level(Object place) {
            return kept == null ? level(field, place) : kept.eq(SortName.of((String) place));
        }

        private static <T> Condition level(Field<T> column, Object place) {
            return compared(column).eq(compared(val(place, column)));
        }
    }

    /** Whether nothing but the facts themselves is needed to order by. */
    boolean of(Table<?> facts) {
        return keys.stream().allMatch(key -> key.of(facts));
    }

    List<OrderField<?>> order() {
        List<OrderField<?>> order = new ArrayList<>(keys.stream().<OrderField<?>>map(Key::order).toList());
        order.add(id);
        return order;
    }

    /** The columns that make up a row's place, under names of their own. */
    List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            columns.add(keys.get(i).field().as("key_" + i));
        }
        columns.add(id.as("key_id"));
        return columns;
    }

    Place placeOf(Record row) {
        return new Place(orderBy, IntStream.range(0, keys.size()).mapToObj(i -> String.valueOf(row.get("key_" + i))).toList(),
            row.get("key_id", Long.class));
    }

    /** Beyond the place in this order. @throws Refusal CURSOR_INVALID if the place was taken in another order */
    Condition behind(@Nullable Place after) {
        if (after == null) {
            return noCondition();
        }
        if (!after.orderBy().equals(orderBy) || after.values().size() != keys.size()) {
            throw new Refusal("CURSOR_INVALID", "after");
        }
        Condition level = noCondition();
        Condition behind = falseCondition();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            Object place = parsed(key, after.values().get(i));
            behind = behind.or(level.and(key.beyond(place)));
            level = level.and(key.level(place));
        }
        return behind.or(level.and(id.gt(after.id())));
    }

    private static Object parsed(Key key, String text) {
        try {
            return key.parse(text);
        } catch (RuntimeException notOurs) {
            throw new Refusal("CURSOR_INVALID", "after");
        }
    }
}
