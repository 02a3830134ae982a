package vn.khuyenhoc.organization.history;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * Something that happened to an organization on a day.
 *
 * @param recordedAt when the register learnt of it; UTC
 * @param otherId who received it or a part of it, or of whom it received all or a part
 * @param sharePercent of a part
 * @param decision that caused it, if it belongs to a reorganisation
 */
record OrganizationEvent(long key, OrganizationEventKind kind, LocalDate on, LocalDateTime recordedAt, OrganizationId organizationId,
                         @Nullable OrganizationId otherId, @Nullable Double sharePercent, @Nullable String decision) implements Node {}
