package vn.khuyenhoc.organization.history;

import java.util.List;
import java.util.stream.LongStream;

import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The key of an event: the id of the line or succession that tells of it, with the kind in three more bits. The three highest
 * bits of the id make room for them: time fills one in 2028, 2037 and 2054. Two ids whose lower bits are alike were made 8.7
 * years apart to the millisecond, which the lines of one organization or unit are not.
 */
final class EventKey {
    private static final long LOW = 1L << 60;
    private static final int KINDS = 8;

    private EventKey() {}

    static Field<Long> of(Field<Long> id, EventKind kind) {
        return id.mod(DSL.inline(LOW)).mul(DSL.inline((long) KINDS)).add(DSL.inline((long) kind.ordinal()));
    }

    /** The ids of the lines and successions that a key may come from. */
    static List<Long> sources(long key) {
        return LongStream.range(0, KINDS).map(high -> high * LOW + key / KINDS).boxed().toList();
    }
}
