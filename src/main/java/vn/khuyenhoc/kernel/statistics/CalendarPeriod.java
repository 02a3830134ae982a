package vn.khuyenhoc.kernel.statistics;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A month, a quarter or a year of the calendar.
 *
 * @param quarter null of a whole year
 * @param month null of a quarter or a year
 */
public record CalendarPeriod(int year, @Nullable Integer quarter, @Nullable Integer month, LocalDate start, LocalDate end) {
    static CalendarPeriod of(int year, @Nullable Integer quarter, @Nullable Integer month, int firstMonth, int months) {
        LocalDate start = LocalDate.of(year, firstMonth, 1);
        return new CalendarPeriod(year, quarter, month, start, start.plusMonths(months).minusDays(1));
    }
}
