package vn.khuyenhoc.campaign.following;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.target.TargetProgress;

/**
 * Something that counts for a target has changed.
 *
 * @param reached whether the target was reached by it
 * @param progress how far it was then; null of news that older releases told
 */
record NewsItem(long id, long campaign, long organization, long target, boolean reached, LocalDateTime at, @Nullable TargetProgress progress) {
    String cursor() {
        return String.valueOf(id);
    }
}
