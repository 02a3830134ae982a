package vn.khuyenhoc.organization.reorganisation;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organizations;

/** Looks a reorganisation through before anything is written, and names everything that is wrong with it. */
@Component
class Review {
    private final Organizations organizations;
    private final UnitSides units;
    private final NamedParts parts;

    Review(Organizations organizations, UnitSides units, NamedParts parts) {
        this.organizations = organizations;
        this.units = units;
        this.parts = parts;
    }

    /** @throws Problems whatever stands in the way */
    void refuse(ReorganisationInput input, Scope scope) {
        Findings findings = new Findings();
        Bodies bodies = new Bodies(organizations, scope);
        units.look(input, findings);
        Sides sides = new Sides(input, bodies, findings);
        new Foundations(input, sides, bodies, scope, findings).look();
        parts.look(input, sides, bodies, findings);
        units.lookForLeft(input, sides, findings);
        findings.refuse();
    }

    /** What is no reason against it, but should be known. */
    List<Refusal> notices(ReorganisationInput input) {
        Findings findings = new Findings();
        units.lookForBare(input, findings);
        return findings.all();
    }
}
