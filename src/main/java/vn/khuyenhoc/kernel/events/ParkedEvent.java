package vn.khuyenhoc.kernel.events;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/**
 * An event that a listener could not act on.
 *
 * @param event its type's simple name
 * @param listener the simple name of the listener's class
 * @param payload as JSON: ids and facts, no personal data
 * @param attempts how often it was tried
 * @param reason why it was given up
 */
@RecordedIn("parked_event")
record ParkedEvent(long key, String event, String listener, String payload, LocalDateTime publishedAt, LocalDateTime parkedAt, int attempts, ParkedEventState state,
                   @Nullable String reason, String version) implements Node {}
