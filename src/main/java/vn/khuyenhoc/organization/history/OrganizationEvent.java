package vn.khuyenhoc.organization.history;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/**
 * Something that happened to an organization on a day.
 *
 * @param recordedAt when the register learnt of it; UTC
 * @param otherKey who received it or a part of it, or of whom it received all or a part
 * @param sharePercent of a part
 * @param decision that caused it, if it belongs to a reorganisation
 */
record OrganizationEvent(long key, EventKind kind, LocalDate on, LocalDateTime recordedAt, long organizationKey, @Nullable Long otherKey,
                         @Nullable Double sharePercent, @Nullable String decision) implements Node {}
