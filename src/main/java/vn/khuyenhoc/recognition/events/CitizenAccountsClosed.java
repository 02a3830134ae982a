package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;

/**
 * Accounts of learning citizens were closed.
 *
 * @param organization the value of the {@code OrganizationId} that had registered them
 * @param on the first day on which they count no more
 */
public record CitizenAccountsClosed(long eventId, long organization, LocalDate on, int accounts) {}
