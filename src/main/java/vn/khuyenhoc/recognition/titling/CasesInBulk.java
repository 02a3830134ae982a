package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleRegister.Decision;

/** What decisions that come as spreadsheets mean for the cases of those in them. */
public interface CasesInBulk {
    /** A case that somebody still has to do something with, at whose desk it lies. */
    record Waiting(TitleCaseState state, LocalDate stepOn, OrganizationId desk) {}

    /** @param row where the decision names it */
    record Settled(long title, @Nullable LocalDate heldUntil, String row) {}

    /** The open cases for a year, by subject. */
    Map<String, Waiting> open(Collection<String> subjects, int year);

    /**
     * What was proposed to the deciding organization for the decision's year is recognised by it.
     *
     * @param titles by subject
     * @throws vn.khuyenhoc.kernel.Refusal TITLE_CASE_STATE_WRONG, TITLE_CASE_ELSEWHERE, STEP_TOO_EARLY, SELF_APPROVAL
     */
    void settle(Decision decision, Map<String, Settled> titles);

    /** Cases of the subjects that were recognised before a day are by a later decision. */
    void renewed(Collection<String> subjects, LocalDate on);
}
