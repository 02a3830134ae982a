package vn.khuyenhoc.organization.staffing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.StaffRole;
import vn.khuyenhoc.organization.centre.OfCentre;

/**
 * One person's term at a learning centre.
 *
 * @param fullName null where names of people are not shown
 * @param until the first day on which they no longer work there, if one is known
 */
@RecordedIn(value = "organization_centre_staff", key = "term_id")
record CentreStaff(long key, @Nullable String fullName, StaffRole role, LocalDate since, @Nullable LocalDate until, String version,
                   long centreKey, LocalDate centreAsOf) implements Node, OfCentre {}
