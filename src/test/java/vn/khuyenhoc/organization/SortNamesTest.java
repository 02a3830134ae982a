package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;

import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.khuyenhoc.kernel.sql.SortName;
import vn.khuyenhoc.testing.TestDatabase;

/** Members of an earlier release are ordered as those are who join today: V10 keeps of each name what the application would keep. */
class SortNamesTest {
    private static final List<String> BY_THE_ALPHABET = List.of("An Bá", "Án Việt", "Anh Ba (1)", "Ăn Ý", "Âu Cơ", "Bùi Đỗ Ưu", "Da Hà", "đa hạ", "Đặng Ỷ", "Ê Ban", "Ha Ba", "Ha Bạ", "Hà Ba", "Hả Ba", "Hã Ba", "Há Ba", "Hạ Ba", "Hoà Ơn", "Hoà Ởn", "Hòa-Ỵ Zơ", "Oanh", "Ôn", "Ơn", "Uy", "Ưng", "Ýt");

    HikariDataSource pool;
    DSLContext sql;

    @BeforeEach
    void membersOfAnEarlierRelease() {
        Map<String, Object> settings = TestDatabase.settings();
        pool = new HikariDataSource();
        pool.setJdbcUrl((String) settings.get("spring.datasource.url"));
        pool.setUsername((String) settings.getOrDefault("spring.datasource.username", ""));
        pool.setPassword((String) settings.getOrDefault("spring.datasource.password", ""));
        sql = DSL.using(pool, System.getenv("TEST_MYSQL") == null ? SQLDialect.H2 : SQLDialect.MYSQL);
        migrate("9");
        for (int i = 0; i < BY_THE_ALPHABET.size(); i++) {
            sql.execute("insert into organization_person (id, recorded_at, full_name) values (?, '2023-05-10 08:00:00', ?)", i, BY_THE_ALPHABET.get(i));
            sql.execute("insert into organization_membership (id, recorded_at, person_id, organization_id, valid_from, valid_to, begun_by) values (?, '2023-05-10 08:00:00', ?, 7, '2023-05-10', '9999-12-31', 'ENROLLED')", 100 - i, i);
        }
        migrate("latest");
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(pool).locations("classpath:db/migration/organization").table("flyway_schema_history_organization").target(MigrationVersion.fromVersion(version)).load().migrate();
    }

    @AfterEach
    void leavesThem() {
        pool.close();
    }

    @Test
    void keepsWhatTheApplicationWouldKeep() {
        assertThat(sql.select(ORGANIZATION_MEMBERSHIP.SORT_NAME).from(ORGANIZATION_MEMBERSHIP).orderBy(ORGANIZATION_MEMBERSHIP.PERSON_ID).fetch(ORGANIZATION_MEMBERSHIP.SORT_NAME))
            .isEqualTo(BY_THE_ALPHABET.stream().map(name -> SortName.of(name, sql)).toList());
    }

    @Test
    void ordersByTheAlphabet() {
        assertThat(sql.select(ORGANIZATION_MEMBERSHIP.PERSON_ID).from(ORGANIZATION_MEMBERSHIP).orderBy(ORGANIZATION_MEMBERSHIP.SORT_NAME).fetch(row -> BY_THE_ALPHABET.get(row.value1().intValue())))
            .isEqualTo(BY_THE_ALPHABET);
    }

    /** To look up by 160 letters what was kept of 160: H2 keeps whatever is no letter twice. */
    @Test
    void keepsTheLongestName() {
        String longest = "9".repeat(160);
        sql.update(ORGANIZATION_MEMBERSHIP).set(ORGANIZATION_MEMBERSHIP.SORT_NAME, SortName.of(longest, sql)).where(ORGANIZATION_MEMBERSHIP.PERSON_ID.eq(1L)).execute();
        assertThat(sql.fetchCount(ORGANIZATION_MEMBERSHIP, ORGANIZATION_MEMBERSHIP.SORT_NAME.eq(SortName.of(longest, sql)))).isOne();
    }
}
