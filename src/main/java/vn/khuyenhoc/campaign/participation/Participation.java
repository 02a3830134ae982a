package vn.khuyenhoc.campaign.participation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * An organization's part in a campaign.
 *
 * @param until the first day on which it no longer takes part, if one is known
 */
@RecordedIn("campaign_participation")
record Participation(long key, long campaignKey, OrganizationId organizationId, LocalDate since, @Nullable LocalDate until, String version) implements Node {}
