package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.LearningUnitKind;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.criteria.JudgedBySheet;
import vn.khuyenhoc.recognition.title.LeadsToTitle;

/**
 * A title on its way from the registration to the decision, and what became of it; shown to those of the organizations concerned.
 *
 * @param name of a family, its head's
 * @param stepOn the day of the last step
 * @param self what the subject gave itself; null before
 * @param review what the reviewer gave; null before
 * @param sufficient whether the reviewer's points suffice; null before
 * @param decision null before it is recognised or refused by one
 * @param reason why it was refused or revoked, or null
 * @param organizationId who registered
 * @param deskId whose turn it is; in the end, who decided
 */
@RecordedIn("recognition_title_case")
record TitleCase(long key, TitleKind kind, int year, String name, @Nullable String address, @Nullable LearningUnitKind unitKind, TitleCaseState state, LocalDate stepOn,
                 @Nullable Points self, @Nullable Points review, @Nullable Boolean sufficient, @Nullable Decided decision, @Nullable String reason, @Nullable Long sheetId,
                 @Nullable Long titleId, OrganizationId organizationId, OrganizationId deskId, String version) implements JudgedBySheet, LeadsToTitle {
    /** The sum, and how many criteria that must not be failed were. */
    record Points(int sum, int vetoes) {}

    /** @param heldUntil the first day on which the title is no longer held, or null */
    record Decided(String number, LocalDate on, String signer, @Nullable LocalDate heldUntil) {}
}
