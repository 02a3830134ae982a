package vn.khuyenhoc.campaign.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What an organization tells those above of a campaign.
 *
 * @param asOf the day by whose end its figures are
 * @param note in the words of whoever submitted it
 * @param reason why it was returned, the last time
 * @param daysLate how many days after it was due it came, or has not come by now
 */
@RecordedIn("campaign_report")
record CampaignReport(long key, String title, LocalDate asOf, LocalDate dueOn, ReportState state, @Nullable LocalDate submittedOn, @Nullable LocalDate acceptedOn,
                      @Nullable String note, @Nullable String reason, int daysLate, long campaignKey, OrganizationId organizationId, String version) implements Node {
    /** Whether it is owed still. */
    public boolean late() {
        return ReportState.OWED.contains(state) && daysLate > 0;
    }

    static int daysLate(LocalDate dueOn, LocalDate cameOn) {
        return Math.max(0, Math.toIntExact(ChronoUnit.DAYS.between(dueOn, cameOn)));
    }
}
