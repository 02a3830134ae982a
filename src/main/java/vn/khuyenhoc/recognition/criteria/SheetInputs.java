package vn.khuyenhoc.recognition.criteria;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.recognition.TitleKind;

/** What approvers send, as the schema describes it. */
final class SheetInputs {
    /** A draft of the caller's scope, on what they have read. */
    interface DraftInput {
        String id();

        String version();
    }

    record CriterionInput(int order, String text, int maximum, boolean veto, @Nullable String evidence) {}

    record CriteriaSectionInput(int order, String title, @Nullable Integer minimum, List<CriterionInput> criteria) {}

    record CriteriaContentInput(String code, String name, String sourceNumber, LocalDate sourceIssuedOn, String sourceIssuer, int total, int threshold,
                                List<CriteriaSectionInput> sections) {}

    record DraftCriteriaSheetInput(String idempotencyKey, TitleKind kind, String programme, @Nullable String organization, CriteriaContentInput content) {}

    record ReviseCriteriaSheetInput(String id, CriteriaContentInput content, String version) implements DraftInput {}

    record AdoptCriteriaSheetInput(String id, LocalDate from, @Nullable LocalDate until, String version) implements DraftInput {}

    record WithdrawCriteriaSheetInput(String id, String version) implements DraftInput {}

    private SheetInputs() {}
}
