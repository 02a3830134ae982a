package vn.khuyenhoc.campaign.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A movement was closed.
 *
 * @param campaign its key
 * @param organization the value of the {@code OrganizationId} whose it is, or null if it is national
 */
public record CampaignClosed(long eventId, long campaign, @Nullable Long organization, LocalDate on) {}
