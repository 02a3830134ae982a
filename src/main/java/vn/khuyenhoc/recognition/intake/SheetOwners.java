package vn.khuyenhoc.recognition.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** The organizations whose sheets a spreadsheet sets out, of those that its sender may write for today; each looked up once. */
final class SheetOwners {
    private final Organizations organizations;
    private final Scope scope;
    private final LocalDate today;
    private final Map<String, Optional<OrganizationId>> found = new HashMap<>();

    SheetOwners(Organizations organizations, Scope scope, LocalDate today) {
        this.organizations = organizations;
        this.scope = scope;
        this.today = today;
    }

    @Nullable OrganizationId of(ImportRow row) {
        return found.computeIfAbsent(row.given(SheetRow.ORGANIZATION), code -> organizations.withCode(code, today)
            .map(Organization::organizationId).filter(organization -> organizations.within(scope, organization, today))).orElse(null);
    }
}
