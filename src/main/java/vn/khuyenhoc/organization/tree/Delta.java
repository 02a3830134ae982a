package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.List;

/**
 * What one fact, or several alike, adds to a kept total.
 *
 * @param organization where the fact stands
 * @param on the day from which it counts
 * @param treeDay the day whose ancestors share in it
 * @param dimensions the values of the total's dimensions, in their order
 * @param amounts what is added to each of the total's measures, in their order
 */
public record Delta(long organization, LocalDate on, LocalDate treeDay, List<?> dimensions, List<Long> amounts) {
    /** Something begins to hold, or happens. */
    public static Delta begins(long organization, LocalDate on, List<?> dimensions, List<Long> amounts) {
        return new Delta(organization, on, on, dimensions, amounts);
    }

    /** Something no longer holds from a day on; the day before it still stood where it stood. */
    public static Delta ends(long organization, LocalDate on, List<?> dimensions, List<Long> amounts) {
        return new Delta(organization, on, on.minusDays(1), dimensions, amounts.stream().map(amount -> -amount).toList());
    }
}
