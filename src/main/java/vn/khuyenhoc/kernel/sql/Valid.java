package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.nullif;

import java.time.LocalDate;
import java.util.Objects;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import vn.khuyenhoc.kernel.Days;

/** The predicates of time, written once: when a fact holds, and whether it is what is known now. */
public final class Valid {
    private Valid() {}

    /** Holds on {@code day}: from {@code valid_from} up to, not including, {@code valid_to}. */
    public static Condition on(Table<?> facts, LocalDate day) {
        return from(facts).le(day).and(to(facts).gt(day));
    }

    /** Holds on the day that another column names. */
    public static Condition on(Table<?> facts, Field<LocalDate> day) {
        return from(facts).le(day).and(to(facts).gt(day));
    }

    /** Not replaced by a later version; always true of facts that are appended and never corrected in place. */
    public static Condition known(Table<?> facts) {
        Field<?> superseded = facts.field("superseded_at");
        return superseded == null ? noCondition() : superseded.isNull();
    }

    public static Field<LocalDate> from(Table<?> facts) {
        return column(facts, "valid_from", LocalDate.class);
    }

    public static Field<LocalDate> to(Table<?> facts) {
        return column(facts, "valid_to", LocalDate.class);
    }

    /** The first day on which a fact no longer holds, or null while none is known. */
    public static Field<LocalDate> end(Table<?> facts) {
        return nullif(to(facts), Days.FOREVER);
    }

    /** A column that every table of this shape has. */
    @SuppressWarnings("unchecked")
    public static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
        // Not table.field(name, type): that wraps the column in a CAST, which no index serves.
        Field<?> column = Objects.requireNonNull(table.field(name), () -> table.getName() + " has no column " + name);
        if (column.getType() != type) {
            throw new IllegalArgumentException(column + " is not a " + type.getSimpleName());
        }
        return (Field<T>) column;
    }
}
