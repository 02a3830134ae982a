package vn.khuyenhoc.fund.contribution;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Lists contributions, at the root and of an organization. */
@Controller
class ContributionGraph implements NodeSource {
    private final Contributions contributions;
    private final Organizations organizations;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<Contribution>> ofOrganization;

    ContributionGraph(Contributions contributions, Organizations organizations, Batches batches) {
        this.contributions = contributions;
        this.organizations = organizations;
        this.ofOrganization = batches.connection("Organization.contributions", contributions::of);
    }

    @QueryMapping
    Connection<Contribution> contributions(DataFetchingEnvironment field) {
        return Connection.of(contributions.received(Optional.ofNullable(Arguments.optionalYear(field)),
            Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "contributions")
    CompletableFuture<Connection<Contribution>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(),
            new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Contribution, Organization> organization(List<Contribution> contributions) {
        return organizations.of(contributions, contribution -> new At(contribution.organizationId(), contribution.receivedOn()));
    }

    @Override
    public Class<Contribution> type() {
        return Contribution.class;
    }

    @Override
    public Collection<Contribution> find(Collection<Long> keys, Caller caller) {
        return contributions.withIds(keys, caller.reads());
    }
}
