package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CommendationForm;
import vn.khuyenhoc.recognition.RecipientKind;
import vn.khuyenhoc.recognition.events.MoneyWithIt;

/**
 * A commendation that was awarded.
 *
 * @param recipient null for people, where their names are not shown
 * @param address of a family; null where its name is not shown
 * @param reason empty for people, where their names are not shown: it may name them
 * @param meritSince the first year of the merit, if it is more than one
 * @param decidedOn null in older books
 * @param amount whole VND that go with it, or null
 * @param organizationId who nominated
 * @param decidingId who decided; null for an authority outside, and in older books
 */
@RecordedIn("recognition_commendation")
record Commendation(long key, RecipientKind recipientKind, @Nullable String recipient, @Nullable String address, CommendationForm form, String authority,
                    String decisionNumber, LocalDate awardedOn, String reason, @Nullable Integer meritSince, int meritYear, @Nullable LocalDate decidedOn,
                    @Nullable Long amount, OrganizationId organizationId, @Nullable OrganizationId decidingId) implements MoneyWithIt {}
