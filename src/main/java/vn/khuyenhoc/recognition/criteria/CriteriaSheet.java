package vn.khuyenhoc.recognition.criteria;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/**
 * By what one kind of title is judged, as one document says.
 *
 * @param edition which one of its kind, programme and organization
 * @param validFrom null of a draft
 * @param validUntil the first day on which it no longer holds, or null
 * @param organizationId whose own it is; null of a national one
 * @param replacedById the key of the sheet that was adopted in its place
 */
@RecordedIn("recognition_criteria_sheet")
record CriteriaSheet(long key, TitleKind kind, String programme, int edition, String code, String name, CriteriaSheetState state, String sourceNumber,
                     LocalDate sourceIssuedOn, String sourceIssuer, int total, int threshold, LocalDate draftedOn, @Nullable LocalDate validFrom,
                     @Nullable LocalDate validUntil, @Nullable OrganizationId organizationId, @Nullable Long replacedById, String version) implements Node {}
