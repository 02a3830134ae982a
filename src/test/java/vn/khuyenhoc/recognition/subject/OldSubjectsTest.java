package vn.khuyenhoc.recognition.subject;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** What an earlier release kept is found as what is kept now. */
@WriteTest
class OldSubjectsTest {
    private static final String FAMILY = "LEARNING_FAMILY", ADDRESS = "Thôn 1";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister register;
    @Autowired OldSubjects old;
    @Autowired DSLContext sql;

    private Result<Record> kept(String table, String what, OrganizationId... at) {
        return sql.fetch("select id, " + what + " from " + table + " where organization_id in (?, ?, ?) and superseded_at is null order by id", at[0].value(), at[1].value(), at[2].value());
    }

    @Test
    void areFoundByNameAndAddress() {
        OrganizationId province = fixtures.aProvince(), commune = fixtures.aCommune(province);
        OrganizationId ending = fixtures.aBoard(commune, Fixtures.LONG_AGO), heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        TitleDesk lan = desk("lan", province), minh = desk("minh", province), approver = desk("hoa", province);
        approver.adopt(approver.draft(province, FAMILY, "387", 70), "2022-04-01");
        JsonNode assessed = lan.assess(lan.register(ending, FAMILY, 2022, "Chủ hộ A", ADDRESS, "2022-05-01"), "2022-06-01", scores(35, 25, 40));
        JsonNode due = lan.done("proposeTitleCase", step(minh.review(assessed, "2022-07-01", scores(30, 20, 30)), "2022-07-10", "to", id(commune)));
        approver.decide(commune, "1/QĐ", "2022-11-10", null, due);
        assertThat(approver.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { errors { code } } }", Map.of("input", with("idempotencyKey", key(), "organization", id(ending),
            "number", "1/QĐ", "decidedOn", "2022-11-10", "signer", "B", "titles", List.of(with("kind", FAMILY, "holder", "Chủ hộ B", "address", ADDRESS))))).at("/recogniseTitles/errors")).isEmpty();
        register.merge(List.of(new Merger(ending, heir)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(*) from recognition_title where known_at = ?", heir.value()).get(0, Integer.class) == 2);
        var titles = kept("recognition_title", "alike, known_at", commune, ending, heir);
        var cases = kept("recognition_title_case", "alike", commune, ending, heir);
        assertThat(titles.getValues("known_at", Long.class)).containsOnly(heir.value());
        assertThat(cases.getValues("alike", String.class)).containsExactly(titles.getFirst().get("alike", String.class));
        sql.execute("update recognition_title set alike = null, known_at = null where known_at = ?", heir.value());
        sql.execute("update recognition_title_case set alike = null where alike = ?", titles.getFirst().get("alike", String.class));
        old.afterSingletonsInstantiated();
        assertThat(kept("recognition_title", "alike, known_at", commune, ending, heir)).isEqualTo(titles);
        assertThat(kept("recognition_title_case", "alike", commune, ending, heir)).isEqualTo(cases);
    }

    private TitleDesk desk(String name, OrganizationId within) {
        return new TitleDesk(api.withToken(SelfIssued.token(name, "OFFICER-APPROVER-VIEWER", within)));
    }
}
