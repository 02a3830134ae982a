package vn.khuyenhoc.organization.unit;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.organization.proposal.OrganizationProposal;

/** Shows the administrative unit that a proposed organization would cover or stand in, as on the day of the proposal. */
@Controller
class ProposedUnit {
    private final UnitNames names;

    ProposedUnit(UnitNames names) {
        this.names = names;
    }

    @BatchMapping(typeName = "OrganizationProposal", field = "unit")
    Map<OrganizationProposal, AdministrativeUnit> unitOf(List<OrganizationProposal> proposals) {
        Map<OrganizationProposal, AdministrativeUnit> units = new HashMap<>();
        proposals.stream().collect(groupingBy(OrganizationProposal::proposedOn)).forEach((day, some) ->
            names.on(some.stream().map(proposal -> proposal.unitId().value()).distinct().toList(), day).forEach(unit ->
                some.stream().filter(proposal -> proposal.unitId().equals(unit.unitId())).forEach(proposal -> units.put(proposal, unit))));
        return units;
    }
}
