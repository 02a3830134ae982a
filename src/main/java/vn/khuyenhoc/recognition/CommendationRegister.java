package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records commendations that were awarded, and drafts those that another module's facts call for. */
public interface CommendationRegister {
    record Award(OrganizationId organization, RecipientKind recipientKind, String recipient, CommendationForm form,
                 String authority, String decisionNumber, LocalDate awardedOn, String reason) {}

    /**
     * Records what older books say was awarded; no event tells of it, and no fund pays for it.
     *
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE
     */
    void award(List<Award> awards);

    /**
     * Somebody who deserves a commendation.
     *
     * @param organization that nominates
     * @param recipientOrganization who it is, if it is an organization; then without an address
     * @param recipient by name
     * @param address of a family
     */
    record Draft(OrganizationId organization, RecipientKind recipientKind, @Nullable OrganizationId recipientOrganization, String recipient, @Nullable String address,
                 CommendationForm form, String reason, int meritYear) {}

    /**
     * Nominates many in one act: all of them, or none. Who was drafted from the same source before, or is nominated for the same merit, is left as they are.
     *
     * @param source what calls for them, such as {@code campaign:42}
     * @return the keys of their cases, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_UNKNOWN, COMMENDATION_KNOWN if somebody nominates one of them meanwhile, TEXT_*
     */
    List<Long> draftCommendations(String source, List<Draft> drafts, LocalDate on);
}
