package vn.khuyenhoc.recognition.intake;

import static vn.khuyenhoc.recognition.intake.TitleRow.DECIDED;
import static vn.khuyenhoc.recognition.intake.TitleRow.ORGANIZATION;

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

/** The organizations that a spreadsheet's codes name, of those that its sender may write for; each looked up once a day of decision. */
final class Bodies {
    private record Named(String code, LocalDate day) {}

    private final Organizations organizations;
    private final Scope scope;
    private final Map<Named, Optional<OrganizationId>> found = new HashMap<>();

    Bodies(Organizations organizations, Scope scope) {
        this.organizations = organizations;
        this.scope = scope;
    }

    @Nullable OrganizationId of(ImportRow row) {
        return found.computeIfAbsent(new Named(row.given(ORGANIZATION), row.givenDate(DECIDED)), named -> organizations.withCode(named.code(), named.day())
            .map(Organization::organizationId).filter(organization -> organizations.within(scope, organization, named.day()))).orElse(null);
    }
}
