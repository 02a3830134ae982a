package vn.khuyenhoc.kernel.audit;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses to change or delete a row, where H2 asks: it makes triggers of classes, by their names. */
public final class Rewriting implements Trigger {
    private String table = "the table";

    @Override
    public void init(Connection database, String schema, String trigger, String table, boolean before, int change) {
        this.table = table;
    }

    @Override
    public void fire(Connection database, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException(table + " is append-only", "45000");
    }
}
