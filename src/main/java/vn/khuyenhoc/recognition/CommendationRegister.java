package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;

import vn.khuyenhoc.organization.OrganizationId;

/** Records commendations that were awarded. */
public interface CommendationRegister {
    record Award(OrganizationId organization, RecipientKind recipientKind, String recipient, CommendationForm form,
                 String authority, String decisionNumber, LocalDate awardedOn, String reason) {}

    /** @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE */
    void award(List<Award> awards);
}
