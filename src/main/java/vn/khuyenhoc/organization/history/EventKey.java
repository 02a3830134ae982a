package vn.khuyenhoc.organization.history;

import java.util.List;
import java.util.stream.LongStream;

import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The key of an event: that of the line or succession that tells of it, with the kind in three more bits. The three highest bits
 * of an id, which time fills in 8.7 years each, make room for them; one line is told from another 8.7 years later by its id's rest.
 */
final class EventKey {
    private static final long LOW = 1L << 60;
    private static final int KINDS = 8;

    private EventKey() {}

    static Field<Long> of(Field<Long> id, OrganizationEventKind kind) {
        return id.mod(DSL.inline(LOW)).mul(DSL.inline((long) KINDS)).add(DSL.inline((long) kind.ordinal()));
    }

    /** The ids of the lines and successions that a key may come from. */
    static List<Long> sources(long key) {
        return LongStream.range(0, KINDS).map(high -> high * LOW + key / KINDS).boxed().toList();
    }
}
