package vn.khuyenhoc.fund;

import java.time.LocalDate;

/** Closes and discloses a year of all funds at once. */
public interface FundYearRegister {
    /**
     * Closes a year of every fund in which anything was posted into it, or none of them.
     *
     * @throws vn.khuyenhoc.kernel.Refusal FUND_YEAR_NOT_OVER, FUND_YEAR_CLOSED, EARLIER_YEAR_OPEN
     */
    void closeAll(int year, LocalDate on);

    /** Discloses a year of every fund for which it is closed. */
    void discloseAll(int year, LocalDate on);
}
