package vn.khuyenhoc.recognition.commendation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.Argument;
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
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.tree.KeptFields;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.commendation.CommendationCase.Decided;

/** Adds commendations to an organization's view. */
@Controller
class CommendationGraph implements NodeSource {
    private final Commendations commendations;
    private final Cases cases;
    private final RecipientSearch recipients;
    private final Organizations organizations;
    private final Batches.Field<View, CommendationSummary> summaries;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<Commendation>> ofOrganization;

    CommendationGraph(Commendations commendations, Cases cases, RecipientSearch recipients, Organizations organizations, Batches batches, KeptFields kept) {
        this.commendations = commendations;
        this.cases = cases;
        this.recipients = recipients;
        this.organizations = organizations;
        this.summaries = kept.field("Organization.commendationSummary", commendations::summaries);
        this.ofOrganization = batches.connection("Organization.commendations", commendations::of);
    }

    @SchemaMapping
    CompletableFuture<CommendationSummary> commendationSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), View.ofYear(Arguments.year(field), boundary), field);
    }

    @SchemaMapping(typeName = "Organization", field = "commendations")
    CompletableFuture<Connection<Commendation>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(),
            new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
    }

    @QueryMapping
    Connection<Commendation> commendations(DataFetchingEnvironment field) {
        return Connection.of(commendations.all(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.key(field, "within", Organization.class),
            recipients.wanted(field), Arguments.page(field)));
    }

    @BatchMapping
    Map<Commendation, Organization> organization(List<Commendation> shown) {
        return organizations.of(shown, one -> new At(one.organizationId(), one.awardedOn()));
    }

    @BatchMapping
    Map<Commendation, Organization> decidingOrganization(List<Commendation> shown) {
        return organizations.of(shown.stream().filter(one -> one.decidingId() != null).toList(),
            one -> new At(Objects.requireNonNull(one.decidingId()), one.decidedOn() == null ? one.awardedOn() : one.decidedOn()));
    }

    /** To those who may see it. */
    @BatchMapping(field = "case")
    Map<Commendation, CommendationCase> caseOf(List<Commendation> shown, GraphQLContext context) {
        Map<Long, CommendationCase> found = cases.withIds(shown.stream().map(Commendation::key).toList(), Caller.of(context).reads()).stream()
            .collect(toMap(CommendationCase::key, identity()));
        Map<Commendation, CommendationCase> known = new HashMap<>();
        shown.stream().filter(one -> found.containsKey(one.key())).forEach(one -> known.put(one, found.get(one.key())));
        return known;
    }

    @BatchMapping(typeName = "CommendationCase", field = "commendation")
    Map<CommendationCase, Commendation> awarded(List<CommendationCase> shown, GraphQLContext context) {
        Map<Long, Commendation> found = commendations.withIds(shown.stream().map(CommendationCase::key).toList(), Caller.of(context).reads()).stream()
            .collect(toMap(Commendation::key, identity()));
        Map<CommendationCase, Commendation> known = new HashMap<>();
        shown.stream().filter(one -> found.containsKey(one.key())).forEach(one -> known.put(one, found.get(one.key())));
        return known;
    }

    @BatchMapping(typeName = "CommendationCase", field = "decidingOrganization")
    Map<CommendationCase, Organization> whoDecided(List<CommendationCase> shown) {
        return organizations.of(shown.stream().filter(one -> one.decision() != null && one.decision().by() != null).toList(), one -> {
            Decided decision = Objects.requireNonNull(one.decision());
            return new At(Objects.requireNonNull(decision.by()), decision.on());
        });
    }

    @Override
    public Class<Commendation> type() {
        return Commendation.class;
    }

    @Override
    public Collection<Commendation> find(Collection<Long> keys, Caller caller) {
        return commendations.withIds(keys, caller.reads());
    }
}
