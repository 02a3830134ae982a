package vn.khuyenhoc.kernel.events;

import java.util.Collection;
import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.audit.ChangeList;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.jooq.tables.records.ParkedEventRecord;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Shows administrators the events that no listener could act on, and lets them be sent again or given up. */
@Controller
class ParkedEventGraph implements NodeSource {
    private static final int LONGEST = 200;

    record RetryParkedEventInput(String id, String version) {}

    record DiscardParkedEventInput(String id, String version, String reason) {}

    record ParkedEventPayload(@Nullable ParkedEvent parkedEvent, List<UserError> errors) {}

    private final ParkedEvents events;
    private final Writes writes;

    ParkedEventGraph(ParkedEvents events, Writes writes) {
        this.events = events;
        this.writes = writes;
    }

    @QueryMapping
    Connection<ParkedEvent> parkedEvents(DataFetchingEnvironment field) {
        return Connection.of(events.page(ChangeList.page(field)));
    }

    @MutationMapping
    ParkedEventPayload retryParkedEvent(@Argument RetryParkedEventInput input, DataFetchingEnvironment field) {
        return payload(writes.change(field, Role.ADMIN, scope -> {
            ParkedEventRecord event = parked(input.id(), input.version(), scope);
            events.retry(event);
            return shown(event.getId(), scope);
        }));
    }

    @MutationMapping
    ParkedEventPayload discardParkedEvent(@Argument DiscardParkedEventInput input, DataFetchingEnvironment field) {
        return payload(writes.change(field, Role.ADMIN, scope -> {
            ParkedEventRecord event = parked(input.id(), input.version(), scope);
            events.discard(event, Text.line(input.reason(), "reason", LONGEST));
            return shown(event.getId(), scope);
        }));
    }

    private ParkedEventRecord parked(String opaque, String version, Scope scope) {
        GlobalId id = GlobalId.parse(opaque);
        ParkedEventRecord event = id == null || !id.type().equals("ParkedEvent") || !scope.everywhere() ? null : events.locked(id.key());
        if (event == null) {
            throw new Refusal("PARKED_EVENT_UNKNOWN", "id");
        }
        if (event.getState() != ParkedEventState.PARKED) {
            throw new Refusal("PARKED_EVENT_SETTLED", "id", event.getState());
        }
        if (!Version.of(event.getRecordedAt()).equals(version)) {
            throw new Refusal("CONFLICT", "version");
        }
        return event;
    }

    private ParkedEvent shown(long id, Scope scope) {
        return events.withIds(List.of(id), scope).getFirst();
    }

    private static ParkedEventPayload payload(Outcome<ParkedEvent> outcome) {
        return new ParkedEventPayload(outcome.value(), outcome.errors());
    }

    @Override
    public Class<ParkedEvent> type() {
        return ParkedEvent.class;
    }

    @Override
    public Collection<ParkedEvent> find(Collection<Long> keys, Caller caller) {
        return events.withIds(keys, caller.has(Role.ADMIN) ? caller.reads() : Scope.NOWHERE);
    }
}
