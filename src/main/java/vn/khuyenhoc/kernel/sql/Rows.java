package vn.khuyenhoc.kernel.sql;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;

/** Writes many facts in one round trip a batch. */
public final class Rows {
    private Rows() {}

    /** Inserts rows of one table as one batch. */
    public static <R extends TableRecord<R>> void insert(DSLContext sql, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Table<R> table = rows.getFirst().getTable();
        Field<?>[] fields = table.fields();
        Object[][] values = rows.stream().map(TableRecord::intoArray).toArray(Object[][]::new);
        sql.batch(sql.insertInto(table, fields).values(new Object[fields.length])).bind(values).execute();
    }

    /** Marks these versions as replaced at {@code now}, each by its primary key; their successors are inserted beside them. */
    public static <R extends TableRecord<R>> void supersede(DSLContext sql, List<R> versions, LocalDateTime now) {
        if (versions.isEmpty()) {
            return;
        }
        Table<R> table = versions.getFirst().getTable();
        List<? extends Field<?>> key = Objects.requireNonNull(table.getPrimaryKey()).getFields();
        Object[][] values = versions.stream()
            .map(version -> Stream.concat(Stream.of(now), key.stream().map(version::get)).toArray()).toArray(Object[][]::new);
        sql.batch(sql.update(table)
            .set(Valid.column(table, "superseded_at", LocalDateTime.class), (LocalDateTime) null)
            .where(key.stream().map(field -> equalTo(field)).reduce(DSL.noCondition(), Condition::and))).bind(values).execute();
    }

    private static <T> Condition equalTo(Field<T> field) {
        return field.eq((T) null);
    }

    /** A version of a fact to be changed and inserted beside the one it replaces. */
    public static <R extends TableRecord<R>> R version(R fact, LocalDateTime now) {
        R version = fact.getTable().newRecord();
        for (Field<?> field : fact.fields()) {
            copy(fact, version, field);
        }
        version.set(Valid.column(fact.getTable(), "recorded_at", LocalDateTime.class), now);
        return version;
    }

    private static <T> void copy(Record from, Record to, Field<T> field) {
        to.set(field, from.get(field));
    }
}
