package vn.khuyenhoc.campaign.programme;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * A programme, plan or movement.
 *
 * @param launchedOn the day on which it was issued or launched
 * @param endsOn its last day, or null
 * @param state null of a programme or plan
 * @param ownerId who runs it, or null of a national one
 * @param parentKey of the campaign that it is a part of, or null
 * @param commendation by what rule commendations are drafted when it is closed, or null
 */
@RecordedIn("campaign_campaign")
public record Campaign(long key, CampaignKind kind, String title, @Nullable String reference, String issuer, LocalDate launchedOn, @Nullable LocalDate endsOn,
                       @Nullable MovementState state, @Nullable OrganizationId ownerId, @Nullable Long parentKey,
                       @Nullable CommendationRule commendation, String version) implements Node {
    /** Whether anything can be entered for it on a day: it was launched by then, and is neither over nor closed. */
    public boolean underWay(LocalDate day) {
        return state != MovementState.DRAFT && state != MovementState.CLOSED && !day.isBefore(launchedOn) && (endsOn == null || !day.isAfter(endsOn));
    }

    public boolean closed() {
        return state == MovementState.CLOSED;
    }
}
