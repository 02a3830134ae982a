package vn.khuyenhoc.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.StockRecount.document;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.TitleRegister.Recognised;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.StockRecount;
import vn.khuyenhoc.testing.Worded;
import vn.khuyenhoc.testing.WriteTest;

/** Statistics of titles are what plain SQL counts, also of those whose organization went up in another; of few people's they tell nobody who may not see them. */
@WriteTest
class TitleCensusTest {
    private static final LocalDate TODAY = LocalDate.now(Days.VIETNAM);

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired TitleRegister titles;
    @Autowired OrganizationRegister organizations;
    @Autowired DSLContext sql;

    OrganizationId province, district, commune, otherCommune, board;
    Api officer;
    int decisions;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        district = fixtures.aDistrict(province);
        commune = fixtures.aCommune(district);
        otherCommune = fixtures.aCommune(province);
        board = fixtures.aBoard(otherCommune, Fixtures.LONG_AGO);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province));
    }

    private void recognise(OrganizationId by, TitleKind kind, int count, String on, @Nullable String until) {
        titles.recognise(new Decision(by, "QĐ " + ++decisions, LocalDate.parse(on), "Người ký"),
            IntStream.range(0, count).mapToObj(i -> new Recognised(kind, "Danh hiệu " + i, until == null ? null : LocalDate.parse(until))).toList());
    }

    private StockRecount counted(Api caller, String which) {
        return new StockRecount(caller, sql, document("Title", "kind", "held newlyRecognised ended"), "recognition_title f", "f.organization_id",
            List.of("held", "newlyRecognised", "ended"), "1 = 1", "1 = 1", Map.of("KIND", "f.kind"), which);
    }

    private Map<String, Object> asked(List<String> groupBy, @Nullable String level) {
        Map<String, Object> asked = new HashMap<>(Map.of("within", GlobalId.of("Organization", province.value()), "from", "2023-01-01", "to", "2023-12-31", "groupBy", groupBy));
        asked.put("level", level);
        return asked;
    }

    private static <T> T any(List<T> some, RandomGenerator chance) {
        return some.get(chance.nextInt(some.size()));
    }

    @Test
    void equalsARecountForRandomQuestions() {
        RandomGenerator chance = new SplittableRandom(20231110);
        for (int i = 0; i < 25; i++) {
            LocalDate on = LocalDate.of(2021, 11, 1).plusDays(chance.nextInt(700));
            OrganizationId by = any(List.of(province, district, commune, otherCommune, board), chance);
            LocalDate decided = by.equals(board) && !on.isBefore(LocalDate.of(2022, 7, 1)) ? LocalDate.of(2022, 6, 1) : on;
            recognise(by, any(List.of(TitleKind.values()), chance), 1 + chance.nextInt(4), decided.toString(), chance.nextInt(3) == 0 ? null : decided.plusDays(200 + chance.nextInt(300)).toString());
        }
        organizations.merge(List.of(new Merger(board, fixtures.aBoard(commune, Fixtures.LONG_AGO))), LocalDate.of(2022, 7, 1));
        for (int i = 0; i < 16; i++) {
            List<String> dimensions = List.of("MONTH", "QUARTER", "YEAR", "KIND", "LEVEL", "ORGANIZATION_AT_LEVEL");
            String first = any(dimensions, chance);
            Map<String, Object> asked = asked(List.of(first, any(dimensions.stream().filter(other -> !other.equals(first)).toList(), chance)), any(List.of("PROVINCE", "DISTRICT", "COMMUNE", "BOARD"), chance));
            asked.put("within", GlobalId.of("Organization", any(List.of(province, district, commune, otherCommune), chance).value()));
            asked.put("boundary", any(List.of("AS_WAS", "AS_WAS", "AS_NOW"), chance));
            asked.put("from", any(List.of("2022-01-01", "2022-05-17", "2023-01-01"), chance));
            boolean filtered = chance.nextInt(3) == 0;
            asked.put("where", filtered ? Map.of("kind", List.of("LEARNING_FAMILY", "LEARNING_CLAN"), "decisionNumber", Map.of("startsWith", "QĐ")) : Map.of());
            asked.put("orderBy", any(List.of(List.of(), List.of("HELD_DESC"), List.of("NEWLY_RECOGNISED_ASC", "KEY_DESC")), chance));
            StockRecount recount = counted(officer, filtered ? "f.kind in ('LEARNING_FAMILY', 'LEARNING_CLAN')" : "1 = 1");
            for (JsonNode group : recount.groups(asked, 7)) {
                assertThat(recount.told(group)).as("%s %s", asked, group).isEqualTo(recount.recounted(group, asked, TODAY));
            }
            Map<String, Object> whole = new HashMap<>(asked);
            whole.put("groupBy", List.of());
            JsonNode totals = recount.statistics(asked).get("totals");
            assertThat(recount.told(totals)).as("all of %s", asked).isEqualTo(recount.recounted(totals, whole, TODAY));
        }
    }

    @Test
    void tellsStocksFromFlowsBesideTheYearBefore() {
        recognise(commune, TitleKind.LEARNING_CLAN, 4, "2022-11-10", "2023-11-10");
        recognise(commune, TitleKind.LEARNING_CLAN, 6, "2023-05-10", null);
        recognise(otherCommune, TitleKind.LEARNING_UNIT, 2, "2023-05-10", null);
        StockRecount desk = counted(officer, "1 = 1");
        assertThat(desk.groups(asked(List.of("KIND", "QUARTER"), null), 3).stream().map(group -> group.get("kind").asString() + " " + group.at("/period/quarter").asInt() + ": " + desk.told(group)))
            .containsExactly("LEARNING_CLAN 1: 4 0 0, 0 0 0", "LEARNING_CLAN 2: 10 6 0, 0 0 0", "LEARNING_CLAN 3: 10 0 0, 0 0 0", "LEARNING_CLAN 4: 6 0 4, 4 4 0",
                "LEARNING_UNIT 2: 2 2 0, 0 0 0", "LEARNING_UNIT 3: 2 0 0, 0 0 0", "LEARNING_UNIT 4: 2 0 0, 0 0 0");
        JsonNode totals = desk.statistics(asked(List.of("KIND", "QUARTER"), null)).get("totals");
        assertThat(desk.told(totals)).isEqualTo("8 8 4, 4 4 0");
        assertThat(totals.at("/change/percent").asDouble()).isEqualTo(100);
    }

    @Test
    void hidesFewTitlesOfPeopleFromWhoeverMayNotSeeThem() {
        recognise(commune, TitleKind.LEARNING_CITIZEN, 3, "2023-05-10", null);
        recognise(commune, TitleKind.LEARNING_CLAN, 2, "2023-05-10", null);
        recognise(otherCommune, TitleKind.LEARNING_CITIZEN, 8, "2023-05-10", null);
        StockRecount seen = counted(officer, "1 = 1");
        Map<String, Object> byKind = asked(List.of("KIND", "ORGANIZATION_AT_LEVEL"), "COMMUNE");
        assertThat(seen.groups(byKind, 10).stream().map(seen::told)).containsExactly("2 2 0, 0 0 0", "3 3 0, 0 0 0", "8 8 0, 0 0 0");
        StockRecount hidden = counted(api.as("nobody"), "1 = 1");
        assertThat(hidden.groups(byKind, 10).stream().map(hidden::told)).as("clans are no people").containsExactly("2 2 0, 0 0 0", "null null null, 0 null null", "8 8 0, 0 0 0");
        assertThat(hidden.told(hidden.statistics(byKind).get("totals"))).isEqualTo("null null null, 0 null null");
        Map<String, Object> citizens = asked(List.of("ORGANIZATION_AT_LEVEL"), "COMMUNE");
        citizens.put("where", Map.of("kind", "LEARNING_CITIZEN"));
        citizens.put("orderBy", List.of("HELD_DESC"));
        assertThat(hidden.groups(citizens, 1).stream().map(hidden::told)).containsExactly("8 8 0, 0 0 0", "null null null, 0 null null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GROUP_BY_INVALID | groupBy: []",
        "LEVEL_MISSING | groupBy: [ORGANIZATION_AT_LEVEL]",
        "HAVING_NEGATIVE | groupBy: [KIND], having: {newlyRecognised: {lt: -1}}",
        "CURSOR_INVALID | groupBy: [KIND], after: \"TU9OVEh-MQ\"",
        "ORDER_TOO_LONG | groupBy: [KIND], orderBy: [HELD_ASC, HELD_ASC]",
    })
    void refusesBadQuestionsInBothLanguages(String code, String arguments) {
        String document = "{ titleStatistics(from: \"2023-01-01\", to: \"2023-12-31\", " + arguments + ") { totalCount nodes { held } } }";
        JsonNode vietnamese = api.error(document, Map.of(), "vi");
        assertThat(vietnamese.at("/extensions/code").asString()).isEqualTo(code);
        Worded.assertWorded(code, vietnamese.get("message").asString(), api.error(document, Map.of(), "en").get("message").asString());
    }

    @Test
    void leavesToldWhatIsPublishedOfEveryCommune() {
        recognise(commune, TitleKind.LEARNING_CITIZEN, 3, "2023-05-10", null);
        recognise(otherCommune, TitleKind.LEARNING_CITIZEN, 8, "2023-05-10", null);
        for (OrganizationId of : List.of(commune, otherCommune, province)) {
            JsonNode told = api.as("nobody").data("query($id: ID!) { node(id: $id) { ... on Organization { recognitionSummary(asOf: \"2023-12-31\") { titles { kind recognised } } "
                + "recognitionFigures(asOf: \"2023-12-31\") { kind recognised } } } titles(within: $id, kind: LEARNING_CITIZEN, asOf: \"2023-12-31\") { totalCount } }", Map.of("id", GlobalId.of("Organization", of.value())));
            String held = of.equals(commune) ? "3" : of.equals(province) ? "11" : "8";
            assertThat(List.of(told.at("/node/recognitionSummary/titles"), told.at("/node/recognitionFigures"))).as("the summary, and the figures").allSatisfy(kinds ->
                assertThat(kinds.valueStream().filter(kind -> kind.get("kind").asString().equals("LEARNING_CITIZEN")).map(kind -> kind.get("recognised").asString())).containsExactly(held));
            assertThat(told.at("/titles/totalCount").asString()).as("as many as are listed").isEqualTo(held);
        }
    }
}
