package vn.khuyenhoc.organization.reorganisation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** The organizations that an act names, as they were on its eve and are on its day, within what its author may write. */
final class Bodies {
    private static final LocalDate LAST_DAY = LocalDate.of(Days.LAST_YEAR, 12, 31);

    private final Organizations organizations;
    private final Scope scope;
    private final Map<At, Optional<Organization>> known = new HashMap<>();

    Bodies(Organizations organizations, Scope scope) {
        this.organizations = organizations;
        this.scope = scope;
    }

    Optional<Organization> on(OrganizationId organization, LocalDate day) {
        return known.computeIfAbsent(new At(organization, day), at -> Optional.ofNullable(organizations.on(List.of(at)).get(at)));
    }

    /** What a reference names, if it is active on a day; why it is not is found at the path. */
    @Nullable Organization active(String reference, LocalDate day, String path, Findings findings) {
        GlobalId id = GlobalId.parse(reference);
        if (id == null || !id.type().equals("Organization")) {
            findings.add("ORGANIZATION_UNKNOWN", path);
            return null;
        }
        OrganizationId organization = new OrganizationId(id.key());
        Organization was = on(organization, day).orElse(null);
        if (was != null && was.state() == OrganizationState.ACTIVE && organizations.within(scope, organization, day)) {
            return was;
        }
        Organization ever = on(organization, LAST_DAY).orElse(null);
        if (ever == null || !organizations.within(scope, organization, ever.establishedOn())) {
            findings.add("ORGANIZATION_UNKNOWN", path);
        } else if (ever.establishedOn().isAfter(day)) {
            findings.add("ORGANIZATION_BEGINS_LATER", path, ever.code(), ever.establishedOn());
        } else if (ever.endedOn() != null && !ever.endedOn().isAfter(day)) {
            findings.add("ORGANIZATION_HAS_ENDED", path, ever.code(), ever.endedOn());
        } else {
            findings.add("ORGANIZATION_UNKNOWN", path);
        }
        return null;
    }

    /** Whether an organization stands somewhere below another one. */
    boolean below(Organization organization, OrganizationId other, LocalDate day) {
        OrganizationId above = organization.parentId();
        while (above != null && !above.equals(other)) {
            above = on(above, day).map(Organization::parentId).orElse(null);
        }
        return above != null;
    }
}
