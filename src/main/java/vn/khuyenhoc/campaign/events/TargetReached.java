package vn.khuyenhoc.campaign.events;

import java.time.LocalDate;

import org.springframework.modulith.events.Externalized;

/**
 * An organization reached a target: once for each amount that was set.
 *
 * @param target its key, and that of its {@code campaign}
 * @param organization the value of the {@code OrganizationId}
 * @param indicator the name of the indicator
 * @param on the day on which it was seen
 */
@Externalized("khuyenhoc.campaign.TargetReached::#{campaign()}")
public record TargetReached(long eventId, long target, long campaign, long organization, String indicator, int year, LocalDate on) {}
