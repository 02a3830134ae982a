package vn.khuyenhoc.recognition;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE_CLAIM;
import static vn.khuyenhoc.testing.Desk.problems;
import static vn.khuyenhoc.testing.TitleDesk.but;
import static vn.khuyenhoc.testing.TitleDesk.content;
import static vn.khuyenhoc.testing.TitleDesk.criterion;
import static vn.khuyenhoc.testing.TitleDesk.decision;
import static vn.khuyenhoc.testing.TitleDesk.faults;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.registration;
import static vn.khuyenhoc.testing.TitleDesk.score;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.section;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** What cannot be true of a title is told by a code, and no row of it stays. */
@WriteTest
class TitleBadInputTest {
    private static final String HEADINGS = "Mã tổ chức;Số quyết định;Ngày quyết định;Người ký;Danh hiệu;Chủ hộ;Địa chỉ;Hết hiệu lực từ\n";
    private static final String ADDRESS = "Thôn 1";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;
    @Autowired DSLContext sql;

    OrganizationId province, commune;
    TitleDesk lan, minh, approver, above;
    Desk desk;
    String code;

    @BeforeEach
    void aCommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        code = organizations.on(List.of(new At(commune, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
        lan = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune)));
        minh = new TitleDesk(api.withToken(SelfIssued.token("minh", "OFFICER-APPROVER-VIEWER", commune)));
        above = new TitleDesk(api.withToken(SelfIssued.token("tam", "OFFICER-APPROVER-VIEWER", province)));
        String token = SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", commune);
        approver = new TitleDesk(api.withToken(token));
        desk = new Desk(uploads, approver.api(), token);
    }

    private void aSheet() {
        above.adopt(above.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
    }

    /** In every table of the module: in those that say of whom, of the test's own organizations. */
    private Map<String, Integer> rows() {
        Set<Long> own = Set.of(province.value(), commune.value());
        return RECOGNITION_TITLE_CASE.getSchema().getTables().stream().collect(toMap(table -> table.getName(), table -> {
            var organization = table.field("organization_id", Long.class);
            return organization == null ? sql.fetchCount(table) : sql.fetchCount(table, organization.in(own));
        }, (one, other) -> one, TreeMap::new));
    }

    private void leavesNothing(Runnable attempts) {
        Map<String, Integer> before = rows();
        attempts.run();
        assertThat(rows()).isEqualTo(before).hasSizeGreaterThan(20);
    }

    private JsonNode registered(String head) {
        return lan.register(commune, "LEARNING_FAMILY", 2023, head, ADDRESS, "2023-02-01");
    }

    private JsonNode reviewed(String head) {
        return minh.review(lan.assess(registered(head), "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30));
    }

    private JsonNode proposed(String head, String on) {
        return lan.done("proposeTitleCase", step(reviewed(head), on));
    }

    private String row(String of, String number, String day, String holder) {
        return String.join(";", of, number, day, "Trần Văn Ký", "Gia đình học tập", holder, ADDRESS, "") + "\n";
    }

    private void refusedInBulk(String rows, String... wrong) {
        leavesNothing(() -> {
            JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + rows);
            assertThat(problems(checked)).containsExactly(wrong);
            assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        });
    }

    @Test
    void isJudgedByNoSheetThatHasExpired() {
        // Of clans no test adopts a national one, by which they would be judged then.
        JsonNode draft = above.draft(province, "LEARNING_CLAN", "387", 70);
        above.done("adoptCriteriaSheet", with("id", draft.get("id").asString(), "version", draft.get("version").asString(), "from", "2022-04-01", "until", "2023-07-01"));
        JsonNode late = lan.register(commune, "LEARNING_CLAN", 2023, "A", null, "2023-02-01"), early = lan.register(commune, "LEARNING_CLAN", 2023, "B", null, "2023-02-01");
        leavesNothing(() -> {
            lan.refused("CRITERIA_SHEET_MISSING", "on", "assessTitleCase", step(late, "2023-07-01", "scores", scores(35, 25, 40)));
            lan.refused("CRITERIA_SHEET_MISSING", "on", "assessTitleCase", step(late, "2024-01-01", "scores", scores(35, 25, 40)));
        });
        JsonNode assessed = lan.assess(early, "2023-06-30", scores(35, 25, 40));
        assertThat(minh.review(assessed, "2023-08-01", scores(30, 20, 30)).at("/sheet/id")).as("on its last day, and by the same afterwards").isEqualTo(draft.get("id"));
    }

    @Test
    void isReviewedByTheSheetOfTheAssessment() {
        aSheet();
        JsonNode assessed = lan.assess(registered("A"), "2023-09-01", scores(35, 25, 40));
        JsonNode other = above.done("draftCriteriaSheet", with("idempotencyKey", key(), "kind", "LEARNING_FAMILY", "programme", "387", "organization", id(province),
            "content", content(90, List.of(section(5, "Mới", null, List.of(criterion(1, "Tất cả", 100, false)))))));
        above.adopt(other, "2023-09-15");
        List<?> newScores = List.of(score("5.1", 95, false));
        leavesNothing(() -> assertThat(faults(minh.send("reviewTitleCase", "vi", step(assessed, "2023-10-01", "scores", newScores))))
            .containsExactly("SCORE_UNKNOWN scores.0.criterion", "SCORES_INCOMPLETE scores"));
        JsonNode reviewed = minh.review(assessed, "2023-10-01", scores(30, 20, 30));
        assertThat(reviewed.at("/sheet/id")).isEqualTo(assessed.at("/sheet/id")).isNotEqualTo(other.get("id"));
        assertThat(reviewed.get("sufficient").asBoolean()).as("80 of the 70 that its own sheet needs").isTrue();
        JsonNode later = lan.assess(registered("B"), "2023-09-14", scores(35, 25, 40));
        leavesNothing(() -> assertThat(faults(lan.send("assessTitleCase", "vi", step(later, "2023-09-15", "scores", scores(35, 25, 40)))))
            .containsExactly("SCORE_UNKNOWN scores.0.criterion", "SCORE_UNKNOWN scores.1.criterion", "SCORE_UNKNOWN scores.2.criterion", "SCORES_INCOMPLETE scores"));
        JsonNode again = lan.assess(later, "2023-09-15", newScores);
        assertThat(again.at("/sheet/id").asString() + again.get("self")).as("assessed anew, by the new one").isEqualTo(other.get("id").asString() + "{\"sum\":95,\"vetoes\":0}");
    }

    @Test
    void isGivenNoMoreThanTheMaximum() {
        aSheet();
        JsonNode one = registered("A");
        leavesNothing(() -> {
            lan.refused("SCORE_TOO_HIGH", "scores.2.points", "assessTitleCase", step(one, "2023-09-01", "scores", scores(35, 25, 41)));
            lan.refused("SCORE_TOO_HIGH", "scores.0.points", "assessTitleCase", step(one, "2023-09-01", "scores", scores(Integer.MAX_VALUE, 25, 40)));
        });
        JsonNode assessed = lan.assess(one, "2023-09-01", scores(35, 25, 40));
        leavesNothing(() -> minh.refused("SCORE_TOO_HIGH", "scores.1.points", "reviewTitleCase", step(assessed, "2023-10-01", "scores", scores(35, 26, 40))));
        assertThat(lan.shown(one.get("id").asString(), "TitleCase", TitleDesk.CASE)).isEqualTo(assessed);
    }

    @Test
    void isNotDecidedBeforeItWasReviewed() {
        aSheet();
        JsonNode first = proposed("A", "2023-10-01"), second = proposed("B", "2023-10-05"), undecided = reviewed("D");
        leavesNothing(() -> {
            approver.refused("STEP_TOO_EARLY", "recognised.0.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-09-30", null, first));
            approver.refused("STEP_TOO_EARLY", "recognised.1.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-10-04", null, first, second));
            approver.refused("STEP_TOO_EARLY", "refused.0.id", "decideTitleCases", but(decision(commune, "1/QĐ", "2023-10-04", null, first), "refusalReason", "Không",
                "refused", List.of(with("id", second.get("id").asString(), "version", second.get("version").asString()))));
            lan.refused("STEP_TOO_EARLY", "on", "proposeTitleCase", step(undecided, "2023-09-30"));
        });
        refusedInBulk(row(code, "1/QĐ", "04/10/2023", "A") + row(code, "1/QĐ", "04/10/2023", "B") + row(code, "1/QĐ", "04/10/2023", "C"), "3 C3 STEP_TOO_EARLY", "4 F4 TITLE_WITHOUT_CASE");
        assertThat(approver.decide(commune, "1/QĐ", "2023-10-05", null, first, second).valueStream().map(one -> one.get("state").asString())).containsExactly("RECOGNISED", "RECOGNISED");
    }

    @Test
    void givesANumberOnceInABodyAndYear() {
        aSheet();
        JsonNode first = proposed("A", "2023-10-10"), second = proposed("B", "2023-10-10"), third = proposed("C", "2023-10-10");
        approver.decide(commune, "1/QĐ", "2023-11-10", null, first);
        leavesNothing(() -> {
            approver.refused("DECISION_NUMBER_TAKEN", "number", "decideTitleCases", decision(commune, "1/QĐ", "2023-12-31", null, second, third));
            approver.refused("DECISION_NUMBER_TAKEN", "number", "decideTitleCases", decision(commune, " 1/QĐ ", "2023-11-10", null, second));
            assertThat(recognised(commune, "1/QĐ", "2023-01-02")).isEqualTo("DECISION_NUMBER_TAKEN");
        });
        refusedInBulk(row(code, "1/QĐ", "31/12/2023", "B") + row(code, "2/QĐ", "31/12/2023", "C"), "2 B2 DECISION_NUMBER_TAKEN");
        assertThat(List.of(recognised(commune, "1/QĐ", "2022-12-31"), recognised(commune, "1/QĐ", "2024-01-01"), recognised(province, "1/QĐ", "2023-11-10"), recognised(commune, "2/QĐ", "2023-11-10")))
            .as("of another year, of another body, another number").containsOnly("done");
    }

    private String recognised(OrganizationId by, String number, String on) {
        JsonNode errors = above.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { errors { code } } }", Map.of("input", with("idempotencyKey", key(),
            "organization", id(by), "number", number, "decidedOn", on, "signer", "B", "titles", List.of(with("kind", "LEARNING_CLAN", "holder", "Họ " + key()))))).at("/recogniseTitles/errors");
        return errors.isEmpty() ? "done" : errors.at("/0/code").asString();
    }

    @Test
    void knowsNobodyWhomNobodyRegistered() {
        aSheet();
        JsonNode one = proposed("A", "2023-10-10");
        OrganizationId nobody = new OrganizationId(7);
        List<String> unknown = List.of(GlobalId.of("TitleCase", 7), id(commune), one.at("/sheet/id").asString(), "x");
        leavesNothing(() -> {
            for (String wrong : unknown) {
                Map<String, @Nullable Object> named = but(step(one, "2023-11-10"), "id", wrong);
                lan.refused("TITLE_CASE_UNKNOWN", "id", "assessTitleCase", but(named, "scores", scores(1, 1, 1)));
                minh.refused("TITLE_CASE_UNKNOWN", "id", "reviewTitleCase", but(named, "scores", scores(1, 1, 1)));
                lan.refused("TITLE_CASE_UNKNOWN", "id", "proposeTitleCase", named);
                approver.refused("TITLE_CASE_UNKNOWN", "id", "refuseTitleCase", but(named, "reason", "Thôi"));
                approver.refused("TITLE_CASE_UNKNOWN", "id", "revokeTitle", but(named, "reason", "Thôi"));
                approver.refused("TITLE_CASE_UNKNOWN", "recognised.1.id", "decideTitleCases", but(decision(commune, "1/QĐ", "2023-11-10", null, one),
                    "recognised", Stream.of(one.get("id").asString(), wrong).map(id -> with("id", id, "version", one.get("version").asString())).toList()));
            }
            lan.refused("ORGANIZATION_UNKNOWN", "organization", "registerTitleCase", registration(nobody, "LEARNING_FAMILY", 2023, "B", ADDRESS, "2023-02-01"));
        });
        refusedInBulk(row(code, "1/QĐ", "10/11/2023", "A") + row("KHÔNG-CÓ", "1/QĐ", "10/11/2023", "B"), "3 A3 ORGANIZATION_UNKNOWN");
        assertThat(lan.shown(one.get("id").asString(), "TitleCase", TitleDesk.CASE)).isEqualTo(one);
    }

    @Test
    void registersASubjectOnceWhenFourDoSoAtTheSameMoment() throws Exception {
        List<Callable<JsonNode>> clerks = new ArrayList<>();
        for (String head : List.of("Nguyễn Văn Hòa", "Nguyễn Văn Hoà", "NGUYỄN VĂN HÒA", "Nguyễn Văn Hòa")) {
            TitleDesk clerk = new TitleDesk(api.withToken(SelfIssued.token("can" + clerks.size(), "OFFICER-VIEWER", commune)));
            clerks.add(() -> clerk.send("registerTitleCase", "vi", registration(commune, "LEARNING_FAMILY", 2023, head, ADDRESS, "2023-02-01")));
        }
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clerks.size())) {
            for (Future<JsonNode> answer : threads.invokeAll(clerks)) {
                JsonNode errors = answer.get().at("/data/registerTitleCase/errors");
                outcomes.add(errors.isEmpty() ? "done" : errors.at("/0/code").asString());
            }
        }
        assertThat(outcomes).containsExactlyInAnyOrder("done", "TITLE_CASE_KNOWN", "TITLE_CASE_KNOWN", "TITLE_CASE_KNOWN");
        var cases = sql.selectFrom(RECOGNITION_TITLE_CASE).where(RECOGNITION_TITLE_CASE.ORGANIZATION_ID.eq(commune.value())).fetch();
        assertThat(cases).hasSize(1);
        assertThat(sql.fetchCount(RECOGNITION_TITLE_CASE_CLAIM, RECOGNITION_TITLE_CASE_CLAIM.CASE_ID.eq(cases.getFirst().getId()))).isEqualTo(1);
        assertThat(lan.api().data("query($id: ID) { titleCases(within: $id) { totalCount nodes { steps { state } } } }", Map.of("id", id(commune))).get("titleCases").toString())
            .isEqualTo("{\"totalCount\":1,\"nodes\":[{\"steps\":[{\"state\":\"REGISTERED\"}]}]}");
        lan.register(commune, "LEARNING_FAMILY", 2022, "Nguyễn Văn Hòa", ADDRESS, "2023-02-01");
        lan.register(commune, "LEARNING_CITIZEN", 2023, "Nguyễn Văn Hòa", ADDRESS, "2023-02-01");
    }
}
