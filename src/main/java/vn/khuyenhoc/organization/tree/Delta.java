package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.List;

import vn.khuyenhoc.kernel.Days;

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

    /** A fact of a stock as a whole, as it was corrected: it counts from a day to a day, or with negative amounts no longer does. */
    public static List<Delta> span(long organization, LocalDate from, LocalDate to, List<?> dimensions, List<Long> amounts) {
        Delta begins = new Delta(organization, from, false, dimensions, amounts);
        return to.equals(Days.FOREVER) ? List.of(begins) : List.of(begins, ends(organization, to, dimensions, amounts));
    }
}
