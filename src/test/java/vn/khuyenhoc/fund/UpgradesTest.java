package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import vn.khuyenhoc.testing.TestDatabase;

/** A database of an earlier release that holds money is brought to this one with every đồng, in the year in which it counted. */
class UpgradesTest {
    private static final String SAID = "'2023-05-10 08:00:00'";

    HikariDataSource pool;
    JdbcTemplate sql;

    @BeforeEach
    void anEmptyDatabase() {
        Map<String, Object> settings = TestDatabase.settings();
        pool = new HikariDataSource();
        pool.setJdbcUrl((String) settings.get("spring.datasource.url"));
        pool.setUsername((String) settings.getOrDefault("spring.datasource.username", ""));
        pool.setPassword((String) settings.getOrDefault("spring.datasource.password", ""));
        sql = new JdbcTemplate(pool);
    }

    @AfterEach
    void leavesIt() {
        pool.close();
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(pool).locations("classpath:db/migration/fund").table("flyway_schema_history_fund").target(MigrationVersion.fromVersion(version)).load().migrate();
    }

    private void contribution(long id, long amount, Long reversalOf) {
        sql.update("insert into fund_contribution (id, recorded_at, organization_id, donor_id, kind, amount, received_on, posted_on, receipt_year, receipt, reversal_of, reason) values (?, " + SAID
            + ", 7, 1, 'CASH', ?, '2023-05-10', '2023-05-10', ?, ?, ?, ?)", id, amount, reversalOf == null ? 2023 : null, reversalOf == null ? id : null, reversalOf, reversalOf == null ? null : "Nhầm");
    }

    private void earmark(long contribution, String purpose) {
        sql.update("insert into fund_earmark (id, recorded_at, organization_id, contribution_id, purpose, wording, amount, left_amount) values (?, " + SAID + ", 7, ?, ?, 'Theo lời', 100, 100)",
            contribution + 100, contribution, purpose);
    }

    /** V9: each contribution keeps its amount, and says for what it is; one that takes another back says the same, so that both cancel out in each purpose. */
    @Test
    void keepsContributionsAndTellsTheirPurpose() {
        migrate("8");
        contribution(1, 1_000, null);
        contribution(2, 300, null);
        contribution(3, 50, null);
        contribution(4, 70, null);
        contribution(5, -300, 2L);
        earmark(1, "SCHOLARSHIP");
        earmark(2, "AWARD");
        earmark(3, null);
        long raised = sql.queryForObject("select sum(amount) from fund_contribution", Long.class);
        migrate("9");
        assertThat(sql.queryForObject("select sum(amount) from fund_contribution", Long.class)).isEqualTo(raised).isEqualTo(1_120);
        assertThat(sql.queryForList("select concat(id, ' ', earmarked_for) from fund_contribution order by id", String.class))
            .containsExactly("1 SCHOLARSHIP", "2 AWARD", "3 ANY", "4 ANY", "5 AWARD");
        assertThat(sql.queryForList("select concat(earmarked_for, ' ', sum(amount)) from fund_contribution group by earmarked_for order by earmarked_for", String.class))
            .containsExactly("ANY 120", "AWARD 0", "SCHOLARSHIP 1000");
        assertThat(sql.queryForObject("select count(*) from fund_contribution_total", Integer.class)).as("filled from the facts at the next start").isZero();
    }

    private void round(long id, String state, Long versionOf, String paidOn) {
        sql.update("insert into fund_grant (id, recorded_at, superseded_at, version_of, organization_id, purpose, title, decision_number, paid_on, turns, amount, state, ended_on) values (?, " + SAID + ", "
            + (versionOf == null ? "null" : SAID) + ", ?, 7, 'SCHOLARSHIP', 'Học bổng', ?, ?, 5, 500, ?, ?)", id, versionOf, "QĐ " + id, paidOn, state,
            state.equals("REVERSED") ? "2023-04-01" : null);
    }

    private void payment(long id, long grant, int sign, Long reversalOf, String paidOn) {
        sql.update("insert into fund_grant_payment (id, recorded_at, grant_id, organization_id, purpose, paid_on, turns, amount, reversal_of) values (?, " + SAID + ", ?, 7, 'SCHOLARSHIP', ?, ?, ?, ?)",
            id, grant, paidOn, sign * 5, sign * 500, reversalOf);
    }

    /** V11: a round counts on the day of its payment, also where that was posted into a later year, and where it was taken back; who never paid has no such day, nor has an earlier version. */
    @Test
    void keepsTheYearsInWhichRoundsCount() {
        migrate("9");
        round(1, "PAID", null, "2022-12-20");
        payment(11, 1, 1, null, "2023-01-05");
        round(2, "REVERSED", null, "2023-03-01");
        payment(12, 2, 1, null, "2023-03-01");
        payment(13, 2, -1, 12L, "2023-04-01");
        round(3, "DRAFT", null, "2023-06-01");
        round(4, "APPROVED", 1L, "2022-12-20");
        List<String> before = perYear("select extract(year from p.paid_on) as in_year, p.amount from fund_grant_payment p where p.reversal_of is null");
        migrate("11");
        assertThat(perYear("select extract(year from g.posted_on) as in_year, g.amount from fund_grant g where g.version_of is null and g.posted_on is not null")).isEqualTo(before).containsExactly("2023 1000");
        assertThat(sql.queryForList("select concat(id, ' ', coalesce(cast(posted_on as char(10)), '-'), ' ', amount) from fund_grant order by id", String.class))
            .containsExactly("1 2023-01-05 500", "2 2023-03-01 500", "3 - 500", "4 - 500");
        migrate("latest");
        assertThat(sql.queryForObject("select sum(amount) from fund_grant", Long.class)).isEqualTo(2_000);
    }

    private List<String> perYear(String counted) {
        return sql.queryForList("select concat(in_year, ' ', sum(amount)) from (" + counted + ") counted group by in_year order by in_year", String.class);
    }
}
