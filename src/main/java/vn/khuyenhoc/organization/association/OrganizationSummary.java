package vn.khuyenhoc.organization.association;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.organization.Membership;

/**
 * The association's size in a subtree on a day.
 *
 * @param organizationCount the organization itself and all below it
 * @param membershipRatio members among the inhabitants of its unit; null below a commune, where none are counted
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record OrganizationSummary(int organizationCount, int memberCount, Membership membership, @Nullable Long population,
                           @Nullable Ratio membershipRatio, boolean apportioned) {}
