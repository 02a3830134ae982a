package vn.khuyenhoc.fund.grant;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.fund.grant.FundSummary.PurposeSpending;
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
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Stage;
import vn.khuyenhoc.organization.tree.View;

/** Lists grants, and adds what came in and went out in a year to an organization's view. */
@Controller
class GrantGraph implements NodeSource {
    private final Grants grants;
    private final Contributions contributions;
    private final Organizations organizations;
    private final Boundaries boundaries;
    private final Batches.Field<View, FundSummary> summaries;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<Grant>> ofOrganization;

    GrantGraph(Grants grants, Contributions contributions, Organizations organizations, Boundaries boundaries, Batches batches) {
        this.grants = grants;
        this.contributions = contributions;
        this.organizations = organizations;
        this.boundaries = boundaries;
        this.summaries = batches.field("Organization.fundSummary", this::summaries);
        this.ofOrganization = batches.connection("Organization.grants", grants::of);
    }

    private Map<Long, FundSummary> summaries(Set<Long> holders, View view) {
        List<Stage> year = boundaries.inYear(holders, view);
        var raised = contributions.raised(holders, year);
        var spent = grants.spent(holders, year);
        Map<Long, FundSummary> summaries = new HashMap<>();
        for (long holder : holders) {
            summaries.put(holder, new FundSummary(raised.of(holder, 0), raised.count(holder, 1), Arrays.stream(GrantPurpose.values())
                .map(purpose -> new PurposeSpending(purpose, spent.count(holder, 0, purpose), spent.of(holder, 1, purpose))).toList(),
                Stage.anyApportioned(year, holder)));
        }
        return summaries;
    }

    @QueryMapping
    Connection<Grant> grants(@Argument @Nullable GrantPurpose purpose, DataFetchingEnvironment field) {
        return Connection.of(grants.paid(Optional.ofNullable(Arguments.optionalYear(field)), purpose,
            Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "grants")
    CompletableFuture<Connection<Grant>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(),
            new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<FundSummary> fundSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), View.ofYear(Arguments.year(field), boundary), field);
    }

    @BatchMapping
    Map<Grant, Organization> organization(List<Grant> grants) {
        return organizations.of(grants, grant -> new At(grant.organizationId(), grant.paidOn()));
    }

    @Override
    public Class<Grant> type() {
        return Grant.class;
    }

    @Override
    public Collection<Grant> find(Collection<Long> keys, Caller caller) {
        return grants.withIds(keys, caller.reads());
    }
}
