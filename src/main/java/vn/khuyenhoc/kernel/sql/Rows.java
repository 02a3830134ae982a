package vn.khuyenhoc.kernel.sql;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Field;
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

    /** Marks the known versions of these facts as replaced at {@code now}; their successors are inserted beside them. */
    public static void supersede(DSLContext sql, Table<?> facts, Collection<Long> ids, LocalDateTime now) {
        if (ids.isEmpty()) {
            return;
        }
        sql.update(facts)
            .set(DSL.field(DSL.name("superseded_at"), LocalDateTime.class), now)
            .where(Valid.column(facts, "id", Long.class).in(ids))
            .and(Valid.column(facts, "recorded_at", LocalDateTime.class).lt(now))
            .and(Valid.known(facts))
            .execute();
    }
}
