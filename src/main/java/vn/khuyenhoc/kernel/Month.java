package vn.khuyenhoc.kernel;

import java.time.LocalDate;

/** A month as one number, 202311 for November 2023, and a day as one that is larger than any month: how kept totals are filed. */
public final class Month {
    private Month() {}

    public static int of(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    /** 20231105 for the fifth. */
    public static int dayOf(LocalDate day) {
        return of(day) * 100 + day.getDayOfMonth();
    }

    /** The first day after the last month that is over at the end of {@code day}. */
    public static LocalDate firstOpenDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.getDayOfMonth() == 1 ? next : day.withDayOfMonth(1);
    }
}
