package vn.khuyenhoc.organization.proposal;

import java.util.Collection;
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

/** Lists proposals, at the root and under the organization that they would stand under. */
@Controller
class ProposalGraph implements NodeSource {
    private final Proposals proposals;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<OrganizationProposal>> under;

    ProposalGraph(Proposals proposals, Organizations organizations, Batches batches) {
        this.proposals = proposals;
        this.organizations = organizations;
        this.under = batches.connection("Organization.proposals", (parents, none, page) -> proposals.under(parents, page));
    }

    @QueryMapping
    Connection<OrganizationProposal> organizationProposals(DataFetchingEnvironment field) {
        return Connection.of(proposals.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "proposals")
    CompletableFuture<Connection<OrganizationProposal>> under(Organization parent, DataFetchingEnvironment field) {
        return under.of(parent.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<OrganizationProposal, Organization> parent(List<OrganizationProposal> shown) {
        return organizations.of(shown, proposal -> new At(proposal.parentId(), proposal.proposedOn()));
    }

    @BatchMapping
    Map<OrganizationProposal, Organization> organization(List<OrganizationProposal> shown) {
        return organizations.of(shown.stream().filter(proposal -> proposal.organizationId() != null).toList(),
            proposal -> new At(Objects.requireNonNull(proposal.organizationId()), Objects.requireNonNull(proposal.decidedOn())));
    }

    @Override
    public Class<OrganizationProposal> type() {
        return OrganizationProposal.class;
    }

    @Override
    public Collection<OrganizationProposal> find(Collection<Long> keys, Caller caller) {
        return proposals.withIds(keys, caller.reads());
    }
}
