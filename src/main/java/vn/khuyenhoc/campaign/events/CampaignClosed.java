package vn.khuyenhoc.campaign.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.Externalized;

/**
 * A movement was closed.
 *
 * @param campaign its key
 * @param organization the value of the {@code OrganizationId} whose it is, or null if it is national
 */
@Externalized("khuyenhoc.campaign.CampaignClosed::#{campaign()}")
public record CampaignClosed(long eventId, long campaign, @Nullable Long organization, LocalDate on) {}
