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

/** The organizations that a spreadsheet's codes name, of those that its sender may write for; each looked up once a day. */
public final class Bodies {
    private record Named(String code, LocalDate day) {}

    private final Organizations organizations;
    private final Scope scope;
    private final Map<Named, Optional<OrganizationId>> found = new HashMap<>();

    public Bodies(Organizations organizations, Scope scope) {
        this.organizations = organizations;
        this.scope = scope;
    }

    @Nullable OrganizationId of(ImportRow row) {
        return of(row, row.givenDate(DECIDED));
    }

    public @Nullable OrganizationId of(ImportRow row, LocalDate day) {
        return found.computeIfAbsent(new Named(row.given(ORGANIZATION), day), named -> organizations.withCode(named.code(), named.day())
            .map(Organization::organizationId).filter(organization -> organizations.within(scope, organization, named.day()))).orElse(null);
    }
}
