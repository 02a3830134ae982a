package vn.khuyenhoc.campaign.target;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What an organization with all below it is to reach in a year.
 *
 * @param amount a whole number, or percent of a rate
 * @param base of how many a rate of titles is a share, and who says so
 */
@RecordedIn("campaign_target")
public record Target(long key, Indicator indicator, int year, BigDecimal amount, @Nullable Long base, @Nullable String baseSource,
                     long campaignKey, OrganizationId organizationId, String version) implements Node {}
