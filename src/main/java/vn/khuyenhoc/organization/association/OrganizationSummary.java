package vn.khuyenhoc.organization.association;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.population.Population;

/**
 * The association's size in a subtree on a day.
 *
 * @param organizationCount the organization itself and all below it
 * @param populationsUsed the counts that the population is, several where predecessors' are added up
 * @param membershipRatio members among the inhabitants of its unit; null below a commune, where none are counted
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record OrganizationSummary(int organizationCount, int memberCount, Membership membership, @Nullable Long population,
                           List<Population> populationsUsed, @Nullable Ratio membershipRatio, boolean apportioned) {}
