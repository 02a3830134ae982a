package vn.khuyenhoc.organization.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.audit.Change;
import vn.khuyenhoc.kernel.audit.ChangeList;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.unit.AdministrativeUnit;
import vn.khuyenhoc.organization.unit.UnitNames;
import vn.khuyenhoc.organization.unit.UnitNames.At;

/** Tells what happened to an administrative unit, and administrators of all who changed what is recorded of it. */
@Controller
class UnitHistoryGraph implements NodeSource {
    private final Histories histories;
    private final UnitNames names;
    private final Batches.Field<Listed<LocalDate>, Connection<UnitEvent>> history;
    private final Batches.Field<Listed<String>, Connection<Change>> changes;

    UnitHistoryGraph(Histories histories, UnitNames names, ChangeList changes, Batches batches) {
        this.histories = histories;
        this.names = names;
        this.history = batches.connection("AdministrativeUnit.history", (wanted, day, page) -> histories.of(Annals.UNITS, wanted, day, page));
        this.changes = batches.connection("AdministrativeUnit.changes", (wanted, none, page) -> changes.ofSubjects(wanted, page));
    }

    @SchemaMapping
    CompletableFuture<Connection<UnitEvent>> history(AdministrativeUnit unit, DataFetchingEnvironment field) {
        return history.of(unit.key(), new Listed<>(unit.asOf(), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<Change>> changes(AdministrativeUnit unit, DataFetchingEnvironment field) {
        return changes.of(unit.key(), new Listed<>("", ChangeList.page(field)), field);
    }

    @BatchMapping
    Map<UnitEvent, AdministrativeUnit> before(List<UnitEvent> events) {
        return names.of(events, event -> new At(new UnitId(event.unitKey()), event.on().minusDays(1)));
    }

    @BatchMapping
    Map<UnitEvent, AdministrativeUnit> after(List<UnitEvent> events) {
        return names.of(events, event -> new At(new UnitId(event.unitKey()), event.on()));
    }

    /** What went up in it as it was the day before, what it went up in as it was on the day. */
    @BatchMapping
    Map<UnitEvent, AdministrativeUnit> other(List<UnitEvent> events) {
        return names.of(events.stream().filter(event -> event.otherKey() != null).toList(), event -> new At(
            new UnitId(Objects.requireNonNull(event.otherKey())), event.kind() == EventKind.RECEIVED ? event.on().minusDays(1) : event.on()));
    }

    @Override
    public Class<UnitEvent> type() {
        return UnitEvent.class;
    }

    @Override
    public Collection<UnitEvent> find(Collection<Long> keys, Caller caller) {
        return histories.withIds(Annals.UNITS, keys);
    }
}
