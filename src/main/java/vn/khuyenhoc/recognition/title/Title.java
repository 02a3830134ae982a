package vn.khuyenhoc.recognition.title;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/**
 * A title that somebody holds or held.
 *
 * @param holder null for people, where their names are not shown
 * @param address null where nobody said it; of people, also where it is not shown
 * @param endedBy why it ends on {@code heldUntil}; null while it does not
 * @param endReason why it was taken back without a case; null where that is not shown
 */
@RecordedIn("recognition_title")
record Title(long key, TitleKind kind, @Nullable String holder, @Nullable String address, LocalDate recognisedOn, @Nullable LocalDate heldUntil,
             @Nullable TitleEnding endedBy, @Nullable String endReason, String decisionNumber, OrganizationId organizationId) implements Node {}
