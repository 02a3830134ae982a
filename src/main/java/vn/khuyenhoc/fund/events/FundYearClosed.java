package vn.khuyenhoc.fund.events;

/**
 * A year of a fund was closed: its figures are final.
 *
 * @param organization the value of the {@code OrganizationId} whose fund it is
 */
public record FundYearClosed(long eventId, long organization, int year) {}
