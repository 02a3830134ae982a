package vn.khuyenhoc.kernel.audit;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.graphql.Node;

/**
 * One act of changing facts.
 *
 * @param recordedAt UTC
 * @param entity the kind of facts, as the tables name it
 * @param entityType what a client knows them as, or null of what it sees only as part of something else
 * @param entityKey of the one fact that was changed, or null of several
 * @param ownerKey of the organization whose facts they are, where they are one's
 * @param rowCount how many facts
 * @param version of the one fact after the change
 * @param beforeHash SHA-256 of what they said before; null of new ones
 */
public record Change(long key, LocalDateTime recordedAt, String caller, String client, String operation, @Nullable String requestId,
                     String entity, @Nullable String entityType, @Nullable Long entityKey, @Nullable Long ownerKey, int rowCount, @Nullable String version,
                     @Nullable String beforeHash, @Nullable String afterHash) implements Node {}
