package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/**
 * What happened to Quảng Trị in 2025: communes merged and one split in March; in July districts ended and 119 communes
 * became 37. A sample province of its own, because it does not stay as it was.
 */
@SampleTest
@TestPropertySource(properties = "spring.application.name=reorganised")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProvinceReorganisedTest {
    private static final String MARCH = "2025-03-01", JULY = "2025-07-01";
    private static final String FIGURES = """
        fragment figures on Organization {
          summary { organizationCount memberCount }
          learningCentreSummary { communeLevel villageLevel managers secondedTeachers collaborators }
          recognitionSummary { titles { kind recognised } citizenAccounts }
          campaignSummary { participation { participants } }
          fundSummary(year: 2023) { raised contributionCount beneficiaryTurns }
        }""";

    @Autowired Api api;
    @Autowired List<ConsistencyCheck> checks;

    private record Line(String effective, String oldCode, String oldName, String oldParent, String newCode, String newName, boolean full) {
        boolean goesOn() {
            return oldCode.equals(newCode) && oldName.equals(newName);
        }
    }

    private record Known(String id, String unit, String name) {}

    private static List<Line> lines(String effective) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/quang-tri/succession.csv")).stream().skip(1).map(line -> line.split(","))
            .filter(cells -> cells[0].equals(effective))
            .map(c -> new Line(c[0], c[2], c[3], c[4], c[5], c[6], c[8].equals("FULL"))).toList();
    }

    /** The associations of a level on a day, by the codes of their units. */
    private Map<String, Known> associations(String level, String asOf) {
        Map<String, Known> found = new LinkedHashMap<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("level", level, "asOf", asOf));
            variables.put("after", after);
            JsonNode page = api.data("""
                query($level: OrganizationLevel!, $asOf: Date!, $after: String) {
                  organizations(asOf: $asOf, where: {level: [$level]}, first: 100, after: $after) {
                    nodes { id unit { id code name } } pageInfo { hasNextPage endCursor } } }""", variables).get("organizations");
            page.get("nodes").forEach(node -> found.put(node.at("/unit/code").asString(),
                new Known(node.get("id").asString(), node.at("/unit/id").asString(), node.at("/unit/name").asString())));
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
        } while (after != null);
        return found;
    }

    private static Map<String, Object> succession(String from, String to) {
        return new HashMap<>(Map.of("from", from, "to", to));
    }

    private static Map<String, Object> commune(String key, String code, String name, String parent) {
        return Map.of("key", key, "code", code, "name", name, "level", "COMMUNE", "kind",
            name.startsWith("Phường") ? "WARD" : name.startsWith("Thị trấn") ? "TOWNSHIP" : name.startsWith("Đặc khu") ? "ISLAND_DISTRICT" : "COMMUNE", "parent", parent);
    }

    private static Map<String, Object> association(String key, String code, String unitName, String parent) {
        return Map.of("key", key, "code", code, "name", "Hội Khuyến học " + unitName, "level", "COMMUNE", "basis", "TERRITORY", "parent", parent, "unit", key);
    }

    private Map<String, Object> march() throws IOException {
        Map<String, Known> communes = associations("COMMUNE", "2025-02-28");
        Map<String, Known> districts = associations("DISTRICT", "2025-02-28");
        List<Line> lines = lines(MARCH);
        Set<String> kept = new LinkedHashSet<>();
        lines.stream().filter(Line::goesOn).forEach(line -> kept.add(line.newCode()));
        List<Map<String, Object>> units = new ArrayList<>(), organizations = new ArrayList<>(), unitSuccessions = new ArrayList<>(), successions = new ArrayList<>();
        Set<String> founded = new LinkedHashSet<>();
        int part = 0;
        for (Line line : lines) {
            if (line.goesOn()) {
                continue;
            }
            Known old = communes.get(line.oldCode());
            boolean isNew = !communes.get(line.newCode()).name().equals(line.newName());
            String key = "c" + line.newCode();
            if (isNew && founded.add(line.newCode())) {
                Known district = districts.get(line.oldParent());
                units.add(commune(key, line.newCode(), line.newName(), district.unit()));
                organizations.add(association(key, "QT-" + line.newCode(), line.newName(), district.id()));
            }
            Map<String, Object> unit = succession(old.unit(), isNew ? key : communes.get(line.newCode()).unit());
            Map<String, Object> organization = succession(old.id(), isNew ? key : communes.get(line.newCode()).id());
            if (!line.full()) {
                double share = part++ == 0 ? 60 : 40;
                unit.put("sharePercent", share);
                organization.put("sharePercent", share);
            }
            unitSuccessions.add(unit);
            successions.add(organization);
        }
        return Map.of("on", MARCH, "decision", "Nghị quyết sắp xếp đơn vị hành chính cấp xã 2023-2025", "units", units, "unitSuccessions", unitSuccessions,
            "organizations", organizations, "successions", successions);
    }

    private Map<String, Object> july() throws IOException {
        Map<String, Known> communes = associations("COMMUNE", "2025-06-30");
        Map<String, Known> districts = associations("DISTRICT", "2025-06-30");
        Known province = associations("PROVINCE", "2025-06-30").get("45");
        List<Map<String, Object>> units = new ArrayList<>(), organizations = new ArrayList<>(), unitSuccessions = new ArrayList<>(), successions = new ArrayList<>();
        units.add(Map.of("key", "p", "code", "44", "name", "Tỉnh Quảng Trị", "level", "PROVINCE", "kind", "PROVINCE"));
        organizations.add(Map.of("key", "p", "code", "QT", "name", "Hội Khuyến học tỉnh Quảng Trị", "level", "PROVINCE", "basis", "TERRITORY", "unit", "p"));
        Stream.concat(Stream.of(province), districts.values().stream()).forEach(old -> {
            unitSuccessions.add(succession(old.unit(), "p"));
            successions.add(succession(old.id(), "p"));
        });
        for (String[] cells : Files.readAllLines(Path.of("src/test/resources/quang-tri/units-2025.csv")).stream().skip(1).map(line -> line.split(",")).toList()) {
            units.add(commune("c" + cells[1], cells[1], cells[2], "p"));
            if (cells[10].equals("QUANG_TRI")) {
                organizations.add(association("c" + cells[1], "QT-" + cells[1], cells[2], "p"));
            }
        }
        for (Line line : lines(JULY)) {
            Known old = communes.get(line.oldCode());
            // The island district had no communes: its association ends with the districts.
            if (old != null) {
                unitSuccessions.add(succession(old.unit(), "c" + line.newCode()));
                successions.add(succession(old.id(), "c" + line.newCode()));
            }
        }
        return Map.of("on", JULY, "decision", "1680/NQ-UBTVQH15", "units", units, "unitSuccessions", unitSuccessions,
            "organizations", organizations, "successions", successions);
    }

    private JsonNode plan(Map<String, Object> reorganisation) {
        return api.data("""
            query($input: ReorganisationInput!) { planReorganisation(input: $input) {
              effect { established ended moved members } concerns { subject count amount } problems { code message inputPath } } }""",
            Map.of("input", reorganisation)).get("planReorganisation");
    }

    private JsonNode apply(Map<String, Object> reorganisation, String key) {
        JsonNode payload = api.data("""
            mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) {
              reorganisation { established ended moved members } errors { code message inputPath } } }""",
            Map.of("input", Map.of("idempotencyKey", key, "reorganisation", reorganisation))).get("applyReorganisation");
        assertThat(payload.get("errors")).isEmpty();
        return payload.get("reorganisation");
    }

    private JsonNode figures(String code, String asOf) {
        return api.data("query($code: String!, $asOf: Date!) { organization(code: $code, asOf: $asOf) { ...figures } }" + FIGURES,
            Map.of("code", code, "asOf", asOf)).get("organization");
    }

    /** What was asked about earlier days before the acts, and the bytes of the answers. */
    private final List<String> asked() {
        List<String> asked = new ArrayList<>();
        for (String asOf : List.of("2022-11-30", "2023-07-15", "2023-11-30", "2025-02-28")) {
            for (String code : List.of("QT", "QT-466", "QT-19525", "QT-19627", "QT-19333")) {
                asked.add("""
                    {"query": "query($code: String!, $asOf: Date!) { organization(code: $code, asOf: $asOf) { id code name level basis state establishedOn endedOn asOf version
                      parent { id name version } unit { id code name kind } ...figures
                      organizations(first: 30) { totalCount nodes { id name version state unit { code } ...figures } }
                      members(first: 20) { totalCount nodes { id fullName joinedOn leftOn } }
                      learningCentres(first: 20) { totalCount nodes { id name openedOn } }
                      titles(first: 20) { totalCount nodes { id } } contributions(first: 20) { totalCount nodes { id } } grants(first: 20) { totalCount nodes { id } }
                      campaigns { nodes { id } } } } %s", "variables": {"code": "%s", "asOf": "%s"}}""".replace("\n", " ").formatted(FIGURES.replace("\n", " "), code, asOf));
            }
            asked.add("""
                {"query": "query($asOf: Date!) { members(asOf: $asOf, first: 50, orderBy: [FULL_NAME_ASC]) { totalCount nodes { id fullName joinedOn leftOn organization { id name version } } } }", "variables": {"asOf": "%s"}}""".formatted(asOf));
        }
        return asked;
    }

    private int officers(String asOf) {
        return api.data("query($asOf: Date!) { officers(asOf: $asOf) { totalCount } }", Map.of("asOf", asOf)).at("/officers/totalCount").asInt();
    }

    private List<String> answers() {
        return asked().stream().map(body -> api.post(body, "vi").body()).toList();
    }

    @Test
    @Order(1)
    void passesThroughBothActsAsItsRecordsSay() throws Exception {
        List<String> before = answers();
        assertThat(before).allSatisfy(answer -> assertThat(answer).doesNotContain("\"errors\""));
        JsonNode province = figures("QT", "2025-02-28");

        JsonNode planned = plan(march());
        assertThat(planned.get("problems")).isEmpty();
        assertThat(planned.at("/effect/ended").asInt()).isEqualTo(9);
        assertThat(planned.at("/effect/established").asInt()).isEqualTo(3);
        assertThat(associations("COMMUNE", MARCH)).as("a plan changes nothing").hasSize(125);
        assertThat(apply(march(), "march-2025")).isEqualTo(planned.get("effect"));
        assertThat(associations("COMMUNE", MARCH)).hasSize(119);

        Map<String, Object> july = july();
        JsonNode done = apply(july, "july-2025");
        assertThat(done.at("/established").asInt()).isEqualTo(38);
        assertThat(apply(july, "july-2025")).as("sent again").isEqualTo(done);
        assertThat(associations("COMMUNE", JULY)).hasSize(37);
        assertThat(associations("DISTRICT", JULY)).isEmpty();

        assertThat(answers()).isEqualTo(before);
        assertThat(List.of(officers("2025-02-28"), officers(JULY))).as("terms end with the associations").containsExactly(566, 0);
        JsonNode after = figures("QT", JULY);
        assertThat(after.at("/summary/memberCount")).isEqualTo(province.at("/summary/memberCount"));
        assertThat(after.at("/summary/organizationCount").asInt()).as("136 associations became 38")
            .isEqualTo(province.at("/summary/organizationCount").asInt() - 136 + 38);
        assertThat(after.get("learningCentreSummary")).isEqualTo(province.get("learningCentreSummary"));
        assertThat(after.get("recognitionSummary")).isEqualTo(figures("QT", "2025-06-30").get("recognitionSummary"));
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    @Order(2)
    void showsThePastUnderTheSuccessors() {
        String before = "2023-11-30";
        JsonNode was = figures("QT", before).get("summary");
        JsonNode now = api.data("""
            query($before: Date!) { organization(code: "QT", asOf: "2025-07-01") { summary(asOf: $before, boundary: AS_NOW) { ...now }
              organizations(first: 100, where: {level: [COMMUNE]}) { nodes { code summary(asOf: $before, boundary: AS_NOW) { ...now } } }
              districts: organizations(first: 100, where: {level: [BRANCH, BOARD]}) { totalCount } } }
            fragment now on OrganizationSummary { organizationCount memberCount population apportioned }""", Map.of("before", before)).get("organization");
        for (String figure : List.of("organizationCount", "memberCount")) {
            assertThat(now.get("summary").get(figure)).as(figure).isEqualTo(was.get(figure));
        }
        assertThat(now.at("/summary/population").asLong()).isEqualTo(659_720);
        assertThat(now.at("/summary/apportioned").asBoolean()).as("both parts of the one that was divided are inside").isFalse();
        JsonNode communes = now.at("/organizations/nodes");
        assertThat(communes).hasSize(37);
        long inCommunes = 0, population = 0, apportioned = 0;
        for (JsonNode commune : communes) {
            inCommunes += commune.at("/summary/memberCount").asLong();
            population += commune.at("/summary/population").asLong();
            apportioned += commune.at("/summary/apportioned").asBoolean() ? 1 : 0;
        }
        long[] then = new long[2];
        associationsFigures(before, then);
        assertThat(inCommunes).as("members of the communes of then").isEqualTo(then[0]);
        assertThat(population).isEqualTo(then[1]);
        assertThat(apportioned).isLessThanOrEqualTo(2);
    }

    /** Members and inhabitants of the communes as they were. */
    private void associationsFigures(String asOf, long[] sums) {
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("asOf", asOf));
            variables.put("after", after);
            JsonNode page = api.data("""
                query($asOf: Date!, $after: String) { organizations(asOf: $asOf, where: {level: [COMMUNE]}, first: 100, after: $after) {
                  nodes { summary { memberCount population } } pageInfo { hasNextPage endCursor } } }""", variables).get("organizations");
            page.get("nodes").forEach(node -> {
                sums[0] += node.at("/summary/memberCount").asLong();
                sums[1] += node.at("/summary/population").asLong();
            });
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
        } while (after != null);
    }
}
