package vn.khuyenhoc.fund.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Facts that are alike as far as a question goes, added up by the database.
 *
 * @param organization whose fund it was; 0 where that does not matter
 * @param happened the day as a number such as 20231105; where it does not matter, the month
 * @param properties what they say of themselves for a dimension, {@link vn.khuyenhoc.kernel.statistics.Group#NONE} for nothing
 */
record Alike(long organization, int happened, Map<Dimension, Long> properties, List<Long> figures) {
    int month() {
        return happened > 999_999 ? happened / 100 : happened;
    }

    LocalDate day() {
        return LocalDate.of(happened / 10_000, happened / 100 % 100, happened % 100);
    }
}
