package vn.khuyenhoc.fund.events;

import org.springframework.modulith.events.Externalized;

/**
 * A year of a fund was closed: its figures are final.
 *
 * @param organization the value of the {@code OrganizationId} whose fund it is
 */
@Externalized("khuyenhoc.fund.FundYearClosed::#{organization()}")
public record FundYearClosed(long eventId, long organization, int year) {}
