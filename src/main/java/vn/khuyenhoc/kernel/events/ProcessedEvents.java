package vn.khuyenhoc.kernel.events;

import static vn.khuyenhoc.kernel.jooq.Tables.PROCESSED_EVENT;

import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;

/** Remembers what each listener has done, so that an event delivered twice has its effect once. */
@Component
public class ProcessedEvents {
    private final DSLContext sql;
    private final Days days;

    ProcessedEvents(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /**
     * Must be the first statement of the listener's transaction: it commits or vanishes together with the effect.
     *
     * @return whether this listener meets the event for the first time
     */
    public boolean firstTime(Class<?> listener, long event) {
        try {
            sql.insertInto(PROCESSED_EVENT)
                .set(PROCESSED_EVENT.LISTENER, listener.getName())
                .set(PROCESSED_EVENT.EVENT_ID, event)
                .set(PROCESSED_EVENT.PROCESSED_AT, days.now())
                .execute();
            return true;
        } catch (DuplicateKeyException known) {
            // Not ON DUPLICATE KEY IGNORE: on H2 jOOQ looks first and then inserts, and two deliveries at once both find nothing.
            return false;
        }
    }
}
