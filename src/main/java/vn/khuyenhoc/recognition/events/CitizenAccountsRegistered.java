package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;

import org.springframework.modulith.events.Externalized;

/**
 * Accounts of learning citizens were registered in an organization.
 *
 * @param organization the value of the {@code OrganizationId}
 */
@Externalized("khuyenhoc.recognition.CitizenAccountsRegistered::#{organization()}")
public record CitizenAccountsRegistered(long eventId, long organization, LocalDate on, int accounts) {}
