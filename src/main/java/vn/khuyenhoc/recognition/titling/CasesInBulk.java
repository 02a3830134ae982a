package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.subject.Known;

/** What decisions that come with their titles mean for the cases of those in them. */
public interface CasesInBulk {
    /**
     * The case that a decision settles of somebody whom it names.
     *
     * @param known who it is, at the organization that registered it
     * @param year for which it was registered
     * @param another whether one more of that year is open, as where a merger brought two together: it stays so
     * @param against why it cannot be settled, at {@code holder} or {@code decidedOn}, or null: TITLE_CASE_STATE_WRONG, TITLE_CASE_ELSEWHERE, STEP_TOO_EARLY, SELF_APPROVAL
     */
    record Due(Known known, int year, boolean another, @Nullable Refusal against) {}

    /** @param place where the decision names it */
    record Settled(long title, @Nullable LocalDate heldUntil, String place) {}

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
     * @param titles by who is alike
     * @throws Refusal as {@link #due} tells, at the place
     */
    void settle(Decision decision, Map<String, Settled> titles);

    /** Cases of the subjects that were recognised before a day are by a later decision. */
    void renewed(Collection<String> subjects, LocalDate on);
}
