package vn.khuyenhoc.organization;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/**
 * An organization as it was on a day.
 *
 * @param asOf the day asked for; what is nested under the organization is shown as of it too, unless asked otherwise
 * @param version of the line of the register that this shows
 * @param endedOn the first day on which it no longer was, if it had ended by {@code asOf}
 */
@RecordedIn(value = "organization_register", key = "organization_id")
public record Organization(OrganizationId organizationId, String code, String name, OrganizationLevel level, OrganizationBasis basis,
                           OrganizationState state, LocalDate establishedOn, @Nullable LocalDate endedOn,
                           @Nullable OrganizationId parentId, UnitId unitId, LocalDate asOf, String version) implements Node {
    @Override
    public long key() {
        return organizationId.value();
    }
}
