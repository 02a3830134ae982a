package vn.khuyenhoc.kernel.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets nobody rewrite a table: triggers refuse it to every user of the database. */
public abstract class AppendOnly implements Callback {
    /** A user may lack the privilege, or be forbidden to make triggers while the server keeps a binary log. */
    private static final Set<Integer> NOT_ALLOWED = Set.of(1142, 1227, 1419);
    private static final Logger log = LoggerFactory.getLogger(AppendOnly.class);

    private final String table;

    protected AppendOnly(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    private static String user(Context context) {
        try {
            return context.getConnection().getMetaData().getUserName();
        } catch (SQLException unknown) {
            return "the user";
        }
    }

    /** Modules are migrated one after the other: the table may come later. */
    private boolean exists(Context context) throws SQLException {
        try (ResultSet found = context.getConnection().getMetaData().getTables(context.getConnection().getCatalog(), null, table, null)) {
            return found.next();
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            if (exists(context)) {
                String refuses = context.getConnection().getMetaData().getDatabaseProductName().equals("MySQL")
                    ? "signal sqlstate '45000' set message_text = '" + table + " is append-only'" : "call '" + Rewriting.class.getName() + "'";
                for (String change : new String[] {"update", "delete"}) {
                    statement.execute("create trigger if not exists %1$s_no_%2$s before %2$s on %1$s for each row %3$s".formatted(table, change, refuses));
                }
            }
        } catch (SQLException e) {
            if (NOT_ALLOWED.contains(e.getErrorCode())) {
                log.warn("{} is not guarded: let {} create triggers (log_bin_trust_function_creators=1, or the privilege TRIGGER)", table, user(context));
                return;
            }
            throw new FlywayException(table + " could not be made append-only", e);
        }
    }

    @Override
    public String getCallbackName() {
        return table + " is append-only";
    }
}
