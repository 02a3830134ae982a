package vn.khuyenhoc.campaign.programme;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.MovementState;

/** What officers and approvers send to change campaigns, as the schema describes it. */
final class CampaignInputs {
    private CampaignInputs() {}

    /** What is said of a campaign, whether it is new or corrected. */
    interface SaidInput {
        @Nullable String parent();

        String title();

        @Nullable String reference();

        String issuer();

        LocalDate launchedOn();

        @Nullable LocalDate endsOn();

        @Nullable CommendationRule commendation();
    }

    record RecordCampaignInput(String idempotencyKey, @Nullable String owner, @Nullable String parent, CampaignKind kind, String title, @Nullable String reference,
                               String issuer, LocalDate launchedOn, @Nullable LocalDate endsOn, @Nullable CommendationRule commendation) implements SaidInput {}

    record ReviseCampaignInput(String id, @Nullable String parent, String title, @Nullable String reference, String issuer, LocalDate launchedOn,
                               @Nullable LocalDate endsOn, @Nullable CommendationRule commendation, String version) implements SaidInput {}

    record AdvanceMovementInput(String id, MovementState to, LocalDate on, String version) {}
}
