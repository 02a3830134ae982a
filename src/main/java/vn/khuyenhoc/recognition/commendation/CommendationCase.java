package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CommendationForm;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.RecipientKind;

/**
 * A commendation on its way from the nomination to the award, or to its refusal; shown to those at whose desks it lies or was.
 *
 * @param stepOn the day of the last step
 * @param outside whether it was proposed to an authority that is no organization of the association
 * @param organizationId who nominated
 * @param deskId whose turn it is
 * @param decision null before it is decided
 */
record CommendationCase(long key, CommendationState state, RecipientKind recipientKind, String recipient, @Nullable OrganizationId recipientOrganizationId,
                        @Nullable String address, CommendationForm form, String authority, String reason, @Nullable Integer meritSince, int meritYear,
                        LocalDate stepOn, boolean outside, @Nullable LocalDate awardedOn, @Nullable String refusalReason, OrganizationId organizationId,
                        OrganizationId deskId, @Nullable Decided decision, String version) implements Node {
    /**
     * What was decided.
     *
     * @param by null for an authority outside
     * @param amount whole VND, or null
     */
    record Decided(String number, LocalDate on, String signer, @Nullable Long amount, @Nullable OrganizationId by) {}

    public @Nullable String decisionNumber() {
        return decision == null ? null : decision.number();
    }

    public @Nullable LocalDate decidedOn() {
        return decision == null ? null : decision.on();
    }

    public @Nullable String signer() {
        return decision == null ? null : decision.signer();
    }

    public @Nullable Long amount() {
        return decision == null ? null : decision.amount();
    }
}
