package vn.khuyenhoc.organization.history;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/**
 * Something that happened to an administrative unit on a day.
 *
 * @param recordedAt when the register learnt of it; UTC
 * @param otherKey the unit that it went up in, whole or in part, or that went up in it
 * @param sharePercent of a part
 * @param decision of the reorganisation that it belongs to
 */
record UnitEvent(long key, EventKind kind, LocalDate on, LocalDateTime recordedAt, long unitKey, @Nullable Long otherKey,
                 @Nullable Double sharePercent, @Nullable String decision) implements Node {}
