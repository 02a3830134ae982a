package vn.khuyenhoc.recognition;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * How far an organization with all below it has come with one kind of title, at the end of a day.
 *
 * @param soon within how many days after that one titles are told of as expiring
 * @param eligible how many could register; null where nobody reported it
 * @param recognised titles held
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
public record RecognitionFigure(OrganizationId organizationId, TitleKind kind, LocalDate asOf, Boundary boundary, int soon, @Nullable Integer eligible, int recognised,
                                boolean apportioned) {
    /** Of those that could register, who holds the title. */
    public @Nullable Ratio rate() {
        return eligible == null ? null : new Ratio(recognised, eligible);
    }
}
