package vn.khuyenhoc.kernel.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.util.List;

import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.Index;
import org.jooq.OrderField;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However a load ends, its indexes are what the migrations made. */
class PostponedIndexesTest {
    private static final Index ACT = Internal.createIndex(DSL.name("fund_entry_act_ix"), FUND_ENTRY, new OrderField[] {FUND_ENTRY.ACT_ID, FUND_ENTRY.PLACE.desc()}, false);

    private final CloseableDSLContext sql = DSL.using("jdbc:h2:mem:;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    private final PostponedIndexes indexes = new PostponedIndexes(with(sql), List.of(() -> List.of(ACT)));

    PostponedIndexesTest() {
        sql.execute("create table fund_entry (id bigint primary key, act_id bigint, place int)");
        sql.execute("create index fund_entry_act_ix on fund_entry (act_id, place desc)");
    }

    private static DSLContext with(DSLContext sql) {
        return DSL.using(sql.configuration().derive(new Settings().withRenderSchema(false)));
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static List<String> indexes(DSLContext sql) {
        return sql.fetch("script nodata").getValues(0, String.class).stream().filter(line -> line.contains(" INDEX ")).sorted().toList();
    }

    @Test
    void areMissingUntilTheRowsAreThere() {
        List<String> before = indexes(sql);
        assertThat(before).hasSize(1);
        indexes.without(() -> {
            assertThat(indexes(sql)).isEmpty();
            sql.execute("insert into fund_entry values (1, 7, 2)");
        });
        assertThat(indexes(sql)).isEqualTo(before);
    }

    @Test
    void areBuiltAfterALoadThatFailed() {
        List<String> before = indexes(sql);
        assertThatThrownBy(() -> indexes.without(() -> {
            throw new IllegalStateException("no room");
        })).hasMessage("no room");
        assertThat(indexes(sql)).isEqualTo(before);
    }

    /** As after one that was killed. */
    @Test
    void areBuiltByTheNextStart() {
        List<String> before = indexes(sql);
        sql.execute("drop index fund_entry_act_ix");
        indexes.start();
        assertThat(indexes(sql)).isEqualTo(before);
        indexes.start();
        assertThat(indexes(sql)).isEqualTo(before);
    }
}
