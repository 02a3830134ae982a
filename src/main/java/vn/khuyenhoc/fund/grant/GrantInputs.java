package vn.khuyenhoc.fund.grant;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.GrantPurpose;

/** What treasurers and approvers send, as the schema describes it. */
final class GrantInputs {
    /** Out of what a round is to be paid, and for whom; null where it does not matter. */
    interface MeansInput {
        @Nullable Boolean inKind();

        @Nullable String earmark();

        @Nullable String beneficiary();

        @Nullable String campaign();
    }

    record DraftGrantInput(String idempotencyKey, String organization, GrantPurpose purpose, String title, String decisionNumber, LocalDate payOn,
                           @Nullable Integer turns, @Nullable Long amount, @Nullable Boolean inKind, @Nullable String earmark,
                           @Nullable String beneficiary, @Nullable String campaign) implements MeansInput {}

    record AmendGrantInput(String id, GrantPurpose purpose, String title, String decisionNumber, LocalDate payOn,
                           @Nullable Integer turns, @Nullable Long amount, @Nullable Boolean inKind, @Nullable String earmark,
                           @Nullable String beneficiary, @Nullable String campaign, String version) implements MeansInput {}

    record GrantRecipientInput(@Nullable String recipient, @Nullable String fullName, @Nullable LocalDate birthDate, @Nullable Integer birthYear,
                               @Nullable String school, @Nullable String guardian, long amount) {}

    record AddGrantRecipientsInput(String idempotencyKey, String id, List<GrantRecipientInput> recipients) {}

    record RemoveGrantRecipientsInput(String idempotencyKey, String id, List<String> recipients) {}

    record ApproveGrantInput(String id, LocalDate on, String version) {}

    record PayGrantInput(String idempotencyKey, String id, LocalDate on) {}

    record AcknowledgeGrantInput(String id, LocalDate on, String version) {}

    record ReverseGrantInput(String idempotencyKey, String id, LocalDate on, String reason) {}

    record CancelGrantInput(String id, String reason, String version) {}

    private GrantInputs() {}
}
