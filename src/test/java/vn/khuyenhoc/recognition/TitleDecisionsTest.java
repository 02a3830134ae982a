package vn.khuyenhoc.recognition;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.Desk.problems;
import static vn.khuyenhoc.testing.TitleDesk.decision;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Decisions by name and from spreadsheets meet: cases are settled, titles renewed and taken back, and nothing is decided twice. */
@WriteTest
class TitleDecisionsTest {
    private static final String HEADINGS = "Mã tổ chức;Số quyết định;Ngày quyết định;Người ký;Danh hiệu;Chủ hộ;Địa chỉ;Hết hiệu lực từ\n";
    private static final String ADDRESS = "Thôn 1";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;
    @Autowired OrganizationRegister register;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune;
    TitleDesk lan, minh, approver;
    Desk desk;
    String code;

    @BeforeEach
    void aCommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        code = code(commune);
        lan = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune)));
        minh = new TitleDesk(api.withToken(SelfIssued.token("minh", "OFFICER-APPROVER-VIEWER", commune)));
        String token = SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", commune);
        approver = new TitleDesk(api.withToken(token));
        desk = new Desk(uploads, approver.api(), token);
        TitleDesk above = new TitleDesk(api.withToken(SelfIssued.token("tam", "OFFICER-APPROVER-VIEWER", province)));
        above.adopt(above.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
    }

    private String code(OrganizationId of) {
        return organizations.on(List.of(new At(of, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
    }

    private JsonNode registered(String head, int year) {
        return lan.register(commune, "LEARNING_FAMILY", year, head, ADDRESS, year + "-02-01");
    }

    private JsonNode proposed(String head, int year) {
        JsonNode assessed = lan.assess(registered(head, year), year + "-09-01", scores(35, 25, 40));
        return lan.done("proposeTitleCase", step(minh.review(assessed, year + "-10-01", scores(30, 20, 30)), year + "-10-10"));
    }

    private String row(String number, String day, String holder) {
        return String.join(";", code, number, day, "Trần Văn Ký", "Gia đình học tập", holder, ADDRESS, "") + "\n";
    }

    private JsonNode applied(String rows, String... notices) {
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + rows);
        assertThat(problems(checked)).containsExactly(notices);
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        JsonNode settled = desk.settled(checked.get("id").asString());
        assertThat(settled.get("state").asString()).as(settled.toString()).isEqualTo("APPLIED");
        return settled;
    }

    private JsonNode titles() {
        return approver.api().data("query($id: ID!) { node(id: $id) { ... on Organization { titles(asOf: \"2023-12-31\", orderBy: RECOGNISED_ON_ASC) { nodes { id holder heldUntil endedBy endReason } } } } }", Map.of("id", id(commune)))
            .at("/node/titles/nodes");
    }

    private int held(String day) {
        return api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { recognised } } } } }",
            Map.of("id", id(commune), "d", day)).at("/node/recognitionSummary/titles/0/recognised").asInt();
    }

    @Test
    void settlesWhatWasProposedAndRenewsWhatIsHeld() {
        JsonNode first = approver.decide(commune, "1/QĐ", "2022-11-10", null, proposed("Chủ hộ A", 2022)).get(0);
        JsonNode due = proposed("Chủ hộ A", 2023);
        applied(row("5/QĐ", "10/11/2023", "CHỦ HỘ A") + row("5/QĐ", "10/11/2023", "Chủ hộ B"), "3 F3 TITLE_WITHOUT_CASE");
        JsonNode settled = lan.shown(due.get("id").asString(), "TitleCase", TitleDesk.CASE);
        assertThat(settled.get("state").asString() + settled.at("/decision/number").asString() + settled.at("/desk/id").asString()).isEqualTo("RECOGNISED5/QĐ" + id(commune));
        assertThat(settled.at("/title/holder").asString()).isEqualTo("CHỦ HỘ A");
        assertThat(lan.shown(first.get("id").asString(), "TitleCase", "state").get("state").asString()).isEqualTo("RENEWED");
        assertThat(lan.shown(first.at("/title/id").asString(), "Title", "heldUntil endedBy").toString()).isEqualTo("{\"heldUntil\":\"2023-11-10\",\"endedBy\":\"RENEWED\"}");
        assertThat(List.of(held("2023-11-09"), held("2023-11-10"))).containsExactly(1, 2);
        approver.refused("TITLE_CASE_STATE_WRONG", "recognised.0.id", "decideTitleCases", decision(commune, "6/QĐ", "2023-11-11", null, settled));
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void saysOfEachRowWhoseCaseIsNotDue() {
        registered("Chủ hộ A", 2023);
        proposed("Chủ hộ B", 2023);
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ A") + row("6/QĐ", "09/10/2023", "Chủ hộ B") + row("5/QĐ", "10/11/2023", "Chủ hộ C"));
        assertThat(problems(checked)).as("not reviewed; decided before it was proposed").containsExactly("2 F2 TITLE_CASE_STATE_WRONG", "3 C3 STEP_TOO_EARLY", "4 F4 TITLE_WITHOUT_CASE");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(held("2023-12-31")).isZero();
    }

    @Test
    void settlesNoCaseThatLiesWithTheProvince() {
        JsonNode reviewed = minh.review(lan.assess(registered("Chủ hộ A", 2023), "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30));
        JsonNode above = lan.done("proposeTitleCase", step(reviewed, "2023-10-10", "to", id(province)));
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ A") + row("5/QĐ", "10/11/2023", "Chủ hộ B"));
        assertThat(problems(checked)).containsExactly("2 F2 TITLE_CASE_ELSEWHERE", "3 F3 TITLE_WITHOUT_CASE");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(lan.shown(above.get("id").asString(), "TitleCase", "state desk { id }").toString()).isEqualTo("{\"state\":\"PROPOSED\",\"desk\":{\"id\":\"" + id(province) + "\"}}");
        assertThat(held("2023-12-31")).isZero();
    }

    @Test
    void appliesNothingWhenACaseGoesToTheProvinceMeanwhile() {
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ B") + row("5/QĐ", "10/11/2023", "Chủ hộ A"));
        assertThat(problems(checked)).isEmpty();
        JsonNode reviewed = minh.review(lan.assess(registered("Chủ hộ A", 2023), "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30));
        lan.done("proposeTitleCase", step(reviewed, "2023-10-10", "to", id(province)));
        desk.apply(checked.get("id").asString(), "REFUSE");
        JsonNode settled = desk.settled(checked.get("id").asString());
        assertThat(settled.get("state").asString() + settled.at("/refusal/code").asString()).isEqualTo("CHECKEDTITLE_CASE_ELSEWHERE");
        assertThat(held("2023-12-31")).isZero();
    }

    @Test
    void settlesInJanuaryWhatWasProposedForTheYearBefore() {
        applied(row("1/QĐ", "10/11/2022", "Chủ hộ A") + row("1/QĐ", "10/11/2022", "Chủ hộ D"));
        JsonNode late = proposed("Chủ hộ A", 2023), both = proposed("Chủ hộ B", 2023);
        registered("Chủ hộ C", 2023);
        lan.register(commune, "LEARNING_FAMILY", 2024, "Chủ hộ B", ADDRESS, "2024-01-05");
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("1/QĐ", "12/01/2024", "Chủ hộ A") + row("1/QĐ", "12/01/2024", "Chủ hộ B") + row("1/QĐ", "12/01/2024", "Chủ hộ C"));
        assertThat(problems(checked)).containsExactly("4 F4 TITLE_CASE_STATE_WRONG");
        applied(row("1/QĐ", "12/01/2024", "Chủ hộ A") + row("1/QĐ", "12/01/2024", "Chủ hộ B"));
        assertThat(List.of(late, both)).extracting(one -> lan.shown(one.get("id").asString(), "TitleCase", "year state").toString()).as("the one registered for 2024 waits").containsOnly("{\"year\":2023,\"state\":\"RECOGNISED\"}");
        assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + row("2/QĐ", "12/01/2024", "Chủ hộ A")))).as("twice from one day").containsExactly("2 F2 TITLE_HELD");
        JsonNode due = proposed("Chủ hộ A", 2024);
        applied(row("3/QĐ", "10/11/2024", "Chủ hộ A"));
        assertThat(lan.shown(due.get("id").asString(), "TitleCase", "state").get("state").asString()).as("recognised for 2024 too").isEqualTo("RECOGNISED");
        assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + row("4/QĐ", "20/12/2024", "Chủ hộ A")))).containsExactly("2 F2 TITLE_HELD");
        JsonNode streaks = approver.api().data("query($id: ID!) { node(id: $id) { ... on Organization { recognitionFigures(asOf: \"2024-12-31\") { streaks { years count } } } } }", Map.of("id", id(commune)));
        assertThat(streaks.at("/node/recognitionFigures/0/streaks").toString()).as("of 2022, 2023 and 2024").isEqualTo("[{\"years\":1,\"count\":2},{\"years\":3,\"count\":1}]");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void givesNoTitleToWhomACaseOfTheYearSaysNo() {
        approver.done("refuseTitleCase", step(registered("Chủ hộ A", 2023), "2023-03-01", "reason", "Không đủ điều kiện"));
        JsonNode revoked = approver.decide(commune, "1/QĐ", "2023-11-10", null, proposed("Chủ hộ B", 2023)).get(0);
        approver.done("revokeTitle", step(revoked, "2023-12-01", "reason", "Khai sai"));
        String rows = row("5/QĐ", "10/12/2023", "Chủ hộ A") + row("5/QĐ", "10/12/2023", "Chủ hộ B") + row("5/QĐ", "10/12/2023", "Chủ hộ C");
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + rows);
        assertThat(problems(checked)).as("no case is open").containsExactly("2 F2 TITLE_CASE_STATE_WRONG", "3 F3 TITLE_CASE_STATE_WRONG");
        assertThat(checked.at("/rows/nodes/0/problems/0/message").asString()).contains("'không công nhận'");
        assertThat(desk.apply(checked.get("id").asString(), "SKIP")).isEmpty();
        desk.settled(checked.get("id").asString());
        assertThat(held("2023-12-31")).isEqualTo(1);
        assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + row("6/QĐ", "10/01/2024", "Chủ hộ A")))).as("of the next year nothing was said").isEmpty();
    }

    @Test
    void saysWhoHasNoCaseWhereOthersWait() {
        proposed("Chủ hộ A", 2023);
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ A") + row("5/QĐ", "10/11/2023", "Chủ hộ Á"));
        assertThat(problems(checked)).containsExactly("3 F3 TITLE_WITHOUT_CASE");
        assertThat(List.of(checked.get("rowCount").asInt(), checked.get("badRowCount").asInt(), checked.get("duplicateRowCount").asInt())).as("two, of which one settles a case").containsExactly(2, 0, 1);
        String english = desk.shown(checked.get("id").asString(), "en").at("/rows/nodes/1/problems/0/message").asString();
        assertWorded("TITLE_WITHOUT_CASE", checked.at("/rows/nodes/1/problems/0/message").asString(), english);
        assertThat(english).contains(" 1 are open");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).as("no reason to refuse it").isEmpty();
        desk.settled(checked.get("id").asString());
        assertThat(held("2023-12-31")).isEqualTo(2);
        assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + row("6/QĐ", "11/11/2023", "Chủ hộ B")))).as("nobody waits").isEmpty();
    }

    private JsonNode proposed(OrganizationId by, String registered) {
        JsonNode assessed = lan.assess(lan.register(by, "LEARNING_FAMILY", 2023, "Chủ hộ A", ADDRESS, registered), "2023-09-01", scores(35, 25, 40));
        return lan.done("proposeTitleCase", step(minh.review(assessed, "2023-10-01", scores(30, 20, 30)), "2023-10-10"));
    }

    @Test
    void settlesTheFirstOfTwoCasesThatAMergerBroughtTogether() {
        OrganizationId ending = fixtures.aBoard(commune, Fixtures.LONG_AGO), heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        JsonNode second = proposed(heir, "2023-03-01"), first = proposed(ending, "2023-02-01");
        register.merge(List.of(new Merger(ending, heir)), LocalDate.of(2023, 11, 1));
        await().atMost(20, SECONDS).until(() -> lan.shown(first.get("id").asString(), "TitleCase", "desk { id }").at("/desk/id").asString().equals(id(heir)));
        code = code(heir);
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ A"));
        assertThat(problems(checked)).containsExactly("2 F2 TITLE_CASE_REMAINS");
        assertWorded("TITLE_CASE_REMAINS", checked.at("/rows/nodes/0/problems/0/message").asString(), desk.shown(checked.get("id").asString(), "en").at("/rows/nodes/0/problems/0/message").asString());
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).as("no reason to refuse it").isEmpty();
        desk.settled(checked.get("id").asString());
        assertThat(List.of(first, second)).extracting(one -> lan.shown(one.get("id").asString(), "TitleCase", "state title { holder }").toString()).as("the one that was registered first, though recorded later")
            .containsExactly("{\"state\":\"RECOGNISED\",\"title\":{\"holder\":\"Chủ hộ A\"}}", "{\"state\":\"PROPOSED\",\"title\":null}");
        approver.refused("TITLE_HELD", "recognised.0.id", "decideTitleCases", decision(heir, "6/QĐ", "2023-12-01", null, second));
        assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + row("6/QĐ", "01/12/2023", "Chủ hộ A")))).containsExactly("2 F2 TITLE_HELD");
        JsonNode recognised = lan.shown(first.get("id").asString(), "TitleCase", TitleDesk.CASE);
        approver.done("revokeTitle", step(recognised, "2023-12-10", "reason", "Khai sai"));
        assertThat(List.of(held("2023-12-09"), held("2023-12-10"))).containsExactly(1, 0);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void saysOfEachRowWhoseCaseTheSenderReviewed() {
        JsonNode reviewed = approver.review(lan.assess(registered("Chủ hộ A", 2023), "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30));
        lan.done("proposeTitleCase", step(reviewed, "2023-10-10"));
        proposed("Chủ hộ B", 2023);
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ B") + row("5/QĐ", "10/11/2023", "Chủ hộ A"));
        assertThat(problems(checked)).containsExactly("3 F3 SELF_APPROVAL");
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(held("2023-12-31")).isZero();
    }

    @Test
    void appliesNothingWhenACaseIsReviewedByWhoeverAppliesMeanwhile() {
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + row("5/QĐ", "10/11/2023", "Chủ hộ B") + row("5/QĐ", "10/11/2023", "Chủ hộ A"));
        assertThat(problems(checked)).isEmpty();
        JsonNode reviewed = approver.review(lan.assess(registered("Chủ hộ A", 2023), "2023-09-01", scores(35, 25, 40)), "2023-10-01", scores(30, 20, 30));
        lan.done("proposeTitleCase", step(reviewed, "2023-10-10"));
        desk.apply(checked.get("id").asString(), "REFUSE");
        JsonNode settled = desk.settled(checked.get("id").asString());
        assertThat(settled.get("state").asString() + settled.at("/refusal/code").asString()).isEqualTo("CHECKEDSELF_APPROVAL");
        assertThat(held("2023-12-31")).isZero();
    }

    @Test
    void knowsAtTheSuccessorWhoIsRecognised() {
        OrganizationId ending = fixtures.aBoard(commune, Fixtures.LONG_AGO), heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        code = code(ending);
        applied(row("1/QĐ", "10/11/2022", "Chủ hộ A") + row("1/QĐ", "10/11/2022", "Chủ hộ B"));
        JsonNode reviewed = minh.review(lan.assess(lan.register(ending, "LEARNING_FAMILY", 2022, "Chủ hộ C", ADDRESS, "2022-02-01"), "2022-09-01", scores(35, 25, 40)), "2022-10-01", scores(30, 20, 30));
        JsonNode above = approver.decide(commune, "9/QĐ", "2022-11-10", null, lan.done("proposeTitleCase", step(reviewed, "2022-10-10", "to", id(commune)))).get(0);
        register.merge(List.of(new Merger(ending, heir)), LocalDate.of(2023, 7, 1));
        code = code(heir);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(problems(desk.checked("TITLE_DECISIONS", HEADINGS + row("2/QĐ", "20/11/2022", "Chủ hộ B")))).containsExactly("2 F2 TITLE_HELD"));
        applied(row("3/QĐ", "10/11/2023", "Chủ hộ A") + row("3/QĐ", "10/11/2023", "Chủ hộ C"));
        assertThat(held("2023-11-09") + " " + held("2023-11-10")).as("nobody counts twice").isEqualTo("3 3");
        assertThat(lan.shown(above.get("id").asString(), "TitleCase", "state").get("state").asString()).as("whoever decided").isEqualTo("RENEWED");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void showsTheHeirWhomItKeeps() {
        OrganizationId ending = fixtures.aBoard(commune, Fixtures.LONG_AGO), heir = fixtures.aBoard(commune, Fixtures.LONG_AGO), another = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        code = code(ending);
        applied(row("1/QĐ", "10/11/2022", "Chủ hộ A"));
        String title = approver.api().data("query($id: ID!) { titles(within: $id, asOf: \"2022-12-31\") { nodes { id } } }", Map.of("id", id(ending))).at("/titles/nodes/0/id").asString();
        register.merge(List.of(new Merger(ending, heir)), LocalDate.of(2023, 7, 1));
        takeBack("vi", with("idempotencyKey", key(), "id", title, "on", "2023-08-01", "reason", "Khai sai"));
        List<String> shown = List.of(heir, another).stream().map(of -> new TitleDesk(api.withToken(SelfIssued.token("tu", "OFFICER-VIEWER", of))).shown(title, "Title", "holder endReason").toString()).toList();
        assertThat(shown).containsExactly("{\"holder\":\"Chủ hộ A\",\"endReason\":\"Khai sai\"}", "{\"holder\":null,\"endReason\":null}");
        JsonNode found = api.withToken(SelfIssued.token("tu", "OFFICER-VIEWER", heir)).data("query($id: ID!) { titles(within: $id, asOf: \"2023-07-15\", where: { holder: { contains: \"chu ho a\" } }) { totalCount } }", Map.of("id", id(heir)));
        assertThat(found.at("/titles/totalCount").asInt()).isEqualTo(1);
    }

    private JsonNode takeBack(String language, Map<String, @Nullable Object> input) {
        return approver.api().answer("mutation($input: TakeBackTitleInput!) { takeBackTitle(input: $input) { title { heldUntil endedBy endReason } errors { code message inputPath } } }",
            Map.of("input", input), language).at("/data/takeBackTitle");
    }

    private void refused(String code, String title, String on, String reason) {
        JsonNode vietnamese = takeBack("vi", with("idempotencyKey", key(), "id", title, "on", on, "reason", reason)).at("/errors/0");
        assertThat(vietnamese.get("code").asString()).isEqualTo(code);
        assertWorded(code, vietnamese.get("message").asString(), takeBack("en", with("idempotencyKey", key(), "id", title, "on", on, "reason", reason)).at("/errors/0/message").asString());
    }

    @Test
    void takesATitleBackThatHasNoCase() {
        applied(row("5/QĐ", "10/11/2023", "Chủ hộ A"));
        String title = titles().at("/0/id").asString();
        refused("TITLE_NOT_HELD", title, "2023-11-10", "Sai");
        refused("TITLE_UNKNOWN", id(commune), "2024-05-01", "Sai");
        refused("TEXT_EMPTY", title, "2024-05-01", " ");
        Map<String, @Nullable Object> input = with("idempotencyKey", key(), "id", title, "on", "2024-05-01", "reason", "Khai sai");
        assertThat(takeBack("vi", input).get("title").toString()).isEqualTo("{\"heldUntil\":\"2024-05-01\",\"endedBy\":\"REVOKED\",\"endReason\":\"Khai sai\"}");
        assertThat(takeBack("vi", input).get("errors")).as("sent again").isEmpty();
        assertThat(List.of(held("2024-04-30"), held("2024-05-01"))).containsExactly(1, 0);
        refused("TITLE_NOT_HELD", title, "2024-05-02", "Lần nữa");
        JsonNode decided = approver.decide(commune, "6/QĐ", "2023-11-12", null, proposed("Chủ hộ B", 2023)).get(0);
        refused("TITLE_HAS_CASE", decided.at("/title/id").asString(), "2024-05-01", "Sai");
        assertThat(api.as("anonymous").data("query($id: ID!) { node(id: $id) { ... on Title { endedBy endReason } } }", Map.of("id", title)).get("node").toString()).as("why is nobody else's business")
            .isEqualTo("{\"endedBy\":\"REVOKED\",\"endReason\":null}");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private List<String> atTheSameMoment(List<Callable<JsonNode>> acts) throws Exception {
        List<String> codes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            for (Future<JsonNode> answer : threads.invokeAll(acts)) {
                JsonNode errors = answer.get().at("/data/decideTitleCases/errors");
                codes.add(errors.isEmpty() ? "done" : errors.at("/0/code").asString());
            }
        }
        codes.sort(null);
        return codes;
    }

    @Test
    void givesANumberToOneOfTwoDecisionsOfTheSameMoment() throws Exception {
        JsonNode first = proposed("Chủ hộ A", 2023), second = proposed("Chủ hộ B", 2023);
        assertThat(atTheSameMoment(List.of(() -> approver.send("decideTitleCases", "vi", decision(commune, "7/QĐ", "2023-11-10", null, first)),
            () -> approver.send("decideTitleCases", "vi", decision(commune, "7/QĐ", "2023-11-11", null, second))))).containsExactly("DECISION_NUMBER_TAKEN", "done");
        assertThat(held("2023-12-31")).isEqualTo(1);
    }

    @Test
    void recognisesASubjectByOneOfTwoDecisionsOfTheSameMoment() throws Exception {
        JsonNode first = proposed("Chủ hộ A", 2023), second = proposed("Chủ hộ A", 2022);
        assertThat(atTheSameMoment(List.of(() -> approver.send("decideTitleCases", "vi", decision(commune, "7/QĐ", "2023-11-10", null, first)),
            () -> approver.send("decideTitleCases", "vi", decision(commune, "8/QĐ", "2023-11-10", null, second))))).containsExactly("TITLE_HELD", "done");
        assertThat(held("2023-12-31")).isEqualTo(1);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
