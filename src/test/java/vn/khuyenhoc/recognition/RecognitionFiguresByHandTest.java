package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.recognition.TitleCaseRegister.Assessed;
import vn.khuyenhoc.recognition.TitleCaseRegister.Entry;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Years running, what runs out and what was lost, counted by hand: today and along either tree; and points of which few are not told. */
@WriteTest
class RecognitionFiguresByHandTest {
    private static final String CLANS = "recognised streaks { years count } expiringSoon lostSinceLastYear apportioned";
    private static final String SCORES = """
        query($sheet: ID!, $within: ID) { node(id: $sheet) { ... on CriteriaSheet { scores(year: 2023, within: $within, reviewed: false) {
          criterion cases average hidden groups { points cases hidden } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired Successions successions;
    @Autowired TransactionTemplate transaction;
    @Autowired TitleCaseRegister cases;
    @Autowired Days days;

    OrganizationId province, commune, other, board, heir;
    TitleDesk officer;
    int decisions;

    @BeforeEach
    void twoCommunes() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        other = fixtures.aCommune(province);
        board = fixtures.aBoard(other, Fixtures.LONG_AGO);
        heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = new TitleDesk(api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", province)));
    }

    private void recognise(OrganizationId by, Object on, @Nullable Object until, String... clans) {
        List<?> titles = List.of(clans).stream().map(holder -> with("kind", "LEARNING_CLAN", "holder", holder, "heldUntil", until == null ? null : until.toString())).toList();
        assertThat(officer.api().data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { errors { code } } }", Map.of("input",
            with("idempotencyKey", key(), "organization", id(by), "number", "QĐ " + ++decisions, "decidedOn", on.toString(), "signer", "B", "titles", titles))).at("/recogniseTitles/errors")).isEmpty();
    }

    /** Held; how many by years running; those that run out; those lost. */
    private static String told(JsonNode figures) {
        JsonNode clans = figures.at("/recognitionFigures/1");
        return clans.get("recognised") + " " + clans.get("streaks").valueStream().map(streak -> streak.get("years") + ":" + streak.get("count")).toList() + " " + clans.get("expiringSoon") + " "
            + clans.get("lostSinceLastYear") + (clans.get("apportioned").asBoolean() ? " estimated" : "");
    }

    private String told(OrganizationId of, String on, String boundary) {
        return told(officer.api().data("query($id: ID!, $on: Date, $boundary: Boundary!) { node(id: $id) { ... on Organization { recognitionFigures(asOf: $on, boundary: $boundary, expiringWithin: 60) { " + CLANS + " } } } }",
            Map.of("id", id(of), "on", on, "boundary", boundary)).get("node"));
    }

    @Test
    void tellsOfTodayWhereNoDayIsNamed() {
        LocalDate today = days.today();
        recognise(commune, today.minusYears(2), today.minusYears(1), "Ba năm");
        recognise(commune, today.minusYears(1), today, "Ba năm", "Mất rồi");
        recognise(commune, today, today.plusDays(60), "Ba năm", "Mới");
        recognise(commune, today, today.plusDays(61), "Còn lâu");
        recognise(other, today.minusYears(1).plusDays(1), today, "Chưa đủ năm");
        officer.register(commune, "LEARNING_CLAN", today.getYear(), "Mới", null, today.toString());
        for (String boundary : List.of("AS_WAS", "AS_NOW")) {
            JsonNode now = officer.api().data("query($id: ID!, $boundary: Boundary!) { node(id: $id) { ... on Organization { recognitionFigures(boundary: $boundary, expiringWithin: 60) { asOf registered " + CLANS
                + " } } } }", Map.of("id", id(province), "boundary", boundary)).get("node");
            assertThat(now.at("/recognitionFigures/1/asOf").asString() + " " + now.at("/recognitionFigures/1/registered")).isEqualTo(today + " 1");
            assertThat(told(now)).as("of those held a year ago one is lost; one came a day too late to count").isEqualTo("3 [1:2, 3:1] 2 1");
        }
        assertThat(told(province, today.minusDays(1).toString(), "AS_NOW")).as("yesterday, before all of them ran out").isEqualTo("3 [1:2, 2:1] 3 0");
    }

    @Test
    void followsEitherTreeWithEveryFigure() {
        recognise(board, "2021-11-10", "2022-11-10", "Ba năm");
        recognise(board, "2022-11-10", "2023-11-10", "Ba năm", "Hai năm", "Mất rồi");
        recognise(board, "2023-11-10", "2024-01-15", "Ba năm");
        recognise(board, "2023-11-10", null, "Hai năm");
        recognise(heir, "2022-03-01", "2023-03-01", "Mất ở đây", "Mất cả hai");
        recognise(heir, "2023-11-10", "2024-02-29", "Một năm");
        recognise(heir, "2023-11-10", "2024-03-01", "Hết sau 61 ngày");
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2024, 7, 1));
        assertThat(List.of(told(other, "2023-12-31", "AS_WAS"), told(commune, "2023-12-31", "AS_WAS"), told(province, "2023-12-31", "AS_WAS")))
            .containsExactly("2 [2:1, 3:1] 1 1", "2 [1:2] 1 2", "4 [1:2, 2:1, 3:1] 2 3");
        assertThat(List.of(told(other, "2023-12-31", "AS_NOW"), told(commune, "2023-12-31", "AS_NOW"), told(province, "2023-12-31", "AS_NOW")))
            .containsExactly("0 [] 0 0", "4 [1:2, 2:1, 3:1] 2 3", "4 [1:2, 2:1, 3:1] 2 3");
        assertThat(List.of(told(other, "2024-07-01", "AS_WAS"), told(commune, "2024-07-01", "AS_WAS"))).as("what the one that ended had lost is the heir's")
            .containsExactly("0 [] 0 0", "1 [2:1] 0 2");
    }

    @Test
    void dividesEveryFigureByTheShares() {
        OrganizationId divided = fixtures.aCommune(province);
        String[] ten = IntStream.range(0, 10).mapToObj(i -> "Họ " + i).toArray(String[]::new);
        recognise(divided, "2022-11-10", "2023-11-10", ten);
        recognise(divided, "2022-11-10", "2023-06-01", "Mất 1", "Mất 2", "Mất 3", "Mất 4", "Mất 5");
        recognise(divided, "2023-11-10", "2024-01-15", ten);
        transaction.executeWithoutResult(status -> successions.reorganise(Map.of(), List.of(part(divided, commune, 6_000), part(divided, other, 4_000)), LocalDate.of(2024, 1, 1), decisions + 1_000_000L));
        assertThat(List.of(told(divided, "2023-12-31", "AS_WAS"), told(commune, "2023-12-31", "AS_WAS"), told(province, "2023-12-31", "AS_WAS"))).containsExactly("10 [2:10] 10 5", "0 [] 0 0", "10 [2:10] 10 5");
        assertThat(List.of(told(commune, "2023-12-31", "AS_NOW"), told(other, "2023-12-31", "AS_NOW"))).containsExactly("6 [2:6] 6 3 estimated", "4 [2:4] 4 2 estimated");
        assertThat(told(province, "2023-12-31", "AS_NOW")).startsWith("10 [2:10] 10 5");
    }

    private static Succession part(OrganizationId from, OrganizationId to, int share) {
        return new Succession(from.value(), to.value(), share, Set.of(), Set.of(), Set.of());
    }

    @Test
    void doesNotTellWhatTheOnlyFamilyOfAVillageWasGiven() {
        String sheet = assessed();
        cases.register(List.of(new Entry(heir, TitleKind.LEARNING_FAMILY, 2023, "Chủ hộ X", "Thôn 2", null, LocalDate.of(2023, 2, 1),
            new Assessed(LocalDate.of(2023, 9, 1), Map.of("1.1", 12, "1.2", 7, "2.1", 33)))));
        assertThat(scores(officer.api(), sheet, heir)).containsExactly("1.1 1 12 [12:1]", "1.2 1 7 [7:1]", "2.1 1 33 [33:1]");
        List<String> hidden = List.of("1.1 null - []", "1.2 null - []", "2.1 null - []");
        assertThat(scores(api.as("anonymous"), sheet, heir)).isEqualTo(hidden);
        assertThat(scores(api.withToken(SelfIssued.token("ba", "OFFICER-APPROVER-VIEWER", other)), sheet, heir)).isEqualTo(hidden);
        assertThat(scores(api.as("anonymous"), sheet, commune)).as("nor beside those of others").containsExactly("1.1 21 - [20:6, 35:10]", "1.2 21 - [25:15]", "2.1 21 - [40:16]");
    }

    /** Four of 10, six of 20 and ten of 35 points; five of 5 and fifteen of 25; four of 0 and sixteen of 40. */
    private String assessed() {
        officer.adopt(officer.draft(province, "LEARNING_FAMILY", "387", 70), "2022-04-01");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, Integer> points = Map.of("1.1", i < 4 ? 10 : i < 10 ? 20 : 35, "1.2", i < 5 ? 5 : 25, "2.1", i < 4 ? 0 : 40);
            entries.add(new Entry(commune, TitleKind.LEARNING_FAMILY, 2023, "Chủ hộ " + i, "Thôn 1", null, LocalDate.of(2023, 2, 1), new Assessed(LocalDate.of(2023, 9, 1), points)));
        }
        cases.register(entries);
        return officer.api().data("query($id: ID) { titleCases(within: $id, first: 1) { nodes { sheet { id } } } }", Map.of("id", id(commune))).at("/titleCases/nodes/0/sheet/id").asString();
    }

    private static List<String> scores(Api caller, String sheet, OrganizationId within) {
        return caller.data(SCORES, Map.of("sheet", sheet, "within", id(within))).at("/node/scores").valueStream().map(one -> one.get("criterion").asString() + " " + one.get("cases") + " " + one.get("average").asString("-")
            + " " + one.get("groups").valueStream().map(group -> group.get("points") + ":" + (group.get("hidden").asBoolean() ? "-" : "") + group.get("cases").asString("")).toList()).toList();
    }

    @Test
    void tellsOfFewerThanFiveOnlyThoseOfTheScope() {
        String sheet = assessed();
        List<String> all = List.of("1.1 20 25.5 [10:4, 20:6, 35:10]", "1.2 20 20 [5:5, 25:15]", "2.1 20 32 [0:4, 40:16]");
        List<String> hidden = List.of("1.1 20 - [35:10]", "1.2 20 20 [5:5, 25:15]", "2.1 20 - []");
        Api communes = api.withToken(SelfIssued.token("minh", "VIEWER", commune)), others = api.withToken(SelfIssued.token("ba", "OFFICER-APPROVER-VIEWER", other));
        assertThat(scores(officer.api(), sheet, province)).isEqualTo(all);
        assertThat(scores(communes, sheet, commune)).isEqualTo(all);
        assertThat(scores(communes, sheet, province)).as("nor those of a part of it").isEqualTo(hidden);
        assertThat(scores(others, sheet, commune)).isEqualTo(hidden);
        assertThat(scores(api.as("anonymous"), sheet, commune)).isEqualTo(hidden);
        assertThat(scores(api.as("anonymous"), sheet, other)).as("of nobody there is nothing to hide").isEmpty();
    }
}
