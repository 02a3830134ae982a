package vn.khuyenhoc.fund.pledge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/** Lists pledges, at the root and of an organization. */
@Controller
class PledgeGraph implements NodeSource {
    private final Pledges pledges;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<Pledge>> ofOrganization;

    PledgeGraph(Pledges pledges, Organizations organizations, Batches batches) {
        this.pledges = pledges;
        this.organizations = organizations;
        this.ofOrganization = batches.connection("Organization.pledges", (wanted, none, page) -> pledges.of(wanted, page));
    }

    @QueryMapping
    Connection<Pledge> pledges(DataFetchingEnvironment field) {
        return Connection.of(pledges.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "pledges")
    CompletableFuture<Connection<Pledge>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Pledge, Organization> organization(List<Pledge> shown) {
        return organizations.of(shown, pledge -> new At(pledge.organizationId(), pledge.pledgedOn()));
    }

    @Override
    public Class<Pledge> type() {
        return Pledge.class;
    }

    @Override
    public Collection<Pledge> find(Collection<Long> keys, Caller caller) {
        return pledges.withIds(keys, caller.reads());
    }
}
