package vn.khuyenhoc.recognition.commendation;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.Argument;
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
import vn.khuyenhoc.organization.tree.View;

/** Adds commendations to an organization's view. */
@Controller
class CommendationGraph implements NodeSource {
    private final Commendations commendations;
    private final Batches.Field<View, CommendationSummary> summaries;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<Commendation>> ofOrganization;

    CommendationGraph(Commendations commendations, Batches batches) {
        this.commendations = commendations;
        this.summaries = batches.field("Organization.commendationSummary", commendations::summaries);
        this.ofOrganization = batches.connection("Organization.commendations", commendations::of);
    }

    @SchemaMapping
    CompletableFuture<CommendationSummary> commendationSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), View.ofYear(Arguments.year(field), boundary), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<Commendation>> commendations(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(),
            new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
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
