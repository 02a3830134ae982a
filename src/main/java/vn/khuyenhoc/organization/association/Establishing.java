package vn.khuyenhoc.organization.association;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.association.OrganizationMutations.EstablishOrganizationInput;
import vn.khuyenhoc.organization.tree.TreeGuard;
import vn.khuyenhoc.organization.unit.UnitReach;

/** What must be true of an organization that an officer founds. */
@Component
class Establishing {
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_NAME = 200;

    private final OrganizationRegister register;
    private final Organizations organizations;
    private final TreeGuard guard;
    private final UnitReach units;

    Establishing(OrganizationRegister register, Organizations organizations, TreeGuard guard, UnitReach units) {
        this.register = register;
        this.organizations = organizations;
        this.guard = guard;
        this.units = units;
    }

    /** @throws Refusal PARENT_MISSING, ORGANIZATION_UNKNOWN (the parent), UNIT_UNKNOWN, TEXT_*, and whatever the register refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrganizationId establish(EstablishOrganizationInput input, Scope scope) {
        OrganizationId parent = input.parent() == null ? null : OrganizationId.of(input.parent(), "parent");
        if (parent == null && !(input.level() == OrganizationLevel.PROVINCE && scope.everywhere())) {
            throw new Refusal("PARENT_MISSING", "parent");
        }
        if (parent != null && !organizations.within(scope, parent, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "parent");
        }
        UnitId unit = UnitReach.id(input.unit(), "unit");
        guard.holdAlone();
        if (!units.holds(Scope.EVERYWHERE, unit, input.on())) {
            throw new Refusal("UNIT_UNKNOWN", "unit");
        }
        return register.establish(List.of(new Establishment(Text.line(input.code(), "code", LONGEST_CODE), Text.line(input.name(), "name", LONGEST_NAME),
            input.level(), input.basis(), parent, unit, input.on()))).getFirst();
    }
}
