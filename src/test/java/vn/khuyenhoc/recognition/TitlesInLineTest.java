package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Desk.problems;
import static vn.khuyenhoc.testing.TitleDesk.decision;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.registration;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.step;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.TitleRegister.Recognised;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Whom a board registers or recognises is nobody else to the commune above it, and the other way round. */
@WriteTest
class TitlesInLineTest {
    private static final String HEADINGS = "Mã tổ chức;Số quyết định;Ngày quyết định;Người ký;Danh hiệu;Chủ hộ;Địa chỉ;Hết hiệu lực từ\n";
    private static final String FAMILY = "LEARNING_FAMILY", CLAN = "LEARNING_CLAN", ADDRESS = "Thôn 1";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;
    @Autowired TitleRegister register;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId commune, board, other, elsewhere;
    TitleDesk lan, minh, approver;
    Desk desk;

    @BeforeEach
    void aCommuneWithTwoBoards() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        elsewhere = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        lan = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province)));
        minh = new TitleDesk(api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", province)));
        String token = SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", province);
        approver = new TitleDesk(api.withToken(token));
        desk = new Desk(uploads, approver.api(), token);
        TitleDesk above = new TitleDesk(api.withToken(SelfIssued.token("tam", "OFFICER-APPROVER-VIEWER", province)));
        above.adopt(above.draft(province, FAMILY, "387", 70), "2022-04-01");
        above.adopt(above.draft(province, CLAN, "387", 70), "2022-04-01");
    }

    private JsonNode proposed(OrganizationId by, String kind, int year, String head, @Nullable String address, @Nullable OrganizationId to) {
        JsonNode assessed = lan.assess(lan.register(by, kind, year, head, address, year + "-02-01"), year + "-09-01", scores(35, 25, 40));
        return lan.done("proposeTitleCase", step(minh.review(assessed, year + "-10-01", scores(30, 20, 30)), year + "-10-10", "to", to == null ? null : id(to)));
    }

    private String row(OrganizationId by, String number, String day, String holder) {
        return row(by, number, day, "Gia đình học tập", holder, ADDRESS);
    }

    private String row(OrganizationId by, String number, String day, String kind, String holder, String address) {
        String code = organizations.on(List.of(new At(by, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
        return String.join(";", code, number, day, "Trần Văn Ký", kind, holder, address, "") + "\n";
    }

    private List<String> found(String... rows) {
        return problems(desk.checked("TITLE_DECISIONS", HEADINGS + String.join("", rows)));
    }

    private void applied(String... rows) {
        JsonNode checked = desk.checked("TITLE_DECISIONS", HEADINGS + String.join("", rows));
        assertThat(desk.apply(checked.get("id").asString(), "REFUSE")).isEmpty();
        assertThat(desk.settled(checked.get("id").asString()).get("state").asString()).isEqualTo("APPLIED");
    }

    private List<Integer> held(String... days) {
        return List.of(days).stream().map(day -> api.as("anonymous").data("query($id: ID!, $d: Date) { node(id: $id) { ... on Organization { recognitionSummary(asOf: $d) { titles { recognised } } } } }",
            Map.of("id", id(commune), "d", day)).at("/node/recognitionSummary/titles").valueStream().mapToInt(one -> one.get("recognised").asInt()).sum()).toList();
    }

    private String state(JsonNode one) {
        return lan.shown(one.get("id").asString(), "TitleCase", "state").get("state").asString();
    }

    private String streaks(String day) {
        return approver.api().data("query($id: ID!, $d: Date!) { node(id: $id) { ... on Organization { recognitionFigures(asOf: $d) { streaks { years count } } } } }", Map.of("id", id(commune), "d", day))
            .at("/node/recognitionFigures/0/streaks").toString();
    }

    private void sound() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void settlesWhatABoardRegisteredAndProposed() {
        JsonNode one = proposed(board, FAMILY, 2023, "Chủ hộ A", ADDRESS, commune), clan = proposed(board, CLAN, 2023, "Họ Lê", null, commune);
        String rows = row(commune, "5/QĐ", "10/11/2023", "CHỦ HỘ A") + row(commune, "5/QĐ", "10/11/2023", "Dòng họ học tập", "Họ Lê", "");
        assertThat(found(rows)).as("nobody without a case").isEmpty();
        applied(rows);
        assertThat(List.of(state(one), state(clan))).containsOnly("RECOGNISED");
        assertThat(lan.shown(one.get("id").asString(), "TitleCase", "title { holder } decision { number } organization { id }").toString())
            .isEqualTo("{\"title\":{\"holder\":\"CHỦ HỘ A\"},\"decision\":{\"number\":\"5/QĐ\"},\"organization\":{\"id\":\"" + id(board) + "\"}}");
        assertThat(held("2023-11-09", "2023-11-10")).containsExactly(0, 2);
        assertThat(found(row(commune, "6/QĐ", "20/11/2023", "Chủ hộ A"), row(elsewhere, "6/QĐ", "20/11/2023", "Chủ hộ A"))).as("somebody else in another commune").containsExactly("2 F2 TITLE_HELD");
        applied(row(commune, "1/QĐ", "10/11/2024", "Chủ hộ A"));
        assertThat(state(one)).as("the next year without a case").isEqualTo("RENEWED");
        assertThat(held("2024-11-09", "2024-11-10")).containsExactly(2, 2);
        assertThat(streaks("2024-12-31")).isEqualTo("[{\"years\":2,\"count\":1}]");
        sound();
    }

    @Test
    void showsAddressesOfPeopleToThoseWhoMaySeeThem() {
        applied(row(commune, "5/QĐ", "10/11/2023", "Chủ hộ A"), row(commune, "5/QĐ", "10/11/2023", "Cộng đồng học tập", "Thôn 2", "Xã Ba"));
        List<String> shown = List.of(approver.api(), api.as("anonymous")).stream().map(caller -> caller.data("query($id: ID!) { titles(within: $id, asOf: \"2023-12-31\") { nodes { holder address } } }",
            Map.of("id", id(commune))).at("/titles/nodes").toString()).toList();
        assertThat(shown).containsExactly("[{\"holder\":\"Chủ hộ A\",\"address\":\"Thôn 1\"},{\"holder\":\"Thôn 2\",\"address\":\"Xã Ba\"}]",
            "[{\"holder\":null,\"address\":null},{\"holder\":\"Thôn 2\",\"address\":\"Xã Ba\"}]");
    }

    @Test
    void saysOfWhomABoardRegisteredThatItIsNotDue() {
        lan.register(board, FAMILY, 2023, "Chủ hộ A", ADDRESS, "2023-02-01");
        proposed(board, FAMILY, 2023, "Chủ hộ B", ADDRESS, null);
        assertThat(found(row(commune, "5/QĐ", "10/11/2023", "Chủ hộ A"), row(commune, "5/QĐ", "10/11/2023", "Chủ hộ B"), row(elsewhere, "5/QĐ", "10/11/2023", "Chủ hộ A")))
            .as("registered alone; decided by the board; unknown there").containsExactly("2 F2 TITLE_CASE_STATE_WRONG", "3 F3 TITLE_CASE_ELSEWHERE");
    }

    @Test
    void recognisesNobodyTwiceForAYear() {
        applied(row(board, "1/QĐ", "10/08/2023", "Chủ hộ A"));
        assertThat(found(row(commune, "5/QĐ", "10/11/2023", "Chủ hộ A"))).containsExactly("2 F2 TITLE_HELD");
        JsonNode late = proposed(board, FAMILY, 2023, "Chủ hộ B", ADDRESS, commune), twin = proposed(other, FAMILY, 2023, "Chủ hộ B", ADDRESS, commune);
        assertThat(found(row(commune, "5/QĐ", "10/11/2023", "Chủ hộ B"))).containsExactly("2 F2 TITLE_CASE_REMAINS");
        approver.refused("TITLE_HELD", "recognised.1.id", "decideTitleCases", decision(commune, "5/QĐ", "2023-11-10", null, late, twin));
        applied(row(commune, "5/QĐ", "10/11/2023", "Chủ hộ B"));
        assertThat(List.of(state(late), state(twin))).as("one of two is settled").containsExactly("RECOGNISED", "PROPOSED");
        approver.refused("TITLE_HELD", "recognised.0.id", "decideTitleCases", decision(commune, "6/QĐ", "2023-11-20", null, twin));
        assertThat(held("2023-11-10")).containsExactly(2);
        sound();
    }

    @Test
    void knowsAtABoardWhomTheCommuneRecognised() {
        applied(row(commune, "1/QĐ", "10/08/2023", "Chủ hộ A"), row(commune, "1/QĐ", "10/08/2023", "Dòng họ học tập", "Họ Lê", ""));
        JsonNode late = proposed(board, FAMILY, 2023, "Chủ hộ A", ADDRESS, commune), clan = proposed(board, CLAN, 2024, "Họ Lê", null, commune);
        approver.refused("TITLE_HELD", "recognised.0.id", "decideTitleCases", decision(commune, "5/QĐ", "2023-11-10", null, late));
        assertThat(found(row(board, "1/QĐ", "10/11/2023", "Chủ hộ A"))).as("its own decision does not repeat the commune's").containsExactly("2 F2 TITLE_HELD");
        approver.decide(commune, "5/QĐ", "2024-11-10", null, clan);
        assertThat(held("2024-11-09", "2024-11-10")).as("the clan's earlier title ended").containsExactly(2, 2);
        sound();
    }

    @Test
    void endsAtTheCommuneWhatABoardGaveTheYearBefore() {
        JsonNode old = proposed(board, FAMILY, 2022, "Chủ hộ A", ADDRESS, null);
        approver.decide(board, "1/QĐ", "2022-11-10", null, old);
        applied(row(board, "2/QĐ", "10/11/2022", "Chủ hộ B"));
        JsonNode one = proposed(commune, FAMILY, 2023, "Chủ hộ A", ADDRESS, null), two = proposed(commune, FAMILY, 2023, "Chủ hộ B", ADDRESS, null);
        approver.decide(commune, "5/QĐ", "2023-11-10", null, one);
        applied(row(commune, "6/QĐ", "10/11/2023", "Chủ hộ B"));
        assertThat(held("2023-11-09", "2023-11-10")).as("one each").containsExactly(2, 2);
        assertThat(List.of(state(old), state(one), state(two))).containsExactly("RENEWED", "RECOGNISED", "RECOGNISED");
        assertThat(streaks("2023-12-31")).isEqualTo("[{\"years\":2,\"count\":2}]");
        sound();
    }

    @Test
    void goesOnWithWhoeverWasRecognisedLast() {
        applied(row(commune, "1/QĐ", "10/11/2022", "Chủ hộ A"));
        JsonNode one = proposed(board, FAMILY, 2023, "Chủ hộ A", ADDRESS, commune);
        approver.decide(commune, "1/QĐ", "2023-11-10", null, one);
        applied(row(commune, "1/QĐ", "10/11/2024", "Chủ hộ A"));
        assertThat(held("2022-11-10", "2023-11-09", "2023-11-10", "2024-11-09", "2024-11-10")).containsExactly(1, 1, 1, 1, 1);
        assertThat(state(one)).isEqualTo("RENEWED");
        assertThat(streaks("2024-12-31")).isEqualTo("[{\"years\":3,\"count\":1}]");
        sound();
    }

    @Test
    void goesOnWithABoardWhereTheCommuneRecordedBefore() {
        register.recognise(new Decision(commune, "1/QĐ", LocalDate.of(2022, 11, 10), "B"), List.of(new Recognised(TitleKind.LEARNING_FAMILY, "Chủ hộ A", ADDRESS, LocalDate.of(2023, 11, 10))));
        register.recognise(new Decision(board, "1/QĐ", LocalDate.of(2023, 11, 10), "B"), List.of(new Recognised(TitleKind.LEARNING_FAMILY, "Chủ hộ A", ADDRESS, null)));
        applied(row(commune, "1/QĐ", "10/11/2024", "Chủ hộ A"));
        assertThat(held("2023-11-09", "2024-11-09", "2024-11-10")).as("the board's ends").containsExactly(1, 1, 1);
        assertThat(streaks("2024-12-31")).isEqualTo("[{\"years\":3,\"count\":1}]");
        sound();
    }

    @Test
    void endsNoTitleOfTheOtherBoard() {
        applied(row(board, "1/QĐ", "10/11/2022", "Chủ hộ A"));
        applied(row(other, "1/QĐ", "10/11/2023", "Chủ hộ A"));
        approver.decide(commune, "1/QĐ", "2024-11-10", null, proposed(commune, FAMILY, 2024, "Chủ hộ A", ADDRESS, null));
        assertThat(held("2023-11-10", "2024-11-09", "2024-11-10")).as("of two boards, what was given last ends").containsExactly(2, 2, 2);
        assertThat(streaks("2024-12-31")).isEqualTo("[{\"years\":1,\"count\":1},{\"years\":2,\"count\":1}]");
        applied(row(board, "2/QĐ", "10/11/2025", "Chủ hộ A"));
        assertThat(held("2025-11-09", "2025-11-10")).as("of its own and the commune's one is left").containsExactly(2, 1);
        sound();
    }

    @Test
    void takesTwoOfOneNameWithoutAnAddressForTwo() {
        JsonNode one = proposed(board, CLAN, 2023, "Họ Lê", null, commune), two = proposed(other, CLAN, 2023, "Họ Lê", null, commune);
        approver.decide(commune, "5/QĐ", "2023-11-10", null, one, two);
        assertThat(held("2023-11-10")).containsExactly(2);
        assertThat(found(row(commune, "6/QĐ", "20/11/2023", "Dòng họ học tập", "Họ Lê", ""))).as("a row does not say which").containsExactly("2 F2 TITLE_HELD");
        sound();
    }

    @Test
    void registersNobodyAboveOrBelowOnceMore() {
        lan.register(board, FAMILY, 2023, "Chủ hộ A", ADDRESS, "2023-02-01");
        lan.refused("TITLE_CASE_KNOWN", "name", "registerTitleCase", registration(commune, FAMILY, 2023, "CHỦ HỘ A", ADDRESS, "2023-02-02"));
        lan.register(commune, FAMILY, 2023, "Chủ hộ B", ADDRESS, "2023-02-01");
        lan.refused("TITLE_CASE_KNOWN", "name", "registerTitleCase", registration(board, FAMILY, 2023, "Chủ hộ B", ADDRESS, "2023-02-02"));
        assertThat(lan.register(elsewhere, FAMILY, 2023, "Chủ hộ B", ADDRESS, "2023-02-02").get("state").asString()).isEqualTo("REGISTERED");
        assertThat(lan.register(board, FAMILY, 2024, "Chủ hộ B", ADDRESS, "2024-02-02").get("state").asString()).as("another year").isEqualTo("REGISTERED");
    }

    @Test
    void tellsOfTitlesByNameWhatItTellsOfRows() {
        JsonNode one = proposed(board, FAMILY, 2023, "Chủ hộ A", ADDRESS, commune), two = proposed(other, FAMILY, 2023, "Chủ hộ A", ADDRESS, commune), own = proposed(commune, FAMILY, 2023, "Chủ hộ B", ADDRESS, null);
        List<?> titles = List.of("Chủ hộ B", "Chủ hộ C", "Chủ hộ A").stream().map(head -> with("kind", FAMILY, "holder", head, "address", ADDRESS)).toList();
        Map<String, @Nullable Object> input = with("idempotencyKey", key(), "organization", id(commune), "number", "5/QĐ", "decidedOn", "2023-11-10", "signer", "B", "titles", titles);
        List<JsonNode> told = List.of("vi", "en", "vi").stream().map(language -> approver.api().answer("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) "
            + "{ recognised notices { code message inputPath } errors { code } } }", Map.of("input", input), language).at("/data/recogniseTitles")).toList();
        assertThat(told.get(0).get("recognised").asInt()).isEqualTo(3);
        assertThat(told.get(0).get("notices").valueStream().map(notice -> notice.get("code").asString() + " " + String.join(".", notice.get("inputPath").valueStream().map(JsonNode::asString).toList())))
            .containsExactly("TITLE_WITHOUT_CASE titles.1.holder", "TITLE_CASE_REMAINS titles.2.holder");
        assertThat(told.get(1).get("notices").findValuesAsString("message")).as("asked again, in English").containsExactly(
            "No case bears this name and address, while 3 are open at the organization: it may be written otherwise there. Applied, it is a title without a case.",
            "Two cases of this subject for 2023 are open. The decision settles the one that was registered first; the other stays open and is to be refused.");
        assertThat(told.get(2)).isEqualTo(told.get(0));
        sql.execute("update idempotent_answer set answer = '3' where idempotency_key = ?", input.get("idempotencyKey"));
        assertThat(approver.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { recognised notices { code } errors { code } } }", Map.of("input", input)).get("recogniseTitles").toString())
            .as("kept before there were notices").isEqualTo("{\"recognised\":3,\"notices\":[],\"errors\":[]}");
        assertThat(List.of(state(own), state(one), state(two))).containsExactly("RECOGNISED", "RECOGNISED", "PROPOSED");
        sound();
    }
}
