package vn.khuyenhoc.recognition.commendation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Lists cases, at the root and at an organization's desk, with what was done with each. */
@Controller
class CaseGraph implements NodeSource {
    private final Cases cases;
    private final RecipientSearch recipients;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<CommendationCase>> atDesk;

    CaseGraph(Cases cases, RecipientSearch recipients, Organizations organizations, Batches batches) {
        this.cases = cases;
        this.recipients = recipients;
        this.organizations = organizations;
        this.atDesk = batches.connection("Organization.commendationCases", (desks, none, page) -> cases.at(desks, page));
    }

    @QueryMapping
    Connection<CommendationCase> commendationCases(DataFetchingEnvironment field) {
        return Connection.of(cases.all(Arguments.key(field, "within", Organization.class), recipients.wanted(field), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "commendationCases")
    CompletableFuture<Connection<CommendationCase>> atDesk(Organization organization, DataFetchingEnvironment field) {
        return atDesk.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<CommendationCase, Organization> organization(List<CommendationCase> shown) {
        return organizations.of(shown, one -> new At(one.organizationId(), one.stepOn()));
    }

    @BatchMapping
    Map<CommendationCase, Organization> desk(List<CommendationCase> shown) {
        return organizations.of(shown, one -> new At(one.deskId(), one.stepOn()));
    }

    @BatchMapping
    Map<CommendationCase, Organization> recipientOrganization(List<CommendationCase> shown) {
        return organizations.of(shown.stream().filter(one -> one.recipientOrganizationId() != null).toList(),
            one -> new At(Objects.requireNonNull(one.recipientOrganizationId()), one.stepOn()));
    }

    @BatchMapping
    Map<CommendationCase, List<CommendationStep>> steps(List<CommendationCase> shown) {
        Map<Long, List<CommendationStep>> taken = cases.steps(shown.stream().map(CommendationCase::key).toList());
        Map<CommendationCase, List<CommendationStep>> steps = new HashMap<>();
        shown.forEach(one -> steps.put(one, taken.getOrDefault(one.key(), List.of())));
        return steps;
    }

    @BatchMapping(typeName = "CommendationStep", field = "desk")
    Map<CommendationStep, Organization> deskOf(List<CommendationStep> steps) {
        return organizations.of(steps, step -> new At(step.organizationId(), step.on()));
    }

    @Override
    public Class<CommendationCase> type() {
        return CommendationCase.class;
    }

    @Override
    public Collection<CommendationCase> find(Collection<Long> keys, Caller caller) {
        return cases.withIds(keys, caller.reads());
    }
}
