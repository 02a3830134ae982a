package vn.khuyenhoc.organization.unit;

import java.util.List;
import java.util.Map;

import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.organization.proposal.OrganizationProposal;
import vn.khuyenhoc.organization.unit.UnitNames.At;

/** Shows the administrative unit that a proposed organization would cover or stand in, as on the day of the proposal. */
@Controller
class ProposedUnit {
    private final UnitNames names;

    ProposedUnit(UnitNames names) {
        this.names = names;
    }

    @BatchMapping(typeName = "OrganizationProposal", field = "unit")
    Map<OrganizationProposal, AdministrativeUnit> unitOf(List<OrganizationProposal> proposals) {
        return names.of(proposals, proposal -> new At(proposal.unitId(), proposal.proposedOn()));
    }
}
