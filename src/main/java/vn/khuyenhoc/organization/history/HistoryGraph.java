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
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Tells what happened to an organization, and administrators who changed what is recorded of it. */
@Controller
class HistoryGraph implements NodeSource {
    private final Histories histories;
    private final Organizations organizations;
    private final Batches.Field<Listed<LocalDate>, Connection<OrganizationEvent>> history;
    private final Batches.Field<Listed<String>, Connection<Change>> changes;

    HistoryGraph(Histories histories, ChangeList changes, Organizations organizations, Batches batches) {
        this.histories = histories;
        this.organizations = organizations;
        this.history = batches.connection("Organization.history", (wanted, day, page) -> histories.of(Annals.ORGANIZATIONS, wanted, day, page));
        this.changes = batches.connection("Organization.changes", (wanted, none, page) -> changes.of(wanted, page));
    }

    @SchemaMapping
    CompletableFuture<Connection<OrganizationEvent>> history(Organization organization, DataFetchingEnvironment field) {
        return history.of(organization.key(), new Listed<>(organization.asOf(), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<Change>> changes(Organization organization, DataFetchingEnvironment field) {
        return changes.of(organization.key(), new Listed<>("", ChangeList.page(field)), field);
    }

    @BatchMapping
    Map<OrganizationEvent, Organization> before(List<OrganizationEvent> events) {
        return organizations.of(events, event -> new At(new OrganizationId(event.organizationKey()), event.on().minusDays(1)));
    }

    @BatchMapping
    Map<OrganizationEvent, Organization> after(List<OrganizationEvent> events) {
        return organizations.of(events, event -> new At(new OrganizationId(event.organizationKey()), event.on()));
    }

    /** Whoever gave as it was the day before, whoever received as it was on the day. */
    @BatchMapping
    Map<OrganizationEvent, Organization> other(List<OrganizationEvent> events) {
        return organizations.of(events.stream().filter(event -> event.otherKey() != null).toList(), event -> new At(
            new OrganizationId(Objects.requireNonNull(event.otherKey())), event.kind() == EventKind.RECEIVED ? event.on().minusDays(1) : event.on()));
    }

    @Override
    public Class<OrganizationEvent> type() {
        return OrganizationEvent.class;
    }

    @Override
    public Collection<OrganizationEvent> find(Collection<Long> keys, Caller caller) {
        return histories.withIds(Annals.ORGANIZATIONS, keys);
    }
}
