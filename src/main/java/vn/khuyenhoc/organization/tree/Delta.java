package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.List;

/**
 * What one fact, or several alike, adds to a kept total. A stock counts it from a day on, under whatever ancestors the
 * organization has from then on; a flow on that day alone, under the ancestors of that day.
 *
 * @param organization where the fact stands
 * @param on the day from which it counts
 * @param begins whether something begins on the day, so that the organization must stand in the tree on it
 * @param dimensions the values of the total's dimensions, in their order
 * @param amounts what is added to each of the total's measures, in their order
 */
public record Delta(long organization, LocalDate on, boolean begins, List<?> dimensions, List<Long> amounts) {
    /** Something begins to hold, or happens. */
    public static Delta begins(long organization, LocalDate on, List<?> dimensions, List<Long> amounts) {
        return new Delta(organization, on, true, dimensions, amounts);
    }

    /** Something no longer holds from a day on. */
    public static Delta ends(long organization, LocalDate on, List<?> dimensions, List<Long> amounts) {
        return new Delta(organization, on, false, dimensions, amounts.stream().map(amount -> -amount).toList());
    }
}
