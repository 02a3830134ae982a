package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;

import org.springframework.modulith.events.Externalized;

/**
 * Accounts of learning citizens were closed.
 *
 * @param organization the value of the {@code OrganizationId} that had registered them
 * @param on the first day on which they count no more
 */
@Externalized("khuyenhoc.recognition.CitizenAccountsClosed::#{organization()}")
public record CitizenAccountsClosed(long eventId, long organization, LocalDate on, int accounts) {}
