package vn.khuyenhoc.organization.reorganisation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewOrganizationInput;

/** Looks at what an act founds: each has a key of its own, and something above it that stays. */
final class Foundations {
    private final ReorganisationInput input;
    private final Sides sides;
    private final Bodies bodies;
    private final Scope scope;
    private final Findings findings;
    private final Map<String, OrganizationLevel> levels = new HashMap<>();

    Foundations(ReorganisationInput input, Sides sides, Bodies bodies, Scope scope, Findings findings) {
        this.input = input;
        this.sides = sides;
        this.bodies = bodies;
        this.scope = scope;
        this.findings = findings;
        input.organizations().forEach(one -> levels.put(one.key(), one.level()));
    }

    void look() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < input.organizations().size(); i++) {
            NewOrganizationInput founded = input.organizations().get(i);
            String path = "organizations." + i;
            if (!keys.add(founded.key())) {
                findings.add("KEY_TWICE", path + ".key", founded.key());
            }
            lookAbove(founded, path);
        }
    }

    /** A province of its own is founded only by those who may write everywhere. */
    private void lookAbove(NewOrganizationInput founded, String path) {
        String parent = founded.parent();
        if (parent == null) {
            if (!scope.everywhere()) {
                findings.add("ORGANIZATION_UNKNOWN", path + ".parent");
            }
            return;
        }
        OrganizationLevel above = levels.get(parent);
        if (above == null) {
            Organization known = bodies.active(parent, input.on(), path + ".parent", findings);
            if (known == null) {
                return;
            }
            if (sides.ends(known.organizationId())) {
                findings.add("PARENT_NOT_ACTIVE", path + ".parent", founded.code(), input.on());
            }
            above = known.level();
        }
        if (above.compareTo(founded.level()) >= 0) {
            findings.add("LEVEL_NOT_BELOW_PARENT", path + ".level", founded.code());
        }
    }
}
