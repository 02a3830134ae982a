package vn.khuyenhoc.kernel.statistics;

/** How finely time is told apart. A span is a number: its year times 100 and its place in the year, 0 of a whole year. */
public enum Grain {
    MONTH(1), QUARTER(3), YEAR(12);

    private final int months;

    Grain(int months) {
        this.months = months;
    }

    /** The span in which a month such as 202311 lies. */
    public long spanOf(int month) {
        return month / 100 * 100L + (this == YEAR ? 0 : (month % 100 - 1) / months + 1);
    }

    /** What a span of this grain is called. */
    public CalendarPeriod named(long span) {
        int year = Math.toIntExact(span / 100);
        int place = Math.toIntExact(span % 100);
        int first = this == YEAR ? 1 : (place - 1) * months + 1;
        return CalendarPeriod.of(year, this == YEAR ? null : (first - 1) / 3 + 1, this == MONTH ? place : null, first, months);
    }
}
