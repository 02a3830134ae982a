package vn.khuyenhoc.kernel;

import java.time.Instant;

import io.hypersistence.tsid.TSID;

/**
 * Ids of facts: 64 bits, sorted by the time they were made, known before a row is written.
 * The system property {@code tsid.node} (0 to 1023) keeps replicas apart; without it the node is drawn by chance.
 */
public final class Ids {
    private Ids() {}

    public static long next() {
        return TSID.Factory.getTsid().toLong();
    }

    /** To the millisecond. */
    public static Instant madeAt(long id) {
        return TSID.from(id).getInstant();
    }
}
