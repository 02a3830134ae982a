package vn.khuyenhoc.kernel.audit;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets nobody rewrite who changed what: on MySQL, triggers refuse it to every user of the database. */
@Component
class AppendOnly implements Callback {
    /** A user may lack the privilege, or be forbidden to make triggers while the server keeps a binary log. */
    private static final Set<Integer> NOT_ALLOWED = Set.of(1142, 1227, 1419);
    private static final Logger log = LoggerFactory.getLogger(AppendOnly.class);

    private static String user(Context context) {
        try {
            return context.getConnection().getMetaData().getUserName();
        } catch (SQLException unknown) {
            return "the user";
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
            if (context.getConnection().getMetaData().getDatabaseProductName().equals("MySQL")) {
                for (String change : new String[] {"update", "delete"}) {
                    statement.execute("create trigger if not exists change_record_no_" + change + " before " + change + " on change_record for each row "
                        + "signal sqlstate '45000' set message_text = 'change_record is append-only'");
                }
            }
        } catch (SQLException e) {
            if (NOT_ALLOWED.contains(e.getErrorCode())) {
                log.warn("change_record is not guarded: let {} create triggers (log_bin_trust_function_creators=1, or the privilege TRIGGER)", user(context));
                return;
            }
            throw new FlywayException("change_record could not be made append-only", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "append-only";
    }
}
