package vn.khuyenhoc.campaign.following;

import java.time.LocalDateTime;

/**
 * Something that counts for a target has changed.
 *
 * @param reached whether the target was reached by it
 */
record NewsItem(long id, long campaign, long organization, long target, boolean reached, LocalDateTime at) {
    String cursor() {
        return String.valueOf(id);
    }
}
