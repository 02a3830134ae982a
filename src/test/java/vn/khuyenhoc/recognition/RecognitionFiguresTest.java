package vn.khuyenhoc.recognition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.score;
import static vn.khuyenhoc.testing.TitleDesk.with;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** How many could register, did and were recognised, along either tree; how long they stay it, and what they were given. */
@WriteTest
class RecognitionFiguresTest {
    private static final String REPORT = """
        mutation($input: ReportEligibleInput!) { reportEligible(input: $input) { report { id kind count reportedOn until source organization { id } } errors { code message inputPath } } }""";
    private static final String WITHDRAW = """
        mutation($input: WithdrawEligibleReportInput!) { withdrawEligibleReport(input: $input) { withdrawn errors { code message inputPath } } }""";
    private static final String FIGURES = """
        query($id: ID!, $on: Date!, $boundary: Boundary!, $soon: Int!) { node(id: $id) { ... on Organization { recognitionFigures(asOf: $on, boundary: $boundary, expiringWithin: $soon) {
          kind eligible registered recognised rate { numerator denominator percent } expiringSoon lostSinceLastYear streaks { years count } apportioned } } } }""";
    private static final String SCORES = """
        query($sheet: ID!, $within: ID, $reviewed: Boolean!) { node(id: $sheet) { ... on CriteriaSheet { scores(year: 2023, within: $within, reviewed: $reviewed) {
          criterion cases average hidden groups { points cases hidden } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune, other, board, heir, fourth;
    TitleDesk officer;
    int decisions;

    @BeforeEach
    void twoCommunes() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        other = fixtures.aCommune(province);
        board = fixtures.aBoard(other, Fixtures.LONG_AGO);
        heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        fourth = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", province)));
    }

    private JsonNode report(Api by, String language, OrganizationId of, String kind, int count, String on) {
        return by.answer(REPORT, Map.of("input", with("idempotencyKey", key(), "organization", id(of), "kind", kind, "count", count, "on", on, "source", "UBND xã")), language).at("/data/reportEligible");
    }

    private JsonNode report(OrganizationId of, String kind, int count, String on) {
        JsonNode answer = report(officer.api(), "vi", of, kind, count, on);
        assertThat(answer.get("errors")).as(answer.toString()).isEmpty();
        return answer.get("report");
    }

    private void refused(String code, OrganizationId of, int count, String on) {
        JsonNode vietnamese = report(officer.api(), "vi", of, "LEARNING_CLAN", count, on).at("/errors/0");
        assertThat(vietnamese.get("code").asString()).isEqualTo(code);
        assertWorded(code, vietnamese.get("message").asString(), report(officer.api(), "en", of, "LEARNING_CLAN", count, on).at("/errors/0/message").asString());
    }

    private JsonNode withdraw(Api by, String language, String report, String on) {
        return withdraw(by, language, report, on, key());
    }

    private JsonNode withdraw(Api by, String language, String report, String on, String key) {
        return by.answer(WITHDRAW, Map.of("input", with("idempotencyKey", key, "id", report, "on", on)), language).at("/data/withdrawEligibleReport");
    }

    private void withdrawn(String report, String on) {
        assertThat(withdraw(officer.api(), "vi", report, on).toString()).isEqualTo("{\"withdrawn\":\"" + report + "\",\"errors\":[]}");
    }

    private void notWithdrawn(String code, Api by, String report, String on) {
        JsonNode vietnamese = withdraw(by, "vi", report, on).at("/errors/0");
        assertThat(vietnamese.get("code").asString()).isEqualTo(code);
        assertWorded(code, vietnamese.get("message").asString(), withdraw(by, "en", report, on).at("/errors/0/message").asString());
    }

    private void move(OrganizationId organization, OrganizationId to, String on) {
        String code = officer.shown(id(organization), "Organization", "code").get("code").asString();
        String version = officer.api().data("query($code: String!, $on: Date!) { organization(code: $code, asOf: $on) { version } }", Map.of("code", code, "on", on)).at("/organization/version").asString();
        assertThat(officer.api().data("mutation($input: MoveOrganizationInput!) { moveOrganization(input: $input) { errors { code } } }",
            Map.of("input", with("id", id(organization), "parent", id(to), "on", on, "version", version))).at("/moveOrganization/errors")).isEmpty();
    }

    private List<String> eligible(OrganizationId of, String... days) {
        return List.of(days).stream().map(day -> figure(of, TitleKind.LEARNING_CLAN, day).get("eligible").toString()).toList();
    }

    private String rate(OrganizationId of, String on) {
        JsonNode rate = figure(of, TitleKind.LEARNING_CLAN, on).get("rate");
        return rate.isNull() ? "null" : rate.get("numerator").asInt() + "/" + rate.get("denominator").asInt();
    }

    private void recognise(OrganizationId by, String kind, String on, @Nullable String until, String... holders) {
        List<?> titles = List.of(holders).stream().map(holder -> with("kind", kind, "holder", holder, "address", kind.equals("LEARNING_FAMILY") ? "Thôn 1" : null, "heldUntil", until)).toList();
        assertThat(officer.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { errors { code } } }", Map.of("input",
            with("idempotencyKey", key(), "organization", id(by), "number", "QĐ " + ++decisions, "decidedOn", on, "signer", "B", "titles", titles))).at("/recogniseTitles/errors")).isEmpty();
    }

    private JsonNode figure(Api by, OrganizationId of, TitleKind kind, String on, String boundary) {
        return by.data(FIGURES, Map.of("id", id(of), "on", on, "boundary", boundary, "soon", 60)).at("/node/recognitionFigures/" + kind.ordinal());
    }

    private JsonNode figure(OrganizationId of, TitleKind kind, String on) {
        return figure(officer.api(), of, kind, on, "AS_WAS");
    }

    @Test
    void tellsTheEligibleTheRegisteredAndTheRecognisedApart() {
        report(commune, "LEARNING_CLAN", 40, "2023-01-01");
        report(other, "LEARNING_CLAN", 10, "2023-01-01");
        for (String clan : List.of("Họ Lê", "Họ Trần", "Họ Vũ")) {
            officer.register(commune, "LEARNING_CLAN", 2023, clan, null, "2023-02-01");
        }
        officer.register(other, "LEARNING_CLAN", 2023, "Họ Lê", null, "2023-03-01");
        recognise(commune, "LEARNING_CLAN", "2023-11-10", null, "Họ Đỗ", "Họ Hồ");
        JsonNode year = figure(province, TitleKind.LEARNING_CLAN, "2023-12-31");
        assertThat(year.get("kind").asString() + year.get("eligible").asInt() + year.get("registered").asInt() + year.get("recognised").asInt()).isEqualTo("LEARNING_CLAN5042");
        assertThat(year.get("rate").toString()).isEqualTo("{\"numerator\":2,\"denominator\":50,\"percent\":4.0}");
        assertThat(figure(province, TitleKind.LEARNING_CLAN, "2023-02-28").get("registered").asInt()).as("one registered in March").isEqualTo(3);
        assertThat(figure(province, TitleKind.LEARNING_CLAN, "2024-02-01").get("registered").asInt()).as("nobody for 2024").isZero();
        JsonNode families = figure(province, TitleKind.LEARNING_FAMILY, "2023-12-31");
        assertThat(families.get("eligible").isNull() && families.get("rate").isNull()).as("nobody reported families").isTrue();
    }

    @Test
    void countsAReportUntilTheNextAndNeverTwice() {
        report(commune, "LEARNING_CLAN", 40, "2022-01-01");
        JsonNode second = report(commune, "LEARNING_CLAN", 44, "2023-06-01");
        assertThat(second.get("until").isNull()).isTrue();
        assertThat(report(commune, "LEARNING_CLAN", 41, "2023-01-01").get("until").asString()).as("entered late").isEqualTo("2023-06-01");
        report(commune, "LEARNING_CLAN", 45, "2023-06-01");
        assertThat(List.of("2021-12-31", "2022-12-31", "2023-01-01", "2023-06-01").stream().map(day -> figure(province, TitleKind.LEARNING_CLAN, day).get("eligible")).map(JsonNode::toString))
            .containsExactly("null", "40", "41", "45");
        refused("ELIGIBLE_ELSEWHERE", heir, 3, "2023-07-01");
        refused("ELIGIBLE_ELSEWHERE", heir, 3, "2021-06-01");
        refused("ELIGIBLE_ELSEWHERE", province, 3, "2023-07-01");
        refused("ELIGIBLE_OUT_OF_RANGE", commune, -1, "2023-07-01");
        refused("DATE_IN_FUTURE", commune, 3, "2099-07-01");
        Api stranger = api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", other));
        assertThat(report(stranger, "vi", commune, "LEARNING_CLAN", 3, "2023-07-01").at("/errors/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        JsonNode listed = api.as("anonymous").data("query($id: ID) { eligibleReports(within: $id, where: { kind: LEARNING_CLAN }, orderBy: REPORTED_ON_DESC) { totalCount nodes { count until source } } }",
            Map.of("id", id(province))).get("eligibleReports");
        assertThat(listed.get("nodes").findValuesAsString("count")).containsExactly("45", "41", "40");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void endsAReportThatStandsBelowAnother() {
        String above = report(commune, "LEARNING_CLAN", 40, "2022-01-01").get("id").asString();
        String below = report(board, "LEARNING_CLAN", 8, "2022-01-01").get("id").asString();
        move(board, commune, "2023-07-01");
        refused("ELIGIBLE_ELSEWHERE", commune, 41, "2024-01-01");
        refused("ELIGIBLE_ELSEWHERE", board, 9, "2024-01-01");
        withdrawn(below, "2023-07-01");
        assertThat(eligible(province, "2023-06-30", "2023-07-01")).as("what was reported before the move stays").containsExactly("48", "40");
        assertThat(officer.shown(below, "EligibleReport", "until").get("until").asString()).isEqualTo("2023-07-01");
        report(commune, "LEARNING_CLAN", 41, "2024-01-01");
        withdrawn(officer.api().data("query($id: ID) { eligibleReports(within: $id, orderBy: REPORTED_ON_DESC) { nodes { id } } }", Map.of("id", id(commune))).at("/eligibleReports/nodes/0/id").asString(), "2024-01-01");
        withdrawn(above, "2024-02-01");
        assertThat(eligible(commune, "2024-01-31", "2024-02-01")).as("the report before stood again, until it ended").containsExactly("40", "null");
        report(board, "LEARNING_CLAN", 9, "2024-02-01");
        assertThat(eligible(province, "2024-01-31", "2024-02-01")).containsExactly("40", "9");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void withdrawsAReportOnceForThoseWhoMadeIt() {
        String report = report(commune, "LEARNING_CLAN", 40, "2022-01-01").get("id").asString();
        String key = key();
        notWithdrawn("ELIGIBLE_REPORT_UNKNOWN", api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", other)), report, "2022-06-01");
        notWithdrawn("ELIGIBLE_REPORT_UNKNOWN", officer.api(), id(commune), "2022-06-01");
        notWithdrawn("ELIGIBLE_NOT_REPORTED", officer.api(), report, "2021-12-31");
        notWithdrawn("DATE_IN_FUTURE", officer.api(), report, "2099-01-01");
        assertThat(withdraw(officer.api(), "vi", report, "2022-06-01", key).toString()).isEqualTo(withdraw(officer.api(), "vi", report, "2022-06-01", key).toString()).contains(report);
        notWithdrawn("ELIGIBLE_NOT_REPORTED", officer.api(), report, "2022-06-01");
        assertThat(eligible(commune, "2022-05-31", "2022-06-01")).containsExactly("40", "null");
        withdrawn(report, "2022-01-01");
        notWithdrawn("ELIGIBLE_REPORT_UNKNOWN", officer.api(), report, "2022-01-01");
        assertThat(eligible(commune, "2022-01-01", "2022-05-31")).as("as if it had never been").containsExactly("null", "null");
    }

    @Test
    void leavesToTheHeirWhatWasReportedOfOneThatEnded() {
        String report = report(board, "LEARNING_CLAN", 8, "2022-01-01").get("id").asString();
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2022, 7, 1));
        String renewed = report(heir, "LEARNING_CLAN", 11, "2023-01-01").get("id").asString();
        withdrawn(renewed, "2023-01-01");
        assertThat(eligible(commune, "2023-01-01")).as("until the heir reports").containsExactly("8");
        assertThat(rate(commune, "2023-01-01")).as("its titles stand beside the heir's").isEqualTo("null");
        assertThat(withdraw(api.withToken(SelfIssued.token("tu", "OFFICER-VIEWER", heir)), "vi", report, "2023-02-01").get("errors")).isEmpty();
        assertThat(eligible(commune, "2023-01-31", "2023-02-01")).containsExactly("8", "null");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void revivesNothingThatWasWithdrawnItself() {
        String first = report(commune, "LEARNING_CLAN", 40, "2022-01-01").get("id").asString();
        withdrawn(first, "2023-01-01");
        String second = report(commune, "LEARNING_CLAN", 44, "2023-01-01").get("id").asString();
        withdrawn(second, "2023-01-01");
        assertThat(eligible(commune, "2022-12-31", "2023-01-01")).containsExactly("40", "null");
        String third = report(commune, "LEARNING_CLAN", 41, "2022-06-01").get("id").asString(), fourth = report(commune, "LEARNING_CLAN", 42, "2022-09-01").get("id").asString();
        withdrawn(fourth, "2022-09-01");
        assertThat(eligible(commune, "2022-05-31", "2022-09-01")).as("what only gave way stands again").containsExactly("40", "41");
        withdrawn(third, "2022-10-01");
        assertThat(eligible(commune, "2022-09-30", "2022-10-01")).containsExactly("41", "null");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void letsThoseWithdrawWhoHaveItToday() {
        String report = report(board, "LEARNING_CLAN", 8, "2022-01-01").get("id").asString();
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2022, 7, 1));
        notWithdrawn("ELIGIBLE_REPORT_UNKNOWN", api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", other)), report, "2022-06-01");
        assertThat(withdraw(api.withToken(SelfIssued.token("tu", "OFFICER-VIEWER", heir)), "vi", report, "2022-06-01").get("errors")).isEmpty();
        assertThat(eligible(other, "2022-05-31", "2022-06-01")).containsExactly("8", "null");
    }

    @Test
    void comparesTheRecognisedOfThoseThatReportedAlone() {
        report(commune, "LEARNING_CLAN", 4, "2023-01-01");
        recognise(heir, "LEARNING_CLAN", "2023-02-01", null, "Họ Lê");
        recognise(commune, "LEARNING_CLAN", "2023-02-01", null, "Họ Trần");
        recognise(other, "LEARNING_CLAN", "2023-02-01", null, "A", "B", "C", "D", "E");
        assertThat(figure(province, TitleKind.LEARNING_CLAN, "2023-12-31").get("recognised").asInt()).isEqualTo(7);
        assertThat(List.of(rate(province, "2023-12-31"), rate(commune, "2023-12-31"), rate(other, "2023-12-31"), rate(province, "2023-01-31"), rate(province, "2022-12-31")))
            .containsExactly("2/4", "2/4", "null", "0/4", "null");
        report(board, "LEARNING_CLAN", 0, "2023-06-01");
        recognise(board, "LEARNING_CLAN", "2023-07-01", null, "Họ Vũ");
        assertThat(eligible(board, "2023-05-31", "2023-06-01")).as("none is not unknown").containsExactly("null", "0");
        assertThat(List.of(rate(board, "2023-06-01"), rate(province, "2023-12-31"))).containsExactly("null", "3/4");
        move(board, commune, "2023-09-01");
        assertThat(List.of(rate(commune, "2023-12-31"), rate(province, "2023-08-31"))).as("what is below is in what is reported above").containsExactly("3/4", "3/4");
        assertThat(figure(officer.api(), other, TitleKind.LEARNING_CLAN, "2023-08-31", "AS_NOW").toString()).contains("\"eligible\":null", "\"rate\":null");
        assertThat(figure(officer.api(), commune, TitleKind.LEARNING_CLAN, "2023-08-31", "AS_NOW").get("rate").toString()).contains("\"numerator\":3,\"denominator\":4");
    }

    @Test
    void followsEitherTreeAfterAMerger() {
        report(board, "LEARNING_CLAN", 8, "2022-01-01");
        officer.register(board, "LEARNING_CLAN", 2022, "Họ Lê", null, "2022-02-01");
        recognise(board, "LEARNING_CLAN", "2022-03-01", null, "Họ Đỗ");
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2022, 7, 1));
        assertThat(List.of(other, commune).stream().map(of -> figure(of, TitleKind.LEARNING_CLAN, "2022-06-30"))).extracting(one -> one.get("eligible") + " " + one.get("registered") + " " + one.get("recognised"))
            .containsExactly("8 1 1", "null 0 0");
        assertThat(List.of(other, commune).stream().map(of -> figure(officer.api(), of, TitleKind.LEARNING_CLAN, "2022-06-30", "AS_NOW"))).extracting(one -> one.get("eligible") + " " + one.get("registered") + " " + one.get("recognised"))
            .containsExactly("null 0 0", "8 1 1");
        assertThat(figure(commune, TitleKind.LEARNING_CLAN, "2022-12-31").get("eligible").asInt()).as("what was reported of the one that ended").isEqualTo(8);
        report(heir, "LEARNING_CLAN", 11, "2023-01-01");
        assertThat(figure(commune, TitleKind.LEARNING_CLAN, "2023-01-01").get("eligible").asInt()).as("the heir reports both").isEqualTo(11);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void tellsWhoStaysRecognisedAndWhoDoesNot() {
        recognise(commune, "LEARNING_CLAN", "2021-11-10", "2022-11-10", "Ba năm", "Có khi");
        recognise(commune, "LEARNING_CLAN", "2022-11-10", "2023-11-10", "Ba năm", "Thôi rồi");
        recognise(commune, "LEARNING_CLAN", "2023-11-10", "2024-01-15", "Ba năm", "Có khi", "Mới");
        recognise(other, "LEARNING_CLAN", "2022-11-10", null, "Ba năm");
        JsonNode figure = figure(commune, TitleKind.LEARNING_CLAN, "2023-12-31");
        assertThat(figure.get("streaks").toString()).as("a year between breaks it").isEqualTo("[{\"years\":1,\"count\":2},{\"years\":3,\"count\":1}]");
        assertThat(figure.get("expiringSoon").asInt() + 10 * figure.get("lostSinceLastYear").asInt()).isEqualTo(3 + 10);
        assertThat(figure(commune, TitleKind.LEARNING_CLAN, "2023-11-10").get("expiringSoon").asInt()).as("in 66 days").isZero();
        assertThat(figure(province, TitleKind.LEARNING_CLAN, "2023-10-31").get("streaks").toString()).as("as of before the third decision")
            .isEqualTo("[{\"years\":1,\"count\":2},{\"years\":2,\"count\":1}]");
    }

    @Test
    void goesOnCountingYearsAtTheSuccessor() {
        recognise(board, "LEARNING_CLAN", "2021-11-10", "2022-11-10", "Ba năm", "Trùng tên");
        recognise(board, "LEARNING_CLAN", "2022-11-10", "2023-11-10", "Ba năm", "Trùng tên");
        recognise(heir, "LEARNING_CLAN", "2022-11-10", "2023-11-10", "Trùng tên");
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2023, 7, 1));
        recognise(heir, "LEARNING_CLAN", "2023-11-10", null, "Ba năm", "Trùng tên");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(figure(commune, TitleKind.LEARNING_CLAN, "2023-12-31").get("streaks").toString())
            .as("of two with one name the successor goes on with its own").isEqualTo("[{\"years\":2,\"count\":1},{\"years\":3,\"count\":1}]"));
        assertThat(figure(commune, TitleKind.LEARNING_CLAN, "2023-12-31").get("lostSinceLastYear").asInt()).as("the other one").isEqualTo(1);
        organizations.merge(List.of(new Merger(heir, fourth)), LocalDate.of(2024, 7, 1));
        recognise(fourth, "LEARNING_CLAN", "2024-11-10", null, "Ba năm");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(figure(fourth, TitleKind.LEARNING_CLAN, "2024-12-31").get("streaks").toString()).contains("{\"years\":4,\"count\":1}"));
    }

    @Test
    void hidesFewPeopleFromWhoeverMayNotSeeThem() {
        String[] many = IntStream.range(0, 9).mapToObj(i -> "Chủ hộ " + i).toArray(String[]::new);
        recognise(commune, "LEARNING_FAMILY", "2022-11-10", "2023-11-10", "Chủ hộ 0", "Chủ hộ 1");
        recognise(commune, "LEARNING_FAMILY", "2023-11-10", null, many);
        officer.register(commune, "LEARNING_FAMILY", 2023, "A", "Thôn 1", "2023-02-01");
        assertThat(figure(commune, TitleKind.LEARNING_FAMILY, "2023-12-31").toString()).contains("\"registered\":1", "[{\"years\":1,\"count\":7},{\"years\":2,\"count\":2}]");
        assertThat(figure(api.as("anonymous"), commune, TitleKind.LEARNING_FAMILY, "2023-12-31", "AS_WAS").toString()).as("from 9 and 7 anybody could tell 2")
            .contains("\"registered\":null", "\"streaks\":[]", "\"recognised\":9");
        assertThat(figure(api.as("anonymous"), commune, TitleKind.LEARNING_FAMILY, "2023-11-09", "AS_WAS").toString()).as("not even for how many years").contains("\"streaks\":[]", "\"recognised\":2");
    }

    @Test
    void spreadsPointsOverCriteria() {
        officer.adopt(officer.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
        TitleDesk reviewer = new TitleDesk(api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", province)));
        JsonNode last = null;
        for (int i = 0; i < 9; i++) {
            JsonNode one = officer.register(i < 8 ? commune : other, "LEARNING_FAMILY", 2023, "Chủ hộ " + i, "Thôn 1", "2023-02-01");
            last = officer.assess(one, "2023-09-01", List.of(score("1.1", i < 6 ? 35 : 20, false), score("1.2", 25, false), score("2.1", 40, false)));
        }
        reviewer.review(last, "2023-10-01", TitleDesk.scores(10, 20, 30));
        String sheet = last.at("/sheet/id").asString();
        JsonNode seen = officer.api().data(SCORES, Map.of("sheet", sheet, "within", id(province), "reviewed", false)).at("/node/scores");
        assertThat(seen.findValuesAsString("criterion")).containsExactly("1.1", "1.2", "2.1");
        assertThat(seen.get(0).toString()).isEqualTo("{\"criterion\":\"1.1\",\"cases\":9,\"average\":\"30\",\"hidden\":false,\"groups\":[{\"points\":20,\"cases\":3,\"hidden\":false},{\"points\":35,\"cases\":6,\"hidden\":false}]}");
        assertThat(officer.api().data(SCORES, Map.of("sheet", sheet, "within", id(commune), "reviewed", false)).at("/node/scores/0/cases").asInt()).isEqualTo(8);
        assertThat(officer.api().data(SCORES, Map.of("sheet", sheet, "within", id(province), "reviewed", true)).at("/node/scores/1").toString())
            .isEqualTo("{\"criterion\":\"1.2\",\"cases\":1,\"average\":\"20\",\"hidden\":false,\"groups\":[{\"points\":20,\"cases\":1,\"hidden\":false}]}");
        JsonNode hidden = api.as("anonymous").data(SCORES, Map.of("sheet", sheet, "within", id(province), "reviewed", false)).at("/node/scores");
        assertThat(hidden.get(0).toString()).as("6 of 9 would tell of 3").isEqualTo("{\"criterion\":\"1.1\",\"cases\":9,\"average\":null,\"hidden\":true,\"groups\":[]}");
        assertThat(hidden.get(1).toString()).contains("\"cases\":9,\"average\":\"25\",\"hidden\":false");
        assertThat(api.as("anonymous").data(SCORES, Map.of("sheet", sheet, "within", id(province), "reviewed", true)).at("/node/scores/0").toString())
            .as("not even the points of the only one").isEqualTo("{\"criterion\":\"1.1\",\"cases\":null,\"average\":null,\"hidden\":true,\"groups\":[]}");
    }

    @Test
    void refusesAnImpossibleNumberOfDays() {
        List<JsonNode> errors = List.of("vi", "en").stream()
            .map(language -> api.answer(FIGURES, Map.of("id", id(province), "on", "2023-12-31", "boundary", "AS_WAS", "soon", 0), language).at("/errors/0")).toList();
        assertThat(errors).extracting(error -> error.at("/extensions/code").asString()).containsOnly("DAYS_OUT_OF_RANGE");
        assertWorded("DAYS_OUT_OF_RANGE", errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    @Test
    void takesOneOfTwoReportsThatComeAtTheSameMoment() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<JsonNode>> answers = threads.invokeAll(List.of((Callable<JsonNode>) () -> report(officer.api(), "vi", commune, "LEARNING_CLAN", 5, "2023-01-01"),
                () -> report(officer.api(), "vi", heir, "LEARNING_CLAN", 5, "2023-01-01")));
            long refused = 0;
            for (Future<JsonNode> answer : answers) {
                refused += answer.get().get("errors").size();
            }
            assertThat(refused).isEqualTo(1);
        }
        assertThat(figure(province, TitleKind.LEARNING_CLAN, "2023-12-31").get("eligible").asInt()).isEqualTo(5);
    }
}
