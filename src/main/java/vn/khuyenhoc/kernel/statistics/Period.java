package vn.khuyenhoc.kernel.statistics;

import java.time.LocalDate;
import java.time.YearMonth;

import graphql.schema.DataFetchingEnvironment;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.Refusal;

/** The days of which figures are told, from the first to the last. */
public record Period(LocalDate from, LocalDate to) {
    /** The required arguments {@code from} and {@code to}. @throws Refusal ENDS_BEFORE_IT_BEGINS */
    public static Period of(DataFetchingEnvironment field) {
        LocalDate from = field.getArgumentOrDefault("from", LocalDate.MIN);
        LocalDate to = field.getArgumentOrDefault("to", LocalDate.MIN);
        if (to.isBefore(from)) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "to", from);
        }
        return new Period(from, to);
    }

    /** The same days one year earlier; the end of a February stays its end. */
    public Period yearBefore() {
        LocalDate last = to.minusYears(1);
        return new Period(from.minusYears(1), endsMonth() ? YearMonth.from(last).atEndOfMonth() : last);
    }

    private boolean endsMonth() {
        return to.plusDays(1).getDayOfMonth() == 1;
    }

    public boolean ofWholeMonths() {
        return from.getDayOfMonth() == 1 && endsMonth();
    }

    public int firstMonth() {
        return Month.of(from);
    }

    public int lastMonth() {
        return Month.of(to);
    }
}
