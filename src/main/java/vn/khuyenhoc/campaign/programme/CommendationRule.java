package vn.khuyenhoc.campaign.programme;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.recognition.CommendationForm;

/**
 * Who is nominated for a commendation when a movement is closed.
 *
 * @param targets how many of their targets of that year they must have reached; null for all
 */
public record CommendationRule(OrganizationLevel level, CommendationForm form, String reason, @Nullable Integer targets) {}
