package vn.khuyenhoc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class PostponedIndexesTest {
    private static final String INDEXES = "select index_name from information_schema.indexes where table_name = 'fund_entry' and index_type_name = 'INDEX' order by index_name";

    /** As a start does after one that was killed between the two. */
    @Test
    void buildsWhatWasMissingAsItWas() {
        try (CloseableDSLContext sql = DSL.using("jdbc:h2:mem:postponed;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE")) {
            sql.execute("create table sample_postponed_index (name varchar(100) primary key, definition varchar(1000) not null)");
            sql.execute("create table fund_entry (id bigint primary key, act_id bigint, place int)");
            sql.execute("create index fund_entry_act_ix on fund_entry (act_id, place desc)");
            sql.execute("create index fund_entry_place_ix on fund_entry (place)");
            String before = schema(sql);
            new PostponedIndexes(sql).postpone();
            assertThat(sql.fetch(INDEXES).getValues(0)).isEmpty();
            new PostponedIndexes(sql).postpone();
            sql.execute("insert into fund_entry values (1, 7, 2)");
            new PostponedIndexes(sql).build();
            assertThat(sql.fetch(INDEXES).getValues(0, String.class)).isEqualTo(List.of("fund_entry_act_ix", "fund_entry_place_ix"));
            assertThat(schema(sql)).isEqualTo(before);
            assertThat(sql.fetchCount(DSL.table("sample_postponed_index"))).isZero();
            new PostponedIndexes(sql).build();
            assertThat(schema(sql)).isEqualTo(before);
        }
    }

    private static String schema(CloseableDSLContext sql) {
        return String.join("\n", sql.fetch("script nodata").getValues(0, String.class).stream().filter(line -> line.contains("INDEX")).sorted().toList());
    }
}
