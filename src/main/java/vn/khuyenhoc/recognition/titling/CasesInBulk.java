package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.subject.Known;

/** What decisions that come with their titles mean for the cases of those in them. */
public interface CasesInBulk {
    /**
     * The case that a decision settles of somebody whom it names.
     *
     * @param row as it is
     * @param another whether one more of that year is open, as where a merger brought two together: it stays so
     * @param against why it cannot be settled, at {@code holder} or {@code decidedOn}, or null: TITLE_CASE_STATE_WRONG, TITLE_CASE_ELSEWHERE, STEP_TOO_EARLY, SELF_APPROVAL
     */
    record Due(RecognitionTitleCaseRecord row, boolean another, @Nullable Refusal against) {
        /** Who it is, at the organization that registered it. */
        public Known known() {
            return new Known(row.getSubject(), row.getOrganizationId());
        }

        /** For which it was registered. */
        public int year() {
            return row.getTitleYear();
        }
    }

    /** What becomes of a case that nothing is against. */
    record Settled(Due due, long title, @Nullable LocalDate heldUntil) {}

    /**
     * Of cases that the deciding organization registered, one below it, or one that proposed them to it: what was proposed for the decision's year or, if it is late, for the year before; else what speaks
     * of the decision's year, be it that it was refused; of two, what was registered first.
     *
     * @param alike by {@link vn.khuyenhoc.recognition.subject.Subjects#alike}, as the answer
     */
    Map<String, Due> due(Decision decision, Collection<String> alike);

    /** How many cases of a kind a decision could settle that the organization registered or has at its desk. */
    int open(OrganizationId organization, TitleKind kind, int decidedYear);

    /**
     * What was proposed to the deciding organization is recognised by it.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if a case went on meanwhile
     */
    void settle(Decision decision, List<Settled> cases);

    /** Cases of the subjects that were recognised before a day are by a later decision. */
    void renewed(Collection<String> subjects, LocalDate on);
}
