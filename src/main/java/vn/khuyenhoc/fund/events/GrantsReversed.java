package vn.khuyenhoc.fund.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Payments of rounds were taken back on one day; at most {@value GrantsPaid#MOST} in one event.
 *
 * @param grants what each had paid
 */
@Externalized("khuyenhoc.fund.GrantsReversed::#{grants()[0].organization()}")
public record GrantsReversed(long eventId, LocalDate on, List<GrantsPaid.Paid> grants) {}
