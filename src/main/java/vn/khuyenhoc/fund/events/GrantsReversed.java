package vn.khuyenhoc.fund.events;

import java.time.LocalDate;
import java.util.List;

/**
 * Payments of rounds were taken back on one day; at most {@value GrantsPaid#MOST} in one event.
 *
 * @param grants what each had paid
 */
public record GrantsReversed(long eventId, LocalDate on, List<GrantsPaid.Paid> grants) {}
