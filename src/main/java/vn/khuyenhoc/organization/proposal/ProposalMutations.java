package vn.khuyenhoc.organization.proposal;

import java.time.LocalDate;
import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationLevel;

/** An officer proposes an organization; an approver decides whether it is established. */
@Controller
class ProposalMutations {
    record ProposeOrganizationInput(String idempotencyKey, String code, String name, OrganizationLevel level, OrganizationBasis basis,
                                    String parent, String unit, LocalDate on) {}

    record EstablishProposalInput(String id, LocalDate on, String version) {}

    record RefuseProposalInput(String id, LocalDate on, String reason, String version) {}

    /** Of every change of one proposal. */
    record ProposalPayload(@Nullable OrganizationProposal proposal, List<UserError> errors) {
        static ProposalPayload of(Outcome<OrganizationProposal> outcome) {
            return new ProposalPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Proposing proposing;

    ProposalMutations(Writes writes, Proposing proposing) {
        this.writes = writes;
        this.proposing = proposing;
    }

    @MutationMapping
    ProposalPayload proposeOrganization(@Argument ProposeOrganizationInput input, DataFetchingEnvironment field) {
        return ProposalPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), OrganizationProposal.class, scope -> proposing.propose(input, scope)));
    }

    @MutationMapping
    ProposalPayload establishProposal(@Argument EstablishProposalInput input, DataFetchingEnvironment field) {
        return ProposalPayload.of(writes.change(field, Role.APPROVER, scope -> proposing.establish(input, scope)));
    }

    @MutationMapping
    ProposalPayload refuseProposal(@Argument RefuseProposalInput input, DataFetchingEnvironment field) {
        return ProposalPayload.of(writes.change(field, Role.APPROVER, scope -> proposing.refuse(input, scope)));
    }
}
