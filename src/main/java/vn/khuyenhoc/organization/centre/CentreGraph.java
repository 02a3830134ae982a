package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;

/** Shows an organization's learning centres. */
@Controller
class CentreGraph implements NodeSource {
    private final Centres centres;
    private final Batches.Field<LocalDate, LearningCentreSummary> summaries;
    private final Batches.Field<Listed<LocalDate>, Connection<LearningCentre>> ofOrganization;

    CentreGraph(Centres centres, Batches batches) {
        this.centres = centres;
        this.summaries = batches.field("Organization.learningCentreSummary", centres::summaries);
        this.ofOrganization = batches.connection("Organization.learningCentres", centres::of);
    }

    @SchemaMapping
    CompletableFuture<LearningCentreSummary> learningCentreSummary(Organization organization, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), Arguments.asOf(field, organization.asOf()), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<LearningCentre>> learningCentres(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Arguments.asOf(field, organization.asOf()), Arguments.page(field)), field);
    }

    @Override
    public Class<LearningCentre> type() {
        return LearningCentre.class;
    }

    @Override
    public Collection<LearningCentre> find(Collection<Long> keys, Caller caller) {
        return centres.withIds(keys, caller.reads());
    }
}
