package vn.khuyenhoc.organization.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Organizations ended on one day without a successor.
 *
 * @param organizations the values of their {@code OrganizationId}s, at most {@value OrganizationsEstablished#MOST}
 */
@Externalized("khuyenhoc.organization.OrganizationsDissolved::#{organizations()[0]}")
public record OrganizationsDissolved(long eventId, LocalDate on, List<Long> organizations) {}
