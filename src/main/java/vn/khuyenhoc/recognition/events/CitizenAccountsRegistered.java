package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;

/**
 * Accounts of learning citizens were registered in an organization.
 *
 * @param organization the value of the {@code OrganizationId}
 */
public record CitizenAccountsRegistered(long eventId, long organization, LocalDate on, int accounts) {}
