package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.recognition.CommendationForm;
import vn.khuyenhoc.recognition.RecipientKind;

/** What officers and approvers send, as the schema describes it. */
final class CaseInputs {
    /** A step of one case, taken on a day on what somebody has read. */
    interface StepInput {
        String id();

        LocalDate on();

        String version();
    }

    /** One of: an organization, a member, or a name; of a family with its address. */
    record CommendationRecipientInput(RecipientKind kind, @Nullable String organization, @Nullable String member, @Nullable String name, @Nullable String address) {}

    record NominateCommendationInput(String idempotencyKey, String organization, CommendationRecipientInput recipient, CommendationForm form, @Nullable String authority,
                                     String reason, @Nullable Integer meritSince, int meritYear, LocalDate on) {}

    record VerifyCommendationInput(String id, LocalDate on, String version) implements StepInput {}

    record ProposeCommendationUpInput(String id, @Nullable String authority, LocalDate on, String version) implements StepInput {}

    record DecideCommendationInput(String idempotencyKey, String id, String decisionNumber, LocalDate on, String signer, @Nullable Long amount, String version)
        implements StepInput {}

    record RefuseCommendationInput(String id, LocalDate on, String reason, String version) implements StepInput {}

    record CaseToAwardInput(String id, String version) {}

    record AwardCommendationsInput(String idempotencyKey, List<CaseToAwardInput> cases, LocalDate on) {}

    private CaseInputs() {}
}
