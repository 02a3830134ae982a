package vn.khuyenhoc.recognition;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * How far an organization with all below it has come with one kind of title, at the end of a day.
 *
 * @param soon within how many days after that one titles are told of as expiring
 * @param eligible how many could register where it was reported; null where nobody did
 * @param recognised titles held
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
public record RecognitionFigure(OrganizationId organizationId, TitleKind kind, LocalDate asOf, Boundary boundary, int soon, @Nullable Integer eligible, int recognised,
                                boolean apportioned) {}
