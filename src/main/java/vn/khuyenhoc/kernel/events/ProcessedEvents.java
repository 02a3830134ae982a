package vn.khuyenhoc.kernel.events;

import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;

/** Remembers what each listener has done, so that an event delivered twice has its effect once. */
@Component
public class ProcessedEvents {
    private final DSLContext sql;
    private final Days days;
    private final Causes causes;

    ProcessedEvents(DSLContext sql, Days days, Causes causes) {
        this.sql = sql;
        this.days = days;
        this.causes = causes;
    }

    /**
     * Must be the first statement of the listener's transaction: it commits or vanishes together with the effect, which is recorded as done
     * on behalf of whoever caused the event.
     *
     * @return whether this listener meets the event for the first time
     */
    public boolean firstTime(Class<?> listener, long event) {
        Act.follows(() -> causes.of(listener, event));
        // Not through jOOQ, which on H2 looks first and then inserts, so that two deliveries at once both find nothing.
        return Rows.batch(sql, "insert ignore into processed_event (listener, event_id, processed_at) values (?, ?, ?)",
            List.<@Nullable Object[]>of(new Object[] {listener.getName(), event, days.now()}))[0] == 1;
    }
}
