package vn.khuyenhoc.kernel.audit;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where migrations have a database user of their own (MySQL): lets the user that the application works as read and write every table, but
 * only append to those that are {@link AppendOnly}. The user that migrates must be allowed to grant.
 */
@Component
class RuntimeUser implements Callback {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{0,32}");

    private final String user;
    private final Set<String> appendOnly;

    RuntimeUser(@Value("${khuyenhoc.database.runtime-user:}") String user, List<AppendOnly> guards) {
        if (!NAME.matcher(user).matches()) {
            throw new IllegalArgumentException("khuyenhoc.database.runtime-user is no name of at most 32 letters, digits and underscores");
        }
        this.user = user;
        this.appendOnly = guards.stream().map(AppendOnly::table).collect(Collectors.toSet());
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE && !user.isEmpty();
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** Modules are migrated one after the other: the last time, all tables are there. */
    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            DatabaseMetaData database = context.getConnection().getMetaData();
            if (!database.getDatabaseProductName().equals("MySQL")) {
                return;
            }
            try (ResultSet tables = database.getTables(context.getConnection().getCatalog(), null, "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    String table = tables.getString(3);
                    if (!table.startsWith("flyway_")) {
                        statement.execute("grant select, insert%s on `%s` to '%s'@'%%'".formatted(appendOnly.contains(table) ? "" : ", update, delete", table, user));
                    }
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("the tables could not be granted to " + user, e);
        }
    }

    @Override
    public String getCallbackName() {
        return "grant to the runtime user";
    }
}
