package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records decisions that recognise titles. */
public interface TitleRegister {
    /** One signed decision; its titles are held from the day it was made. */
    record Decision(OrganizationId organization, String number, LocalDate decidedOn, String signer) {}

    /**
     * @param address of a family or a citizen, if it is known: without it nobody can tell whether somebody of that name who is recognised later is the same
     * @param heldUntil the first day on which it is no longer held, or null
     */
    record Recognised(TitleKind kind, String holder, @Nullable String address, @Nullable LocalDate heldUntil) {
        public Recognised(TitleKind kind, String holder, @Nullable LocalDate heldUntil) {
            this(kind, holder, null, heldUntil);
        }
    }

    /**
     * Records a decision with all its titles, whole or not at all: a list of holders of whom none is recognised yet.
     *
     * @throws vn.khuyenhoc.kernel.Refusal DECISION_NUMBER_TAKEN, ORGANIZATION_NOT_ACTIVE
     */
    void recognise(Decision decision, List<Recognised> titles);
}
