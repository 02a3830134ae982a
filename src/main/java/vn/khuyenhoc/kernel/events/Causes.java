package vn.khuyenhoc.kernel.events;

import static vn.khuyenhoc.kernel.jooq.Tables.EVENT_CAUSE;

import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.Externalized;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;

/** Remembers on whose behalf events are published, so that what their listeners change is recorded under the same. */
@Component
class Causes {
    private static final int LONGEST_NAME = 60;

    private final DSLContext sql;

    Causes(DSLContext sql) {
        this.sql = sql;
    }

    /** In the publisher's transaction; an event that a listener publishes has the cause of the one that it acts on. */
    @EventListener
    void published(PayloadApplicationEvent<?> event) {
        if (Act.asked() && event.getPayload().getClass().isAnnotationPresent(Externalized.class)) {
            Act act = Act.behind();
            Rows.batch(sql, "insert ignore into event_cause (event_id, caller, client, operation, request_id) values (?, ?, ?, ?, ?)",
                List.<@Nullable Object[]>of(new Object[] {EventIds.of(event.getPayload()), act.caller(), act.client(), act.operation(), act.requestId()}));
        }
    }

    /** Of what the system published by itself, the listener and the event. */
    Act of(Class<?> listener, long event) {
        var cause = sql.selectFrom(EVENT_CAUSE).where(EVENT_CAUSE.EVENT_ID.eq(event)).fetchOne();
        return cause != null ? new Act(cause.getCaller(), cause.getClient(), cause.getOperation(), cause.getRequestId())
            : new Act("system", "-", listener.getSimpleName().substring(0, Math.min(listener.getSimpleName().length(), LONGEST_NAME)), "event-" + event);
    }
}
