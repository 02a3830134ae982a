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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/**
 * What happened to Quảng Trị in 2025: communes merged and one split in March; in July districts ended and 119 communes
 * became 37. The last of all that use the sample province, because it does not stay as it was.
 */
@SampleTest
@Order(Integer.MAX_VALUE)
@TestPropertySource(properties = {"spring.application.name=reorganised", "khuyenhoc.gate.deadline=2m", "khuyenhoc.gate.cost=1000000", "khuyenhoc.gate.deadline-of-bulk=5m"})
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
    @Autowired JsonMapper json;
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
              effect { established ended moved movedBelow members membersBelow centres } concerns { subject count amount } problems { code message inputPath } notices { code message inputPath } } }""",
            Map.of("input", reorganisation)).get("planReorganisation");
    }

    private JsonNode apply(Map<String, Object> reorganisation, String key) {
        JsonNode payload = api.data("""
            mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) {
              reorganisation { established ended moved movedBelow members membersBelow centres } errors { code message inputPath } } }""",
            Map.of("input", Map.of("idempotencyKey", key, "reorganisation", reorganisation))).get("applyReorganisation");
        assertThat(payload.get("errors")).isEmpty();
        return payload.get("reorganisation");
    }

    private JsonNode figures(String code, String asOf) {
        return api.data("query($code: String!, $asOf: Date!) { organization(code: $code, asOf: $asOf) { ...figures } }" + FIGURES,
            Map.of("code", code, "asOf", asOf)).get("organization");
    }

    /** The record of who changed what grows by the acts; figures along today's tree follow it, as {@link #addsUpInBothViews} checks. */
    private static final List<String> OF_TODAY = List.of("changes.graphql", "reorganisation.graphql", "title-cases.graphql");

    /** Every query of the library about those days, with the province, a commune and a year before the acts wherever it asks for one. */
    private List<String> library(String asOf) throws IOException {
        Map<String, Object> variables = new HashMap<>(Map.of("from", "2023-01-01", "to", "2023-12-31"));
        variables.putAll(Map.of("province", "QT", "organization", "QT", "asOf", asOf, "year", 2023, "name", "đông", "first", 50,
            "unit", "19525", "level", "COMMUNE", "within", associations("COMMUNE", "2023-12-31").values().iterator().next().id(),
            "grant", api.data("{ grants(year: 2023, first: 1) { nodes { id } } }").at("/grants/nodes/0/id").asString()));
        variables.putAll(Map.of("id", variables.get("grant"), "indicator", "MEMBERS",
            "campaign", api.data("{ campaigns(asOf: \"2023-12-31\", where: { reference: { eq: \"135/KH-UBND\" } }) { nodes { id } } }").at("/campaigns/nodes/0/id").asString()));
        List<String> asked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("schema/queries"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".graphql") && !OF_TODAY.contains(path.getFileName().toString())).sorted().toList()) {
                String document = Files.readString(file);
                if (document.contains("\nquery ")) {
                    Map<String, Object> declared = new HashMap<>(variables);
                    declared.keySet().removeIf(name -> !document.contains("$" + name + ":"));
                    asked.add(json.writeValueAsString(Map.of("query", document, "variables", declared)));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(3);
        return asked;
    }

    private static final String NESTED = """
        query($code: String!, $asOf: Date!) { organization(code: $code, asOf: $asOf) { id code name level basis state establishedOn endedOn asOf version
          parent { id name version parent { id version } } unit { id code name kind } ...figures commendationSummary(year: 2023) { collectives individuals }
          organizations(first: 20) { totalCount pageInfo { endCursor } nodes { id name version state unit { code } summary { organizationCount memberCount }
            organizations(first: 5, orderBy: [NAME_ASC]) { totalCount nodes { id name version unit { code } summary { memberCount } } } } }
          members(first: 20) { totalCount nodes { id fullName joinedOn leftOn person { id birthYear } } }
          learningCentres(first: 20) { totalCount nodes { id name openedOn closedOn version organization { id version } staff(first: 10) { totalCount nodes { id role since until fullName version } }
            classes(first: 10) { totalCount nodes { id topic heldTo } } } }
          titles(first: 20) { totalCount nodes { id kind heldUntil } } contributions(first: 20) { totalCount nodes { id amount } } grants(first: 20) { totalCount nodes { id } }
          commendations(first: 20) { totalCount nodes { id meritYear organization { name } } } campaigns { nodes { id title } } } }""" + FIGURES;

    private static final String ROOTS = """
        query($asOf: Date!) { members(asOf: $asOf, first: 50, orderBy: [FULL_NAME_ASC]) { totalCount nodes { id fullName joinedOn leftOn organization { id name version } } }
          organizations(asOf: $asOf, first: 50, where: {level: [COMMUNE], unit: {name: {contains: "trieu"}}}) { totalCount nodes { id name version parent { name } } }
          learningCentres(asOf: $asOf, first: 50, orderBy: [NAME_ASC]) { totalCount nodes { id name organization { name } } }
          titles(asOf: $asOf, first: 20) { totalCount nodes { id organization { name version } } } contributions(year: 2023, first: 20) { totalCount nodes { id organization { name } } } }""";

    /** All of the sample's 136 units: a page from either end. */
    private static final String UNITS = """
        query($asOf: Date!) { first: administrativeUnits(asOf: $asOf, orderBy: [CODE_ASC], first: 100) { totalCount nodes { ...told } }
          last: administrativeUnits(asOf: $asOf, orderBy: [CODE_DESC], first: 36) { nodes { ...told } } }
        fragment told on AdministrativeUnit { id code name endedOn version history(orderBy: [ON_DESC]) { totalCount nodes { id kind on recordedAt sharePercent decision
          before { name version } after { name endedOn version parent { code name } } other { code name } } } }""";

    /** What was asked about earlier days before the acts, and the bytes of the answers. */
    private List<String> asked() throws IOException {
        List<String> asked = new ArrayList<>();
        for (String asOf : List.of("2022-11-30", "2025-02-28")) {
            asked.addAll(library(asOf));
        }
        for (String asOf : List.of("2022-11-30", "2023-07-15", "2023-11-30", "2025-02-28")) {
            for (String code : List.of("QT", "QT-466", "QT-19525", "QT-19627", "QT-19333")) {
                asked.add(json.writeValueAsString(Map.of("query", NESTED, "variables", Map.of("code", code, "asOf", asOf))));
            }
            asked.add(json.writeValueAsString(Map.of("query", ROOTS, "variables", Map.of("asOf", asOf))));
            asked.add(json.writeValueAsString(Map.of("query", UNITS, "variables", Map.of("asOf", asOf))));
        }
        // What asks about no day is the same for each.
        return asked.stream().distinct().toList();
    }

    private int officers(String asOf) {
        return api.data("query($asOf: Date!) { officers(asOf: $asOf) { totalCount } }", Map.of("asOf", asOf)).at("/officers/totalCount").asInt();
    }

    private List<String> answers(List<String> asked) {
        return asked.stream().map(body -> api.post(body, "vi").body()).toList();
    }

    @Test
    @Order(1)
    void passesThroughBothActsAsItsRecordsSay() throws Exception {
        List<String> asked = asked();
        List<String> before = answers(asked);
        assertThat(before.stream().filter(answer -> answer.contains("\"errors\"")).map(answer -> answer.substring(0, Math.min(answer.length(), 300)))).isEmpty();
        JsonNode province = figures("QT", "2025-02-28");

        JsonNode planned = plan(march());
        assertThat(planned.get("problems")).isEmpty();
        assertThat(planned.at("/effect/ended").asInt()).isEqualTo(9);
        assertThat(planned.at("/effect/established").asInt()).isEqualTo(3);
        assertThat(associations("COMMUNE", MARCH)).as("a plan changes nothing").hasSize(125);
        assertThat(apply(march(), "march-2025")).isEqualTo(planned.get("effect"));
        assertThat(associations("COMMUNE", MARCH)).hasSize(119);

        Map<String, Object> july = july();
        JsonNode foreseen = plan(july);
        assertThat(foreseen.get("notices")).as("the communes of the other half of the new province").hasSize(41);
        assertThat(foreseen.at("/effect/centres").asInt()).as("all there are").isEqualTo(768 + 125);
        assertThat(foreseen.at("/effect/membersBelow").asInt() + foreseen.at("/effect/members").asInt()).as("everybody").isEqualTo(216_652);
        JsonNode done = apply(july, "july-2025");
        assertThat(done.at("/established").asInt()).isEqualTo(38);
        assertThat(apply(july, "july-2025")).as("sent again").isEqualTo(done);
        assertThat(associations("COMMUNE", JULY)).hasSize(37);
        assertThat(associations("DISTRICT", JULY)).isEmpty();
        assertThat(done).isEqualTo(foreseen.get("effect"));
        assertThat(api.data("""
            query { in: organizations(asOf: "2025-07-01", where: {level: [BRANCH, BOARD, SUB_BRANCH, GROUP], unit: {level: [PROVINCE, DISTRICT, COMMUNE]}}) { totalCount }
              all: organizations(asOf: "2025-07-01", where: {level: [BRANCH, BOARD, SUB_BRANCH, GROUP]}) { totalCount } }""").valueStream().map(count -> count.get("totalCount").asInt()).distinct())
            .as("every branch stands in a unit that there is").hasSize(1);

        List<String> afterwards = answers(asked);
        for (int i = 0; i < asked.size(); i++) {
            assertThat(afterwards.get(i).equals(before.get(i))).as("byte for byte: %s", asked.get(i)).isTrue();
        }
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

    /** Of the unit that bore a code on a day: up to that day, or up to today. */
    private List<String> history(String code, String level, String asOf, boolean today) {
        String events = "history(first: 100) { nodes { on kind sharePercent decision other { name } } }";
        JsonNode unit = api.data("query($code: String!, $level: UnitLevel!, $asOf: Date!) { administrativeUnit(code: $code, level: $level, asOf: $asOf) { id " + events + " } }",
            Map.of("code", code, "level", level, "asOf", asOf)).get("administrativeUnit");
        JsonNode told = today ? api.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { " + events + " } } }", Map.of("id", unit.get("id").asString())).get("node") : unit;
        return told.at("/history/nodes").valueStream().map(event -> event.get("on").asString() + " " + event.get("kind").asString()
            + (event.get("other").isNull() ? "" : " " + event.at("/other/name").asString())
            + (event.get("sharePercent").isNull() ? "" : " " + event.get("sharePercent").asDouble())
            + (event.get("decision").isNull() ? "" : ", " + event.get("decision").asString())).toList();
    }

    @Test
    @Order(2)
    void tellsWhatHappenedToTheUnits() {
        String march = ", Nghị quyết sắp xếp đơn vị hành chính cấp xã 2023-2025", july = ", 1680/NQ-UBTVQH15", known = "2000-01-01 ESTABLISHED";
        assertThat(history("19495", "COMMUNE", MARCH, false)).containsExactly(known, MARCH + " RECEIVED Xã Gio Châu 60.0" + march);
        assertThat(history("19627", "COMMUNE", "2025-06-30", false)).containsExactlyInAnyOrder(MARCH + " ESTABLISHED" + march,
            MARCH + " RECEIVED Xã Triệu An" + march, MARCH + " RECEIVED Xã Triệu Vân" + march);
        assertThat(history("19333", "COMMUNE", JULY, false)).hasSize(6).contains(JULY + " ESTABLISHED" + july, JULY + " RECEIVED Phường 1" + july);
        assertThat(history("44", "PROVINCE", JULY, false)).as("a province and ten districts").hasSize(1 + 11).contains(JULY + " RECEIVED Thành phố Đông Hà" + july);
        assertThat(history("19525", "COMMUNE", "2025-02-28", true)).as("it ended in parts").containsExactlyInAnyOrder(known,
            MARCH + " SPLIT Thị trấn Gio Linh 60.0" + march, MARCH + " SPLIT Xã Gio Quang 40.0" + march);
        assertThat(history("19333", "COMMUNE", "2025-02-28", true)).containsExactly(known, JULY + " MERGED_INTO Phường Đông Hà" + july);
        assertThat(history("45", "PROVINCE", "2025-02-28", true)).containsExactly(known, JULY + " MERGED_INTO Tỉnh Quảng Trị" + july);
        assertThat(history("45", "PROVINCE", "2025-02-28", false)).containsExactly(known);
    }

    /** What each summary says in a view. */
    private static final String VIEW = """
        fragment view on Organization {
          summary(asOf: $asOf, boundary: $boundary) { organizationCount memberCount }
          learningCentreSummary(asOf: $asOf, boundary: $boundary) { communeLevel villageLevel managers secondedTeachers collaborators classes learnerTurns }
          recognitionSummary(asOf: $asOf, boundary: $boundary) { citizenAccounts titles { recognised } }
          campaignSummary(asOf: $asOf, boundary: $boundary) { participation { participants } }
          fundSummary(year: 2023, boundary: $boundary) { raised contributionCount spent beneficiaryTurns }
          commendationSummary(year: 2023, boundary: $boundary) { collectives individuals families } }""";

    @ParameterizedTest
    @ValueSource(strings = {"2023-11-30", "2023-07-20", "2025-02-28", "2022-06-30"})
    @Order(3)
    void addsUpInBothViews(String asOf) {
        assertThat(province(JULY, asOf, "AS_NOW")).isEqualTo(province("2025-06-30", asOf, "AS_WAS"));
        assertThat(communes(JULY, asOf, "AS_NOW")).as("37 communes of today have what those of then had").isEqualTo(communes(asOf, asOf, "AS_WAS"));
    }

    private List<Long> province(String on, String asOf, String boundary) {
        return numbers(api.data("query($on: Date!, $asOf: Date!, $boundary: Boundary!) { organization(code: \"QT\", asOf: $on) { ...view } }" + VIEW,
            Map.of("on", on, "asOf", asOf, "boundary", boundary)).get("organization"));
    }

    /** Added up over the communes of a day. */
    private List<Long> communes(String on, String asOf, String boundary) {
        List<Long> sums = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("on", on, "asOf", asOf, "boundary", boundary));
            variables.put("after", after);
            JsonNode page = api.data("""
                query($on: Date!, $asOf: Date!, $boundary: Boundary!, $after: String) { organizations(asOf: $on, where: {level: [COMMUNE]}, first: 100, after: $after) {
                  nodes { ...view } pageInfo { hasNextPage endCursor } } }""" + VIEW, variables).get("organizations");
            page.get("nodes").forEach(commune -> {
                List<Long> figures = numbers(commune);
                IntStream.range(0, figures.size()).forEach(i -> {
                    if (i == sums.size()) {
                        sums.add(0L);
                    }
                    sums.set(i, sums.get(i) + figures.get(i));
                });
            });
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
        } while (after != null);
        return sums;
    }

    /** Every number of the summaries. */
    private static List<Long> numbers(JsonNode organization) {
        List<Long> numbers = new ArrayList<>();
        for (String summary : List.of("summary", "learningCentreSummary", "recognitionSummary", "fundSummary", "commendationSummary", "campaignSummary")) {
            organization.get(summary).forEachEntry((name, value) -> {
                if (value.isNumber()) {
                    numbers.add(value.asLong());
                }
                value.forEach(row -> row.forEach(cell -> numbers.add(cell.asLong())));
            });
        }
        assertThat(numbers).hasSizeGreaterThan(20);
        return numbers;
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
