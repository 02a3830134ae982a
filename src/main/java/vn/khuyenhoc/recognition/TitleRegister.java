package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records decisions that recognise titles. */
public interface TitleRegister {
    /** One signed decision; its titles are held from the day it was made. */
    record Decision(OrganizationId organization, String number, LocalDate decidedOn, String signer) {}

    /** @param heldUntil the first day on which it is no longer held, or null */
    record Recognised(TitleKind kind, String holder, @Nullable LocalDate heldUntil) {}

    /**
     * Records a decision with all its titles, whole or not at all.
     *
     * @throws vn.khuyenhoc.kernel.Refusal DECISION_NUMBER_TAKEN, ORGANIZATION_NOT_ACTIVE
     */
    void recognise(Decision decision, List<Recognised> titles);
}
