package vn.khuyenhoc.fund;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** Tells other modules what funds raised and whom they helped, as the summaries of organizations do. */
public interface FundFigures {
    /** Whole VND that the funds of each subtree raised in the year of a day, up to its end. */
    Map<Long, Long> raised(Set<Long> organizations, LocalDate day);

    /** Turns that they paid for in that time. */
    Map<Long, Long> turns(Set<Long> organizations, LocalDate day);
}
