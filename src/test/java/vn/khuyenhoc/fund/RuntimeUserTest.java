package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import vn.khuyenhoc.KhuyenHoc;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.TestDatabase;

/** Where migrations have a user of their own, the user that the application works as can append to the ledger and do nothing else with it. */
@EnabledIfEnvironmentVariable(named = "TEST_MYSQL", matches = ".+")
class RuntimeUserTest {
    @Test
    void appendsToTheLedgerAndRewritesNothing() throws Exception {
        Map<String, Object> settings = TestDatabase.settings();
        String url = (String) settings.get("spring.datasource.url");
        try (Connection owner = DriverManager.getConnection(url, "khuyenhoc", "khuyenhoc")) {
            owner.createStatement().execute("create user if not exists 'khuyenhoc_app'@'%' identified by 'app'");
        }
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(KhuyenHoc.class, Fixtures.class).web(WebApplicationType.NONE).run(
                "--spring.datasource.url=" + url, "--spring.datasource.username=khuyenhoc_app", "--spring.datasource.password=app",
                "--spring.flyway.user=khuyenhoc", "--spring.flyway.password=khuyenhoc", "--spring.flyway.url=" + url, "--khuyenhoc.database.runtime-user=khuyenhoc_app")) {
            Fixtures fixtures = application.getBean(Fixtures.class);
            OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
            application.getBean(ContributionRegister.class).record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)),
                List.of(new Entry(commune, 0, ContributionKind.CASH, 700, LocalDate.of(2023, 5, 10), null)));
            DSLContext sql = application.getBean(DSLContext.class);
            assertThat(sql.fetchOne("select amount from fund_entry where organization_id = ?", commune.value()).get(0, Long.class)).isEqualTo(700);
            assertThat(sql.fetchOne("select current_user()").get(0, String.class)).isEqualTo("khuyenhoc_app@%");
            for (String forbidden : List.of("update fund_entry set amount = 1", "delete from fund_entry", "drop trigger fund_entry_no_update",
                    "truncate table fund_entry", "drop table fund_entry", "alter table fund_entry add column x int",
                    "update change_record set caller = 'x'", "truncate table change_record",
                    "update change_fact set fact_id = 1", "delete from change_fact", "truncate table change_fact", "drop trigger change_fact_no_delete", "delete from flyway_schema_history_fund")) {
                assertThatThrownBy(() -> sql.execute(forbidden)).as(forbidden).rootCause().hasMessageContaining("denied");
            }
        } finally {
            try (Connection owner = DriverManager.getConnection(url, "khuyenhoc", "khuyenhoc")) {
                owner.createStatement().execute("drop user 'khuyenhoc_app'@'%'");
            }
        }
    }
}
