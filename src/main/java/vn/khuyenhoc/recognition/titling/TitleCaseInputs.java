package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.recognition.LearningUnitKind;
import vn.khuyenhoc.recognition.TitleKind;

/** What officers and approvers send, as the schema describes it. */
final class TitleCaseInputs {
    /** A step of one case, taken on a day on what somebody has read. */
    interface CaseStepInput {
        String id();

        LocalDate on();

        String version();
    }

    /** A step at which every criterion is given its points. */
    interface ScoredInput extends CaseStepInput {
        List<TitleScoreInput> scores();
    }

    record RegisterTitleCaseInput(String idempotencyKey, String organization, TitleKind kind, int year, String name, @Nullable String address,
                                  @Nullable LearningUnitKind unitKind, LocalDate on) {}

    record TitleScoreInput(String criterion, int points, boolean failed, @Nullable String evidence) {}

    record AssessTitleCaseInput(String id, List<TitleScoreInput> scores, LocalDate on, String version) implements ScoredInput {}

    record ReviewTitleCaseInput(String id, List<TitleScoreInput> scores, LocalDate on, String version) implements ScoredInput {}

    /** @param to who is to decide; null for the organization at whose desk it lies */
    record ProposeTitleCaseInput(String id, @Nullable String to, LocalDate on, String version) implements CaseStepInput {}

    record RefuseTitleCaseInput(String id, LocalDate on, String reason, String version) implements CaseStepInput {}

    record RevokeTitleInput(String id, LocalDate on, String reason, String version) implements CaseStepInput {}

    record TitleCaseToDecideInput(String id, String version) {}

    /** @param refusalReason why those of {@code refused} are */
    record DecideTitleCasesInput(String idempotencyKey, String organization, String number, LocalDate on, String signer, @Nullable LocalDate heldUntil,
                                 List<TitleCaseToDecideInput> recognised, List<TitleCaseToDecideInput> refused, @Nullable String refusalReason) {}

    private TitleCaseInputs() {}
}
