package vn.khuyenhoc.recognition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.TitleDesk.but;
import static vn.khuyenhoc.testing.TitleDesk.decision;
import static vn.khuyenhoc.testing.TitleDesk.faults;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.registration;
import static vn.khuyenhoc.testing.TitleDesk.score;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.recognition.events.TitlesRecognised;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.events.TitlesRevoked;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** A title from its registration to the decision, judged by the sheet in force, and what becomes of it. */
@WriteTest
class TitleCasesTest {
    private static final String HEAD = "Nguyễn Văn Hòa", ADDRESS = "Thôn 1";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired ConfigurableApplicationContext context;
    @Autowired JsonMapper json;

    OrganizationId province, commune, board, other;
    TitleDesk lan, minh, approver, above, stranger;
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload && (payload.getPayload() instanceof TitlesRecognised || payload.getPayload() instanceof TitlesRevoked)) {
            told.add(payload.getPayload());
        }
    };

    @BeforeEach
    void aCommuneWithASheet() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        lan = desk("lan", "OFFICER-VIEWER", commune);
        minh = desk("minh", "OFFICER-APPROVER-VIEWER", commune);
        approver = desk("hoa", "OFFICER-APPROVER-VIEWER", commune);
        above = desk("tam", "OFFICER-APPROVER-VIEWER", province);
        stranger = desk("ba", "OFFICER-APPROVER-VIEWER", fixtures.aCommune(province));
        for (String kind : List.of("LEARNING_FAMILY", "LEARNING_UNIT")) {
            above.adopt(above.draft(province, kind, "387", 70), "2022-04-01");
        }
        context.addApplicationListener(listener);
    }

    @AfterEach
    void listenNoMore() {
        context.removeApplicationListener(listener);
    }

    private TitleDesk desk(String name, String roles, OrganizationId within) {
        return new TitleDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private JsonNode registered() {
        return lan.register(commune, "LEARNING_FAMILY", 2023, HEAD, ADDRESS, "2023-02-01");
    }

    private JsonNode proposed(String head, int year) {
        JsonNode one = lan.register(commune, "LEARNING_FAMILY", year, head, ADDRESS, year + "-02-01");
        return lan.done("proposeTitleCase", step(minh.review(lan.assess(one, year + "-09-01", scores(35, 25, 40)), year + "-10-01", scores(30, 20, 30)), year + "-10-10"));
    }

    private int held(OrganizationId organization, String day) {
        JsonNode data = api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { kind recognised } } } } titles(within: $id, asOf: $d) { totalCount } }",
            Map.of("id", id(organization), "d", day));
        int count = data.at("/node/recognitionSummary/titles").valueStream().mapToInt(title -> title.get("recognised").asInt()).sum();
        assertThat(data.at("/titles/totalCount").asInt()).isEqualTo(count);
        return count;
    }

    private int listed(Api caller, String where) {
        return caller.data("query($id: ID) { titleCases(within: $id, where: " + where + ") { totalCount } }", Map.of("id", id(province))).at("/titleCases/totalCount").asInt();
    }

    private void assertTotalsAreWhatTheTitlesSay() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void walksFromTheRegistrationToTheDecision() {
        JsonNode one = registered();
        assertThat(one.get("state").asString() + one.get("name").asString() + one.get("address").asString()).isEqualTo("REGISTERED" + HEAD + ADDRESS);
        JsonNode assessed = lan.assess(one, "2023-09-01", List.of(with("criterion", "1.1", "points", 35, "evidence", "Giấy khen"), score("1.2", 25, true), score("2.1", 40, false)));
        assertThat(assessed.get("self").toString()).isEqualTo("{\"sum\":100,\"vetoes\":1}");
        assertThat(assessed.at("/selfScores/0").toString()).isEqualTo("{\"criterion\":\"1.1\",\"points\":35,\"failed\":false,\"evidence\":\"Giấy khen\"}");
        JsonNode again = lan.assess(assessed, "2023-09-02", scores(35, 25, 39));
        assertThat(again.at("/self/sum").asInt() + again.at("/selfScores").size()).isEqualTo(99 + 3);
        lan.refused("SELF_APPROVAL", "id", "reviewTitleCase", step(again, "2023-10-01", "scores", scores(35, 25, 39)));
        JsonNode reviewed = minh.review(again, "2023-10-01", scores(30, 20, 30));
        assertThat(reviewed.get("review").toString() + reviewed.get("sufficient").asBoolean()).isEqualTo("{\"sum\":80,\"vetoes\":0}true");
        JsonNode proposed = lan.done("proposeTitleCase", step(reviewed, "2023-10-10"));
        minh.refused("SELF_APPROVAL", "recognised.0.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", null, proposed));
        assertThat(held(commune, "2023-12-31")).as("nothing counts before the decision").isZero();
        JsonNode decided = approver.decide(commune, "1/QĐ", "2023-11-10", "2026-01-01", proposed).get(0);
        assertThat(decided.at("/decision").toString()).isEqualTo("{\"number\":\"1/QĐ\",\"on\":\"2023-11-10\",\"signer\":\"Trần Văn Ký\",\"heldUntil\":\"2026-01-01\"}");
        assertThat(decided.at("/title/holder").asString()).isEqualTo(HEAD);
        assertThat(decided.get("steps").valueStream().map(step -> step.get("state").asString() + " " + step.get("on").asString() + " " + step.get("takenBy").asString())).containsExactly(
            "REGISTERED 2023-02-01 lan", "SELF_ASSESSED 2023-09-01 lan", "SELF_ASSESSED 2023-09-02 lan", "REVIEWED 2023-10-01 minh", "PROPOSED 2023-10-10 lan", "RECOGNISED 2023-11-10 hoa");
        assertThat(decided.get("state").asString()).as("held until a day that has passed").isEqualTo("EXPIRED");
        assertThat(listed(lan.api(), "{ state: EXPIRED }") + listed(lan.api(), "{ state: RECOGNISED }")).isEqualTo(1);
        assertThat(List.of(held(commune, "2023-11-09"), held(province, "2023-11-10"), held(commune, "2025-12-31"), held(commune, "2026-01-01"))).containsExactly(0, 1, 1, 0);
        assertThat(told).singleElement().satisfies(event -> assertThat(((TitlesRecognised) event).sums()).containsExactly(new Sum(commune.value(), "LEARNING_FAMILY", 202311, 1)));
        assertTotalsAreWhatTheTitlesSay();
    }

    @Test
    void showsPeopleToThoseOfTheScopeAlone() {
        JsonNode one = registered();
        for (Api outside : List.of(api.as("anonymous"), stranger.api())) {
            assertThat(listed(outside, "{}") + listed(outside, "{ name: { contains: \"hoa\" } }")).isZero();
            assertThat(outside.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", one.get("id").asString())).get("node").isNull()).isTrue();
        }
        assertThat(listed(above.api(), "{ name: { contains: \"van hoa\" }, state: REGISTERED, year: { eq: 2023 } }")).isEqualTo(1);
        approver.decide(commune, "1/QĐ", "2023-11-10", null, proposed("Lê Thị Thúy", 2023));
        JsonNode titles = stranger.api().data("query($id: ID) { titles(within: $id, asOf: \"2023-12-31\") { nodes { holder } } }", Map.of("id", id(commune)));
        assertThat(titles.at("/titles/nodes/0/holder").isNull()).isTrue();
        stranger.refused("TITLE_CASE_UNKNOWN", "id", "refuseTitleCase", step(one, "2023-03-01", "reason", "Không"));
        JsonNode desk = lan.api().data("query($id: ID!) { node(id: $id) { ... on Organization { titleCases(where: { state: REGISTERED }) { nodes { id } } } } }", Map.of("id", id(commune)));
        assertThat(desk.at("/node/titleCases/nodes").findValuesAsString("id")).containsExactly(one.get("id").asString());
    }

    @Test
    void isRegisteredOnceAYear() {
        registered();
        for (String same : List.of("Nguyễn Văn Hoà", " NGUYỄN  Văn Hòa", Normalizer.normalize(HEAD, Normalizer.Form.NFD))) {
            minh.refused("TITLE_CASE_KNOWN", "name", "registerTitleCase", registration(commune, "LEARNING_FAMILY", 2023, same, ADDRESS, "2023-03-01"));
        }
        lan.register(commune, "LEARNING_FAMILY", 2023, HEAD, "Thôn 2", "2023-02-01");
        lan.register(commune, "LEARNING_CITIZEN", 2023, HEAD, ADDRESS, "2023-02-01");
        lan.register(commune, "LEARNING_FAMILY", 2022, HEAD, ADDRESS, "2023-02-01");
        lan.register(commune, "LEARNING_UNIT", 2023, "Trường THCS", null, "2023-02-01");
        assertThat(listed(lan.api(), "{}")).isEqualTo(5);
    }

    @Test
    void refusesWhatCannotBe() {
        lan.refused("TEXT_EMPTY", "address", "registerTitleCase", registration(commune, "LEARNING_FAMILY", 2023, HEAD, null, "2023-02-01"));
        lan.refused("TITLE_SUBJECT_WRONG", "unitKind", "registerTitleCase", but(registration(commune, "LEARNING_UNIT", 2023, "A", null, "2023-02-01"), "unitKind", null));
        lan.refused("TITLE_SUBJECT_WRONG", "unitKind", "registerTitleCase", but(registration(commune, "LEARNING_CLAN", 2023, "A", null, "2023-02-01"), "unitKind", "SCHOOL"));
        lan.refused("YEAR_OUT_OF_RANGE", "year", "registerTitleCase", registration(commune, "LEARNING_CLAN", 2024, "A", null, "2023-02-01"));
        lan.refused("DATE_IN_FUTURE", "on", "registerTitleCase", registration(commune, "LEARNING_CLAN", 2023, "A", null, "2099-02-01"));
        lan.refused("ORGANIZATION_UNKNOWN", "organization", "registerTitleCase", registration(province, "LEARNING_CLAN", 2023, "A", null, "2023-02-01"));
        JsonNode clan = lan.register(commune, "LEARNING_CLAN", 2023, "Họ Lê", null, "2023-02-01");
        lan.refused("CRITERIA_SHEET_MISSING", "on", "assessTitleCase", step(clan, "2023-09-01", "scores", scores(1, 1, 1)));
        JsonNode one = registered();
        lan.refused("SCORES_INCOMPLETE", "scores", "assessTitleCase", step(one, "2023-09-01", "scores", List.of(score("1.1", 1, false), score("2.1", 1, false))));
        lan.refused("SCORE_UNKNOWN", "scores.0.criterion", "assessTitleCase", step(one, "2023-09-01", "scores", List.of(score("9.1", 1, false), score("1.1", 1, false), score("1.2", 1, false), score("2.1", 1, false))));
        lan.refused("SCORE_TWICE", "scores.1.criterion", "assessTitleCase", step(one, "2023-09-01", "scores", List.of(score("1.1", 1, false), score("1.1", 1, false), score("1.2", 1, false), score("2.1", 1, false))));
        lan.refused("SCORE_TOO_HIGH", "scores.0.points", "assessTitleCase", step(one, "2023-09-01", "scores", scores(36, 1, 1)));
        lan.refused("SCORE_TOO_HIGH", "scores.2.points", "assessTitleCase", step(one, "2023-09-01", "scores", scores(1, 1, -1)));
        lan.refused("SCORE_NOT_A_VETO", "scores.0.failed", "assessTitleCase", step(one, "2023-09-01", "scores", List.of(score("1.1", 1, true), score("1.2", 1, false), score("2.1", 1, false))));
        lan.refused("STEP_TOO_EARLY", "on", "assessTitleCase", step(one, "2023-01-31", "scores", scores(1, 1, 1)));
        minh.refused("TITLE_CASE_STATE_WRONG", "id", "reviewTitleCase", step(one, "2023-09-01", "scores", scores(1, 1, 1)));
        JsonNode assessed = lan.assess(one, "2023-09-01", scores(35, 25, 40));
        lan.refused("CONFLICT", "version", "assessTitleCase", step(one, "2023-09-02", "scores", scores(1, 1, 1)));
        lan.forbidden("ROLE_MISSING", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", null, assessed));
        for (List<?> insufficient : List.of(scores(35, 25, 9), scores(20, 9, 40), List.of(score("1.1", 35, false), score("1.2", 25, true), score("2.1", 40, false)))) {
            JsonNode low = lan.register(commune, "LEARNING_FAMILY", 2023, HEAD, "Nhà " + insufficient.hashCode(), "2023-02-01");
            JsonNode reviewed = minh.review(lan.assess(low, "2023-09-01", scores(35, 25, 40)), "2023-10-01", insufficient);
            assertThat(reviewed.get("sufficient").asBoolean()).isFalse();
            lan.refused("TITLE_CASE_INSUFFICIENT", "id", "proposeTitleCase", step(reviewed, "2023-10-10"));
            approver.refused("TEXT_EMPTY", "reason", "refuseTitleCase", step(reviewed, "2023-10-10", "reason", " "));
            JsonNode refused = approver.done("refuseTitleCase", step(reviewed, "2023-10-10", "reason", "Chưa đủ điểm"));
            assertThat(refused.get("state").asString() + refused.get("reason").asString()).isEqualTo("REFUSEDChưa đủ điểm");
        }
        JsonNode reviewed = minh.review(assessed, "2023-10-01", scores(30, 20, 30));
        lan.refused("ORGANIZATION_UNKNOWN", "to", "proposeTitleCase", step(reviewed, "2023-10-10", "to", id(board)));
        assertThat(told).isEmpty();
    }

    @Test
    void isDecidedTogetherOrNotAtAll() {
        JsonNode first = proposed("A", 2023), second = proposed("B", 2023), third = proposed("C", 2023), early = proposed("E", 2022);
        JsonNode elsewhere = above.done("proposeTitleCase", step(minh.review(lan.assess(registered(), "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30)),
            "2023-10-10", "to", id(province)));
        assertThat(elsewhere.at("/desk/id").asString()).isEqualTo(id(province));
        above.refused("TITLE_CASE_ELSEWHERE", "recognised.1.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", null, first, elsewhere));
        approver.refused("TITLE_CASE_UNKNOWN", "recognised.1.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", null, first, elsewhere));
        approver.refused("TITLE_CASE_TWICE", "recognised.1.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", null, first, first));
        approver.refused("LIST_EMPTY", "recognised", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", null));
        approver.refused("STEP_TOO_EARLY", "recognised.1.id", "decideTitleCases", decision(commune, "1/QĐ", "2023-10-09", null, early, first));
        approver.refused("TITLE_ENDS_BEFORE_DECISION", "heldUntil", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-10", "2023-11-10", first));
        Map<String, @Nullable Object> decision = but(decision(commune, "1/QĐ", "2023-11-10", null, first, second),
            "refused", List.of(with("id", third.get("id").asString(), "version", third.get("version").asString())));
        approver.refused("TEXT_EMPTY", "refusalReason", "decideTitleCases", decision);
        assertThat(held(commune, "2023-12-31")).isZero();
        JsonNode decided = approver.done("decideTitleCases", but(decision, "refusalReason", "Không đủ minh chứng"));
        assertThat(decided.findValuesAsString("name")).containsExactly("A", "B", "C");
        assertThat(decided.valueStream().map(one -> one.get("state").asString() + one.at("/decision/number").asString())).containsExactly("RECOGNISED1/QĐ", "RECOGNISED1/QĐ", "REFUSED1/QĐ");
        assertThat(approver.done("decideTitleCases", but(decision, "refusalReason", "Không đủ minh chứng"))).as("sent again").isEqualTo(decided);
        approver.refused("DECISION_NUMBER_TAKEN", "number", "decideTitleCases", decision(commune, "1/QĐ", "2023-11-11", null, proposed("D", 2023)));
        above.decide(province, "1/QĐ", "2023-11-10", null, elsewhere);
        assertThat(held(commune, "2023-12-31") + 10 * held(province, "2023-12-31")).as("counted where it was decided").isEqualTo(2 + 10 * 3);
        assertThat(told).hasSize(2).first().satisfies(event -> assertThat(((TitlesRecognised) event).sums()).containsExactly(new Sum(commune.value(), "LEARNING_FAMILY", 202311, 2)));
        assertTotalsAreWhatTheTitlesSay();
    }

    @Test
    void isToldEverythingThatIsWrongWithADecision() {
        JsonNode good = proposed("A", 2023), own = lan.done("proposeTitleCase", step(approver.review(lan.assess(lan.register(commune, "LEARNING_FAMILY", 2023, "B", ADDRESS, "2023-02-01"),
            "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30)), "2023-10-10")), open = registered();
        JsonNode stale = lan.assess(lan.register(commune, "LEARNING_FAMILY", 2023, "C", ADDRESS, "2023-02-01"), "2023-09-01", scores(35, 25, 40));
        lan.assess(stale, "2023-09-02", scores(35, 25, 40));
        Map<String, @Nullable Object> decision = but(decision(commune, "1/QĐ", "2023-11-10", null, good, own, open, stale, good),
            "refused", List.of(with("id", id(commune), "version", "x")), "refusalReason", "Không");
        assertThat(faults(approver.send("decideTitleCases", "vi", decision))).containsExactly("SELF_APPROVAL recognised.1.id", "TITLE_CASE_STATE_WRONG recognised.2.id", "CONFLICT recognised.3.version",
            "TITLE_CASE_TWICE recognised.4.id", "TITLE_CASE_UNKNOWN refused.0.id");
        assertThat(held(commune, "2023-12-31")).isZero();
        JsonNode first = proposed("D", 2022), second = proposed("E", 2022), again = proposed("D", 2023), twice = proposed("E", 2023);
        approver.decide(commune, "2/QĐ", "2023-11-10", null, first, second);
        assertThat(faults(approver.send("decideTitleCases", "en", decision(commune, "3/QĐ", "2023-11-10", null, again, good, twice)))).containsExactly("TITLE_HELD recognised.0.id", "TITLE_HELD recognised.2.id");
        assertThat(faults(lan.send("assessTitleCase", "vi", step(open, "2023-09-01", "scores", List.of(score("9.1", 1, false), score("1.1", 36, false),
            with("criterion", "1.2", "points", 5, "evidence", "x".repeat(501)))))))
            .containsExactly("SCORE_UNKNOWN scores.0.criterion", "SCORE_TOO_HIGH scores.1.points", "TEXT_TOO_LONG scores.2.evidence", "SCORES_INCOMPLETE scores");
        assertThat(lan.shown(open.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("REGISTERED");
        assertTotalsAreWhatTheTitlesSay();
    }

    private JsonNode recognise(String number, String on, List<?> titles) {
        return approver.api().answer("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { recognised errors { code message inputPath } } }", Map.of("input",
            with("idempotencyKey", TitleDesk.key(), "organization", id(commune), "number", number, "decidedOn", on, "signer", "B", "titles", titles)), "vi");
    }

    private static Map<String, @Nullable Object> family(String holder, @Nullable String address) {
        return with("kind", "LEARNING_FAMILY", "holder", holder, "address", address);
    }

    @Test
    void isSettledByADecisionByNameThatCountsNobodyTwice() {
        JsonNode due = proposed(HEAD, 2023), open = lan.register(commune, "LEARNING_FAMILY", 2023, "B", ADDRESS, "2023-02-01");
        approver.decide(commune, "1/QĐ", "2023-11-10", null, proposed("C", 2023));
        List<?> titles = List.of(family("NGUYỄN VĂN HOÀ", ADDRESS), family("B", ADDRESS), family("C", ADDRESS), family("D", null), family(HEAD, ADDRESS));
        assertThat(faults(recognise("2/QĐ", "2023-11-20", titles))).as("a family without an address could be any").containsExactly("TEXT_EMPTY titles.3.address");
        titles = List.of(family("NGUYỄN VĂN HOÀ", ADDRESS), family("B", ADDRESS), family("C", ADDRESS), family("D", ADDRESS), family(HEAD, ADDRESS));
        assertThat(faults(recognise("2/QĐ", "2023-11-20", titles))).containsExactly("TITLE_CASE_STATE_WRONG titles.1.holder", "TITLE_HELD titles.2.holder", "TITLE_HELD titles.4.holder");
        assertThat(held(commune, "2023-12-31")).isEqualTo(1);
        assertThat(recognise("2/QĐ", "2023-11-20", List.of(titles.get(0), titles.get(3))).at("/data/recogniseTitles/recognised").asInt()).isEqualTo(2);
        assertThat(lan.shown(due.get("id").asString(), "TitleCase", "state decision { number }").toString()).isEqualTo("{\"state\":\"RECOGNISED\",\"decision\":{\"number\":\"2/QĐ\"}}");
        assertThat(lan.shown(open.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("REGISTERED");
        assertThat(faults(recognise("2/QĐ", "2023-11-21", List.of(titles.get(0))))).containsExactly("DECISION_NUMBER_TAKEN number");
        assertThat(faults(recognise("3/QĐ", "2023-11-21", List.of(titles.get(0))))).containsExactly("TITLE_HELD titles.0.holder");
        assertThat(recognise("1/QĐ", "2024-11-20", List.of(titles.get(0))).at("/data/recogniseTitles/recognised").asInt()).isEqualTo(1);
        assertThat(List.of(held(commune, "2023-12-31"), held(commune, "2024-12-31"))).as("renewed, and nobody counts twice").containsExactly(3, 3);
        assertThat(lan.shown(due.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("RENEWED");
        assertTotalsAreWhatTheTitlesSay();
    }

    @Test
    void isRenewedAndRevokedWithoutCountingTwice() {
        JsonNode first = approver.decide(commune, "1/QĐ", "2022-11-10", "2030-01-01", proposed(HEAD, 2022)).get(0);
        JsonNode due = proposed(HEAD, 2023), later = proposed(HEAD, 2024);
        approver.refused("TITLE_HELD", "recognised.1.id", "decideTitleCases", decision(commune, "3/QĐ", "2024-11-10", null, due, later));
        JsonNode second = approver.decide(commune, "1/QĐ", "2023-11-10", null, due).get(0);
        assertThat(lan.shown(first.get("id").asString(), "TitleCase", TitleDesk.CASE).get("state").asString()).isEqualTo("RENEWED");
        assertThat(List.of(held(commune, "2022-11-10"), held(commune, "2023-11-09"), held(commune, "2023-11-10"), held(commune, "2031-01-01"))).containsOnly(1);
        approver.refused("STEP_TOO_EARLY", "on", "revokeTitle", step(second, "2023-11-10", "reason", "Sai"));
        JsonNode revoked = approver.done("revokeTitle", step(second, "2024-05-01", "reason", "Vi phạm"));
        assertThat(revoked.get("state").asString() + revoked.get("reason").asString()).isEqualTo("REVOKEDVi phạm");
        assertThat(List.of(held(commune, "2024-04-30"), held(commune, "2024-05-01"), held(province, "2030-06-01"))).containsExactly(1, 0, 0);
        approver.refused("TITLE_CASE_STATE_WRONG", "id", "revokeTitle", step(revoked, "2024-06-01", "reason", "Lần nữa"));
        assertThat(told).hasSize(3).last().satisfies(event -> {
            assertThat(((TitlesRevoked) event).on()).isEqualTo("2024-05-01");
            assertThat(((TitlesRevoked) event).sums()).containsExactly(new Sum(commune.value(), "LEARNING_FAMILY", 202311, 1));
        });
        assertTotalsAreWhatTheTitlesSay();
    }

    @Test
    void isRevokedForADayOnWhichItWasHeld() {
        JsonNode decided = approver.decide(commune, "1/QĐ", "2022-11-10", "2023-11-10", proposed(HEAD, 2022)).get(0);
        assertThat(decided.get("state").asString()).isEqualTo("EXPIRED");
        approver.refused("TITLE_NOT_HELD", "on", "revokeTitle", step(decided, "2023-11-10", "reason", "Khai sai"));
        assertThat(approver.done("revokeTitle", step(decided, "2023-11-09", "reason", "Khai sai")).get("state").asString()).isEqualTo("REVOKED");
        assertThat(List.of(held(commune, "2023-11-08"), held(commune, "2023-11-09"))).containsExactly(1, 0);
    }

    @Test
    void goesOnAtTheSuccessorsDesk() {
        TitleDesk boards = desk("sinh", "OFFICER-APPROVER-VIEWER", board);
        JsonNode open = boards.register(board, "LEARNING_FAMILY", 2023, HEAD, ADDRESS, "2023-02-01");
        JsonNode reviewed = minh.review(lan.assess(boards.register(board, "LEARNING_FAMILY", 2023, "B", ADDRESS, "2023-02-01"), "2023-03-01", scores(35, 25, 40)), "2023-04-01", scores(35, 25, 40));
        JsonNode decided = approver.decide(board, "1/QĐ", "2023-05-01", null, lan.done("proposeTitleCase", step(reviewed, "2023-04-02"))).get(0);
        organizations.merge(List.of(new Merger(board, other)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> lan.shown(open.get("id").asString(), "TitleCase", "desk { id }").at("/desk/id").asString().equals(id(other)));
        JsonNode moved = lan.shown(open.get("id").asString(), "TitleCase", TitleDesk.CASE);
        assertThat(moved.at("/organization/id").asString() + moved.get("stepOn").asString() + moved.get("state").asString()).isEqualTo(id(other) + "2023-07-01REGISTERED");
        assertThat(lan.shown(decided.get("id").asString(), "TitleCase", "desk { id }").at("/desk/id").asString()).as("what was decided stays").isEqualTo(id(board));
        lan.refused("TITLE_CASE_KNOWN", "name", "registerTitleCase", TitleDesk.registration(other, "LEARNING_FAMILY", 2023, HEAD, ADDRESS, "2023-08-01"));
        assertThat(lan.assess(moved, "2023-08-01", scores(35, 25, 40)).at("/sheet/id").isNull()).isFalse();
        assertTotalsAreWhatTheTitlesSay();
    }

    @Test
    void isToldByEveryActThatRecognisesByNameInLessThanTwoKilobytes() {
        List<Map<String, @Nullable Object>> titles = new ArrayList<>();
        for (TitleKind kind : TitleKind.values()) {
            titles.add(with("kind", kind.name(), "holder", "A", "address", "Thôn 1"));
        }
        approver.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { recognised errors { code } } }", Map.of("input",
            with("idempotencyKey", TitleDesk.key(), "organization", id(commune), "number", "9/QĐ", "decidedOn", "2023-11-10", "signer", "B", "titles", titles)));
        assertThat(told).singleElement().satisfies(event -> assertThat(((TitlesRecognised) event).sums()).hasSize(5).allMatch(sum -> sum.count() == 1 && sum.month() == 202311));
        TitlesRecognised largest = new TitlesRecognised(Long.MAX_VALUE, LocalDate.of(2023, 11, 20),
            Collections.nCopies(TitlesRecognised.MOST, new Sum(Long.MAX_VALUE, "LEARNING_COMMUNITY", 202311, Integer.MAX_VALUE)));
        assertThat(json.writeValueAsBytes(largest)).hasSizeLessThan(2_000);
    }

    @Test
    void isNotReviewedByWhoeverEnteredAnyOfIt() {
        JsonNode assessed = minh.assess(registered(), "2023-09-01", scores(35, 25, 40));
        minh.refused("SELF_APPROVAL", "id", "reviewTitleCase", step(assessed, "2023-10-01", "scores", scores(30, 20, 30)));
        JsonNode again = approver.assess(assessed, "2023-09-02", scores(35, 25, 39));
        for (TitleDesk one : List.of(lan, minh, approver)) {
            one.refused("SELF_APPROVAL", "id", "reviewTitleCase", step(again, "2023-10-01", "scores", scores(30, 20, 30)));
        }
        assertThat(desk("mai", "OFFICER-VIEWER", commune).review(again, "2023-10-01", scores(30, 20, 30)).get("state").asString()).isEqualTo("REVIEWED");
    }
}
