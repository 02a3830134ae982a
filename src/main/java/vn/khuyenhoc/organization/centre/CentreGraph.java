package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
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

/** Lists learning centres, at the root and of an organization, and counts them. */
@Controller
class CentreGraph implements NodeSource {
    private final Centres centres;
    private final Organizations organizations;
    private final Days days;
    private final Batches.Field<View, LearningCentreSummary> summaries;
    private final Batches.Field<Listed<LocalDate>, Connection<LearningCentre>> ofOrganization;

    CentreGraph(Centres centres, Organizations organizations, Days days, Batches batches, KeptFields kept) {
        this.centres = centres;
        this.organizations = organizations;
        this.days = days;
        this.summaries = kept.field("Organization.learningCentreSummary", centres::summaries);
        this.ofOrganization = batches.connection("Organization.learningCentres", centres::of);
    }

    @QueryMapping
    Connection<LearningCentre> learningCentres(DataFetchingEnvironment field) {
        return Connection.of(centres.open(Arguments.asOf(field, days.today()),
            Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping
    CompletableFuture<LearningCentreSummary> learningCentreSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), new View(Arguments.asOf(field, organization.asOf()), boundary), field);
    }

    @SchemaMapping(typeName = "Organization", field = "learningCentres")
    CompletableFuture<Connection<LearningCentre>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Arguments.asOf(field, organization.asOf()), Arguments.page(field)), field);
    }

    @BatchMapping(typeName = "LearningCentre", field = "organization")
    Map<LearningCentre, Organization> organizationOf(List<LearningCentre> shown) {
        return organizations.of(shown, centre -> new At(centre.organizationId(), centre.asOf()));
    }

    @BatchMapping(typeName = "CentreStaff", field = "centre")
    Map<OfCentre, LearningCentre> centreOfStaff(List<OfCentre> staff) {
        return centresOf(staff);
    }

    @BatchMapping(typeName = "CentreClass", field = "centre")
    Map<OfCentre, LearningCentre> centreOfClass(List<OfCentre> classes) {
        return centresOf(classes);
    }

    private Map<OfCentre, LearningCentre> centresOf(List<OfCentre> records) {
        Map<Centres.At, LearningCentre> found = centres.on(records.stream().map(CentreGraph::at).toList());
        Map<OfCentre, LearningCentre> shown = new HashMap<>();
        records.forEach(one -> shown.put(one, Objects.requireNonNull(found.get(at(one)))));
        return shown;
    }

    private static Centres.At at(OfCentre one) {
        return new Centres.At(one.centreKey(), one.centreAsOf());
    }

    @Override
    public Class<LearningCentre> type() {
        return LearningCentre.class;
    }

    @Override
    public Collection<LearningCentre> find(Collection<Long> keys, Caller caller) {
        return centres.on(keys.stream().map(key -> new Centres.At(key, days.today())).toList()).values();
    }
}
