package vn.khuyenhoc.kernel.sql;

import java.time.LocalDateTime;
import java.util.List;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;

import vn.khuyenhoc.kernel.audit.Changes;

/** Changes facts of which no versions are kept, such as which fund holds an earmark now; that they were changed, the record of changes tells. */
public final class InPlace {
    private InPlace() {}

    /**
     * Locks the facts until the transaction ends.
     *
     * @param said what those facts say from now on, in the columns that were set; other columns stay
     */
    public static <R extends TableRecord<R>> void change(DSLContext sql, R said, Condition which, LocalDateTime now) {
        Table<R> table = said.getTable();
        Field<Long> id = Valid.column(table, "id", Long.class);
        List<R> before = sql.selectFrom(table).where(which).orderBy(id).forUpdate().fetch();
        if (before.isEmpty()) {
            return;
        }
        List<R> after = before.stream().map(Rows::copy).toList();
        after.forEach(fact -> said.fieldStream().filter(said::touched).forEach(field -> Rows.copy(said, fact, field)));
        sql.update(table).set(said).where(Keys.in(id, before.stream().map(fact -> fact.get(id)).toList())).execute();
        Changes.record(sql, now, table.getName(), before, after);
    }
}
