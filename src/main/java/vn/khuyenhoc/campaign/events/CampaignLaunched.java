package vn.khuyenhoc.campaign.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.Externalized;

/**
 * A programme or plan was recorded, or a movement launched.
 *
 * @param campaign its key
 * @param organization the value of the {@code OrganizationId} whose it is, or null if it is national
 * @param on the day from which it holds
 */
@Externalized("khuyenhoc.campaign.CampaignLaunched::#{campaign()}")
public record CampaignLaunched(long eventId, long campaign, @Nullable Long organization, LocalDate on) {}
