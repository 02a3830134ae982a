package vn.khuyenhoc.kernel;

import java.time.LocalDate;

/** A month of a year as one number, 202311 for November 2023: how kept totals are filed. */
public final class Month {
    private Month() {}

    public static int of(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    /** The first day after the last month that is over at the end of {@code day}. */
    public static LocalDate firstOpenDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.getDayOfMonth() == 1 ? next : day.withDayOfMonth(1);
    }
}
