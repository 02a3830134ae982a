package vn.khuyenhoc.organization.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.testing.EmptyTest;

/** Keys of events lead back to what tells of them, whatever the id: ids grow with time, and fill three more bits until 2089. */
@EmptyTest
class EventKeyTest {
    @Autowired DSLContext sql;

    private long key(long id, EventKind kind) {
        return sql.select(EventKey.of(val(id), kind)).fetchSingle().value1();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 913_467_934_568_866_043L, (1L << 60) - 1, 1L << 60, (3L << 60) + 913_467_934_568_866_043L, Long.MAX_VALUE})
    void leadsBackToItsSource(long id) {
        for (EventKind kind : EventKind.values()) {
            long key = key(id, kind);
            assertThat(key).isNotNegative();
            assertThat(EventKey.sources(key)).contains(id).allMatch(source -> source >= 0);
        }
    }

    @Test
    void tellsWhatOneLineTellsApart() {
        assertThat(EventKind.values()).hasSizeLessThanOrEqualTo(8);
        assertThat(java.util.Arrays.stream(EventKind.values()).map(kind -> key(913_467_934_568_866_043L, kind))).doesNotHaveDuplicates();
        assertThat(key(5, EventKind.MERGED_INTO)).isNotEqualTo(key(6, EventKind.ESTABLISHED));
    }
}
