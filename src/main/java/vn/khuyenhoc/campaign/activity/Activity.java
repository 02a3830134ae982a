package vn.khuyenhoc.campaign.activity;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.ActivityKind;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What an organization holds for a campaign.
 *
 * @param turnout how many came, or null if nobody has said yet
 */
@RecordedIn("campaign_activity")
record Activity(long key, ActivityKind kind, String title, String place, LocalDate startsOn, LocalDate endsOn, @Nullable Integer turnout,
                long campaignKey, OrganizationId organizationId, String version) implements Node {}
