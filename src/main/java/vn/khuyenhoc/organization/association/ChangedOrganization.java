package vn.khuyenhoc.organization.association;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.audit.Change;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Adds to a change the organization whose facts it changed. */
@Controller
class ChangedOrganization {
    private final Organizations organizations;
    private final Days days;

    ChangedOrganization(Organizations organizations, Days days) {
        this.organizations = organizations;
        this.days = days;
    }

    @BatchMapping(typeName = "Change", field = "organization")
    Map<Change, Organization> organizationOf(List<Change> changes) {
        return organizations.of(changes.stream().filter(change -> change.ownerKey() != null).toList(),
            change -> new At(new OrganizationId(Objects.requireNonNull(change.ownerKey())), days.today()));
    }
}
