package vn.khuyenhoc.kernel.imports;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/**
 * A spreadsheet that somebody sent.
 *
 * @param caller who sent it; nobody else sees it
 * @param refusal the code of why it could not be read, or not be applied
 */
record Import(long key, String kind, @Nullable String fileName, String caller, State state, @Nullable String refusal, @Nullable String refusalDetails,
              int rowCount, int badRowCount, int duplicateRowCount, LocalDateTime createdAt, @Nullable LocalDateTime appliedAt) implements Node {
    /** What has been done with it. */
    enum State { READING, CHECKED, REFUSED, APPLYING, APPLIED }
}
