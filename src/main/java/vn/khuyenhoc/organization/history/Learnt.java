package vn.khuyenhoc.organization.history;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.organization.history.Annals.key;

import java.time.LocalDateTime;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

import vn.khuyenhoc.kernel.sql.Valid;

/** When it was recorded how a line begins and ends: what else it says may have been corrected since. */
final class Learnt {
    private final Annals<?> annals;
    private final Table<?> line;
    private final Table<?> version;

    Learnt(Annals<?> annals, Table<?> line) {
        this.annals = annals;
        this.line = line;
        this.version = annals.lines().as("version");
    }

    /** When the line first said so. */
    Field<LocalDateTime> begun(Function<Table<?>, Condition> said) {
        return coalesce(field(select(min(moment(version, "recorded_at"))).from(version)
            .where(annals.whose(version).eq(annals.whose(line))).and(key(version, "version_of").eq(key(line, "id")))
            .and(Valid.from(version).eq(Valid.from(line))).and(said.apply(version))), moment(line, "recorded_at"));
    }

    /** When the last that held on the day of the end was replaced: this line may have been cut from it since. */
    Field<LocalDateTime> ended() {
        return coalesce(field(select(max(moment(version, "superseded_at"))).from(version)
            .where(annals.whose(version).eq(annals.whose(line))).and(Valid.on(version, Valid.to(line)))), moment(line, "recorded_at"));
    }

    private static Field<LocalDateTime> moment(Table<?> table, String column) {
        return Valid.column(table, column, LocalDateTime.class);
    }
}
