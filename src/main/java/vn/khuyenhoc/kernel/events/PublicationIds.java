package vn.khuyenhoc.kernel.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/** On H2 Spring Modulith reads the ids of publications only from a UUID column, a type that MySQL does not have. */
@Component
class PublicationIds implements Callback {
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
            if (context.getConnection().getMetaData().getDatabaseProductName().equals("H2")) {
                for (String table : new String[] {"event_publication", "event_publication_archive"}) {
                    if (isText(statement, table)) {
                        statement.execute("alter table " + table + " alter column ID set data type uuid");
                    }
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("the ids of publications could not be made UUIDs", e);
        }
    }

    private static boolean isText(Statement statement, String table) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from information_schema.columns where lower(table_name) = '%s' and upper(column_name) = 'ID' and data_type like 'CHARACTER%%'"
            .formatted(table))) {
            return found.next();
        }
    }

    @Override
    public String getCallbackName() {
        return "ids of publications";
    }
}
