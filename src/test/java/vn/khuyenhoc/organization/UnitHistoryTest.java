package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.WriteTest;

/** What happened to an administrative unit, told from its lines and successions. */
@WriteTest
class UnitHistoryTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(700_000);
    private static final String SINCE = "2010-01-01", LATER = "2026-01-01", MERGED = "2024-03-10", DECISION = "1034/NQ-UBTVQH15";
    private static final String EVENTS = "totalCount pageInfo { hasNextPage endCursor } nodes { id kind on recordedAt sharePercent decision "
        + "before { name kind endedOn parent { id } } after { name kind endedOn asOf parent { id } } other { id name asOf } }";
    private static final String HISTORY = "query($code: String!, $level: UnitLevel!, $asOf: Date!, $first: Int, $after: String, $where: UnitEventFilter, "
        + "$orderBy: [UnitEventOrder!] = [ON_ASC]) { administrativeUnit(code: $code, level: $level, asOf: $asOf) { "
        + "history(first: $first, after: $after, where: $where, orderBy: $orderBy) { " + EVENTS + " } } }";

    @Autowired Api api;

    Api admin, reader;
    String number, province, district, commune;

    @BeforeEach
    void aProvinceWithADistrictAndACommune() {
        admin = api.withToken("tam.ADMIN-APPROVER.all");
        reader = api.as("anonymous");
        number = String.valueOf(NUMBER.incrementAndGet());
        province = established("", "Tỉnh " + number, "PROVINCE", "PROVINCE", null);
        district = established("1", "Huyện Một", "DISTRICT", "DISTRICT", province);
        commune = communeOf("11", "Xã Một Một");
    }

    private String established(String code, String name, String level, String kind, String parent) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "code", number + code, "name", name,
            "level", level, "kind", kind, "on", SINCE));
        input.put("parent", parent);
        return change("establishUnit", input);
    }

    private String communeOf(String code, String name) {
        return established(code, name, "COMMUNE", "COMMUNE", district);
    }

    private String change(String mutation, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        JsonNode payload = admin.data("mutation($input: " + type + "Input!) { " + mutation + "(input: $input) { unit { id } errors { code message } } }",
            Map.of("input", input)).get(mutation);
        assertThat(payload.get("errors")).isEmpty();
        return payload.at("/unit/id").asString();
    }

    /** Of the commune with a code, from a day on. */
    private void change(String mutation, String code, String on, String... property) {
        String version = admin.data("query($code: String!, $on: Date) { administrativeUnit(code: $code, level: COMMUNE, asOf: $on) { id version } }",
            Map.of("code", number + code, "on", on)).at("/administrativeUnit/version").asString();
        Map<String, Object> input = new HashMap<>(Map.of("id", id(code, on), "on", on, "version", version));
        if (property.length > 0) {
            input.put(property[0], property[1]);
        }
        change(mutation, input);
    }

    private String id(String code, String on) {
        return admin.data("query($code: String!, $on: Date) { administrativeUnit(code: $code, level: COMMUNE, asOf: $on) { id } }",
            Map.of("code", number + code, "on", on)).at("/administrativeUnit/id").asString();
    }

    private JsonNode historyOn(String code, String asOf, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.putAll(Map.of("code", number + code, "level", "COMMUNE", "asOf", asOf));
        return reader.data(HISTORY, variables).at("/administrativeUnit/history");
    }

    private JsonNode historyOf(String id) {
        return reader.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { history { " + EVENTS + " } } } }", Map.of("id", id)).at("/node/history");
    }

    private static List<String> told(JsonNode history) {
        return history.get("nodes").valueStream().map(event -> event.get("on").asString() + " " + event.get("kind").asString()).toList();
    }

    private static JsonNode event(JsonNode history, String kind) {
        return history.get("nodes").valueStream().filter(event -> event.get("kind").asString().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void tellsEveryChangeOnItsDayInWhateverOrderItWasEntered() {
        String town = established("2", "Thị xã Hai", "DISTRICT", "TOWN", province);
        change("moveUnit", "11", "2021-06-01", "parent", town);
        change("renameUnit", "11", "2015-03-01", "name", "Xã Thúy Hòa");
        change("reclassifyUnit", "11", "2021-06-01", "kind", "WARD");
        change("dissolveUnit", "11", "2023-07-15");
        change("renameUnit", "11", "2019-05-15", "name", "Xã Hòa");
        JsonNode history = historyOf(commune);
        assertThat(told(history)).containsExactlyInAnyOrder("2010-01-01 ESTABLISHED", "2015-03-01 RENAMED", "2019-05-15 RENAMED", "2021-06-01 RECLASSIFIED",
            "2021-06-01 MOVED", "2023-07-15 DISSOLVED").startsWith("2010-01-01 ESTABLISHED", "2015-03-01 RENAMED", "2019-05-15 RENAMED").endsWith("2023-07-15 DISSOLVED");
        JsonNode first = history.at("/nodes/0");
        assertThat(first.get("before").isNull()).isTrue();
        assertThat(first.at("/after/name").asString()).isEqualTo("Xã Một Một");
        assertThat(history.at("/nodes/1/before/name").asString()).isEqualTo("Xã Một Một");
        assertThat(history.at("/nodes/1/after/name").asString()).isEqualTo("Xã Thúy Hòa");
        assertThat(history.at("/nodes/1/after/asOf").asString()).isEqualTo("2015-03-01");
        assertThat(history.at("/nodes/2/after/name").asString()).isEqualTo("Xã Hòa");
        assertThat(event(history, "MOVED").at("/before/parent/id").asString()).isEqualTo(district);
        assertThat(event(history, "MOVED").at("/after/parent/id").asString()).isEqualTo(town);
        assertThat(event(history, "RECLASSIFIED").at("/before/kind").asString()).isEqualTo("COMMUNE");
        assertThat(event(history, "RECLASSIFIED").at("/after/kind").asString()).isEqualTo("WARD");
        JsonNode last = history.at("/nodes/5");
        assertThat(last.at("/before/endedOn").isNull()).isTrue();
        assertThat(last.at("/after/endedOn").asString()).isEqualTo("2023-07-15");
        assertThat(history.get("nodes")).allSatisfy(event ->
            assertThat(List.of(event.get("other"), event.get("sharePercent"), event.get("decision"))).allMatch(JsonNode::isNull));
    }

    /** A later correction of what led up to something does not make it look new. */
    @Test
    void keepsTheMomentAtWhichSomethingWasFirstRecorded() {
        change("renameUnit", "11", "2022-01-01", "name", "Xã Mới");
        String established = historyOf(commune).at("/nodes/0/recordedAt").asString();
        String renamed = historyOf(commune).at("/nodes/1/recordedAt").asString();
        assertThat(renamed).isGreaterThan(established);
        change("dissolveUnit", "11", "2023-07-15");
        String dissolved = event(historyOf(commune), "DISSOLVED").get("recordedAt").asString();
        assertThat(dissolved).isGreaterThan(renamed);
        change("reclassifyUnit", "11", "2022-06-01", "kind", "WARD");
        JsonNode history = historyOf(commune);
        assertThat(told(history)).containsExactly("2010-01-01 ESTABLISHED", "2022-01-01 RENAMED", "2022-06-01 RECLASSIFIED", "2023-07-15 DISSOLVED");
        assertThat(history.at("/nodes/0/recordedAt").asString()).isEqualTo(established);
        assertThat(history.at("/nodes/1/recordedAt").asString()).isEqualTo(renamed);
        assertThat(history.at("/nodes/3/recordedAt").asString()).isEqualTo(dissolved);
        assertThat(history.at("/nodes/2/recordedAt").asString()).isGreaterThan(dissolved);
    }

    /** What was to change on the day never came about. */
    @Test
    void tellsOnlyTheEndOfAUnitThatWasToChangeOnItsLastDay() {
        change("renameUnit", "11", "2022-01-01", "name", "Xã Mới");
        String renamed = historyOf(commune).at("/nodes/1/recordedAt").asString();
        change("dissolveUnit", "11", "2022-01-01");
        JsonNode history = historyOf(commune);
        assertThat(told(history)).containsExactly("2010-01-01 ESTABLISHED", "2022-01-01 DISSOLVED");
        assertThat(history.at("/nodes/1/after/name").asString()).isEqualTo("Xã Một Một");
        assertThat(history.at("/nodes/1/recordedAt").asString()).isGreaterThan(renamed);
    }

    private void reorganise(Map<String, Object> reorganisation) {
        Map<String, Object> act = new HashMap<>(reorganisation);
        act.putAll(Map.of("on", MERGED, "decision", DECISION));
        assertThat(admin.data("mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) { errors { code message inputPath } } }",
            Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "reorganisation", act))).at("/applyReorganisation/errors")).isEmpty();
    }

    private static Map<String, Object> succession(String from, String to, double percent) {
        return Map.of("from", from, "to", to, "sharePercent", percent);
    }

    @Test
    void tellsAReorganisationToAllSidesWithItsDecision() {
        String parted = communeOf("12", "Xã Chia"), giving = communeOf("13", "Xã Cho"), receiving = communeOf("14", "Xã Nhận");
        JsonNode before = historyOn("12", "2024-03-09", Map.of());
        reorganise(Map.of("units", List.of(Map.of("key", "new", "code", number + "19", "name", "Xã Mới", "level", "COMMUNE", "kind", "COMMUNE", "parent", district)),
            "unitSuccessions", List.of(Map.of("from", commune, "to", "new"), succession(parted, "new", 60), succession(parted, receiving, 40),
                succession(giving, receiving, 25.5))));

        JsonNode merged = historyOf(commune);
        assertThat(told(merged)).containsExactly("2010-01-01 ESTABLISHED", "2024-03-10 MERGED_INTO");
        assertThat(merged.at("/nodes/1/other/name").asString()).isEqualTo("Xã Mới");
        assertThat(merged.at("/nodes/1/other/asOf").asString()).isEqualTo(MERGED);
        assertThat(merged.at("/nodes/1/decision").asString()).isEqualTo(DECISION);
        assertThat(merged.at("/nodes/1/sharePercent").isNull()).isTrue();
        assertThat(merged.at("/nodes/1/after/endedOn").asString()).isEqualTo(MERGED);
        assertThat(merged.at("/nodes/0/decision").isNull()).isTrue();

        JsonNode whole = historyOf(parted);
        assertThat(told(whole)).as("its parts are the whole").containsExactly("2010-01-01 ESTABLISHED", "2024-03-10 SPLIT", "2024-03-10 SPLIT");
        assertThat(shares(whole)).containsExactlyInAnyOrder("Xã Mới 60.0", "Xã Nhận 40.0");
        assertThat(whole.at("/nodes/2/after/endedOn").asString()).isEqualTo(MERGED);
        assertThat(shares(historyOf(giving))).containsExactly("Xã Nhận 25.5");
        assertThat(historyOf(giving).at("/nodes/1/after/endedOn").isNull()).isTrue();

        JsonNode founded = historyOn("19", LATER, Map.of());
        assertThat(told(founded)).containsExactly("2024-03-10 ESTABLISHED", "2024-03-10 RECEIVED", "2024-03-10 RECEIVED");
        assertThat(founded.at("/nodes/0/decision").asString()).isEqualTo(DECISION);
        assertThat(shares(founded)).containsExactlyInAnyOrder("Xã Một Một null", "Xã Chia 60.0");
        assertThat(founded.at("/nodes/1/other/asOf").asString()).isEqualTo("2024-03-09");
        assertThat(shares(historyOf(receiving))).containsExactlyInAnyOrder("Xã Chia 40.0", "Xã Cho 25.5");

        change("dissolveUnit", "13", MERGED);
        assertThat(told(historyOf(giving))).as("it gave a part and ended").containsExactlyInAnyOrder("2010-01-01 ESTABLISHED", "2024-03-10 SPLIT", "2024-03-10 DISSOLVED");
        assertThat(historyOn("12", "2024-03-09", Map.of())).as("an earlier day").isEqualTo(before);
    }

    private static List<String> shares(JsonNode history) {
        return history.get("nodes").valueStream().filter(event -> !event.get("other").isNull())
            .map(event -> event.at("/other/name").asString() + " " + event.get("sharePercent")).toList();
    }

    @Test
    void tellsUnderWhichDecisionAUnitCameUnderAnother() {
        String town = established("2", "Thị xã Hai", "DISTRICT", "TOWN", province);
        change("moveUnit", "11", MERGED, "parent", town);
        assertThat(event(historyOf(commune), "MOVED").get("decision").isNull()).isTrue();
        reorganise(Map.of("unitSuccessions", List.of(Map.of("from", district, "to", town))));
        assertThat(event(historyOf(commune), "MOVED").get("decision").asString()).isEqualTo(DECISION);
        assertThat(told(historyOf(district))).containsExactly("2010-01-01 ESTABLISHED", "2024-03-10 MERGED_INTO");
    }

    @Test
    void isPagedFilteredOrderedAndFoundAgain() {
        for (int year = 2016; year < 2021; year++) {
            change("renameUnit", "11", year + "-01-01", "name", "Tên từ " + year);
        }
        change("reclassifyUnit", "11", "2020-06-01", "kind", "TOWNSHIP");
        JsonNode first = historyOn("11", LATER, Map.of("first", 4));
        assertThat(first.get("totalCount").asInt()).isEqualTo(7);
        JsonNode rest = historyOn("11", LATER, Map.of("first", 4, "after", first.at("/pageInfo/endCursor").asString()));
        assertThat(told(rest)).containsExactly("2019-01-01 RENAMED", "2020-01-01 RENAMED", "2020-06-01 RECLASSIFIED");
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(told(historyOn("11", LATER, Map.of("where", Map.of("kind", "RENAMED", "on", Map.of("gte", "2018-01-01")), "orderBy", List.of("ON_DESC")))))
            .containsExactly("2020-01-01 RENAMED", "2019-01-01 RENAMED", "2018-01-01 RENAMED");
        assertThat(told(historyOn("11", LATER, Map.of("where", Map.of("not", Map.of("kind", List.of("RENAMED", "ESTABLISHED")))))))
            .containsExactly("2020-06-01 RECLASSIFIED");
        String heir = communeOf("12", "Xã Nhận");
        reorganise(Map.of("unitSuccessions", List.of(Map.of("from", commune, "to", heir))));
        for (String unit : List.of(commune, heir)) {
            for (JsonNode event : historyOf(unit).get("nodes")) {
                JsonNode node = reader.data("query($id: ID!) { node(id: $id) { id ... on UnitEvent { kind on decision } } }", Map.of("id", event.get("id").asString())).get("node");
                assertThat(List.of(node.get("id"), node.get("kind"), node.get("on"), node.get("decision")))
                    .isEqualTo(List.of(event.get("id"), event.get("kind"), event.get("on"), event.get("decision")));
            }
        }
        assertThat(historyOf(commune).get("nodes").valueStream().map(event -> event.get("id").asString())).hasSize(8).doesNotHaveDuplicates();
    }

    /** The same question about many units at once; what came after the day asked for is not told. */
    @Test
    void isToldOfEachUnitSeparatelyUpToTheDayAskedFor() {
        communeOf("12", "Xã Nhận");
        change("renameUnit", "12", "2015-01-01", "name", "Xã Khác");
        change("renameUnit", "11", "2021-01-01", "name", "Xã Sau");
        assertThat(lastOnes("2020-12-31")).containsExactlyInAnyOrder(number + "11 1 ESTABLISHED", number + "12 2 RENAMED");
        assertThat(lastOnes("2014-12-31")).containsExactlyInAnyOrder(number + "11 1 ESTABLISHED", number + "12 1 ESTABLISHED");
        assertThat(lastOnes("2021-01-01")).containsExactlyInAnyOrder(number + "11 2 RENAMED", number + "12 2 RENAMED");
    }

    private List<String> lastOnes(String asOf) {
        return reader.data("query($within: ID!, $asOf: Date!) { administrativeUnits(within: $within, asOf: $asOf, where: { level: COMMUNE }) { nodes { code "
            + "history(first: 1, orderBy: [ON_DESC]) { totalCount nodes { kind } } } } }", Map.of("within", province, "asOf", asOf)).at("/administrativeUnits/nodes")
            .valueStream().map(unit -> unit.get("code").asString() + " " + unit.at("/history/totalCount").asInt() + " " + unit.at("/history/nodes/0/kind").asString()).toList();
    }
}
