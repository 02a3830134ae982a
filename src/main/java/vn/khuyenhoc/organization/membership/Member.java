package vn.khuyenhoc.organization.membership;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * One person's membership of one organization.
 *
 * @param fullName null where names of people are not shown
 * @param personKey whose it is
 * @param leftOn the first day on which the person no longer belonged, if it has ended
 */
@RecordedIn("organization_membership")
record Member(long key, @Nullable String fullName, LocalDate joinedOn, @Nullable LocalDate leftOn, OrganizationId organizationId,
              long personKey) implements Node {}
