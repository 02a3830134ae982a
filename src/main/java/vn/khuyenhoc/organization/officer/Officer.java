package vn.khuyenhoc.organization.officer;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OfficerPosition;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * One person's term in one office of an organization.
 *
 * @param fullName null where names of people are not shown
 * @param congress the term of the congress that elected them, such as 2020-2025
 * @param until the first day on which they no longer serve, if one is known
 * @param asOf the day on which the organization is shown
 */
@RecordedIn("organization_officer")
record Officer(long key, @Nullable String fullName, OfficerPosition position, @Nullable String congress, LocalDate since,
               @Nullable LocalDate until, String version, long personKey, OrganizationId organizationId, LocalDate asOf) implements Node {}
