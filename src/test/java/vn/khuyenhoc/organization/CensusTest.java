package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.StockRecount.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.UnitRegister.Population;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.StockRecount;
import vn.khuyenhoc.testing.Worded;
import vn.khuyenhoc.testing.WriteTest;

/** Statistics of members and organizations are what plain SQL counts, through mergers and moves; of few people they tell nobody who may not see them. */
@WriteTest
class CensusTest {
    private static final LocalDate TODAY = LocalDate.now(Days.VIETNAM);
    private static final List<String> LEVELS = List.of("PROVINCE", "DISTRICT", "COMMUNE", "BOARD", "GROUP");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired MemberRegister members;
    @Autowired OrganizationRegister organizations;
    @Autowired UnitRegister units;
    @Autowired DSLContext sql;

    OrganizationId province, district, commune, otherCommune, board;
    Api officer;

    @BeforeEach
    void aProvince() {
        province = fixtures.aProvince();
        district = fixtures.aDistrict(province);
        commune = fixtures.aCommune(district);
        otherCommune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private StockRecount ofMembers(Api caller, String which) {
        return new StockRecount(caller, sql, document("Member", "birthDecade membershipRatio { numerator denominator } perThousandInhabitants", "members joined left"),
            "organization_membership f join organization_person p on p.id = f.person_id and p.superseded_at is null", "f.organization_id", List.of("members", "joined", "left"),
            "f.begun_by = 'ENROLLED'", "f.ended_by not in ('TRANSFERRED', 'SUCCEEDED')", Map.of("BIRTH_DECADE", "(p.birth_year - mod(p.birth_year, 10))"), which);
    }

    private StockRecount ofOrganizations(String which) {
        return new StockRecount(officer, sql, document("Organization", "basis", "organizations established ended"), "organization_register f", "f.organization_id",
            List.of("organizations", "established", "ended"), "f.valid_from = f.established_on", "f.ended_as is not null", Map.of("LEVEL", "f.level", "BASIS", "f.basis"), which);
    }

    private Map<String, Object> asked(String from, String to, List<String> groupBy, @Nullable String level) {
        Map<String, Object> asked = new HashMap<>(Map.of("within", id(province), "from", from, "to", to, "groupBy", groupBy));
        asked.put("level", level);
        return asked;
    }

    private static <T> T any(List<T> some, RandomGenerator chance) {
        return some.get(chance.nextInt(some.size()));
    }

    private void moves(OrganizationId organization, OrganizationId to, String on) {
        JsonNode now = officer.data("query($id: ID!) { node(id: $id) { ... on Organization { code } } }", Map.of("id", id(organization))).get("node");
        String version = officer.data("query($code: String!, $on: Date!) { organization(code: $code, asOf: $on) { version } }", Map.of("code", now.get("code").asString(), "on", on)).at("/organization/version").asString();
        assertThat(officer.data("mutation($input: MoveOrganizationInput!) { moveOrganization(input: $input) { errors { code } } }",
            Map.of("input", Map.of("id", id(organization), "parent", id(to), "on", on, "version", version))).at("/moveOrganization/errors")).isEmpty();
    }

    /** Boards that come, go up in others and move; members of them. @return every organization */
    private List<OrganizationId> history(RandomGenerator chance) {
        OrganizationId merged = fixtures.aBoard(otherCommune, LocalDate.of(2021, 5, 3));
        OrganizationId young = fixtures.aBoard(otherCommune, LocalDate.of(2022, 2, 14));
        OrganizationId group = fixtures.aGroup(board, Fixtures.LONG_AGO);
        List<Enrolment> enrolments = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            OrganizationId organization = any(List.of(commune, otherCommune, board, merged, young, group, district), chance);
            LocalDate joined = LocalDate.of(2022, 3, 1).plusDays(chance.nextInt(500));
            enrolments.add(new Enrolment(organization, "Người " + i, chance.nextInt(5) == 0 ? null : 1940 + chance.nextInt(60),
                joined.isBefore(LocalDate.of(2022, 7, 1)) || !organization.equals(merged) ? joined : LocalDate.of(2022, 6, 30), chance.nextInt(3) == 0 ? joined.plusDays(1 + chance.nextInt(400)) : null));
        }
        members.enrol(enrolments);
        organizations.merge(List.of(new Merger(merged, board)), LocalDate.of(2022, 7, 1));
        moves(otherCommune, district, "2022-10-15");
        moves(young, commune, "2023-04-01");
        return List.of(province, district, commune, otherCommune, board, young, group);
    }

    private static final List<String> PERIODS = List.of("2023-01-01 2023-12-31", "2022-01-01 2022-12-31", "2022-04-01 2024-06-30", "2022-05-17 2023-02-11", "2024-01-01 2024-02-29");

    private Map<String, Object> question(List<String> dimensions, List<OrganizationId> all, List<String> orders, RandomGenerator chance) {
        String[] days = any(PERIODS, chance).split(" ");
        String first = any(dimensions, chance);
        Map<String, Object> asked = asked(days[0], days[1],
            chance.nextInt(4) == 0 ? List.of(first) : List.of(first, any(dimensions.stream().filter(other -> !other.equals(first)).toList(), chance)), any(LEVELS, chance));
        asked.put("within", id(any(all, chance)));
        asked.put("boundary", any(List.of("AS_WAS", "AS_WAS", "AS_NOW"), chance));
        asked.put("orderBy", any(List.of(List.of(), List.of(orders.get(0) + "_DESC"), List.of(orders.get(1) + "_ASC", "KEY_DESC")), chance));
        return asked;
    }

    private void assertAsRecounted(StockRecount recount, Map<String, Object> asked) {
        List<JsonNode> groups = recount.groups(asked, 7);
        for (JsonNode group : groups) {
            assertThat(recount.told(group)).as("%s %s", asked, group).isEqualTo(recount.recounted(group, asked, TODAY));
        }
        JsonNode totals = recount.statistics(asked).get("totals");
        Map<String, Object> whole = new HashMap<>(asked);
        whole.put("groupBy", List.of());
        assertThat(recount.told(totals)).as("all of %s", asked).isEqualTo(recount.recounted(totals, whole, TODAY));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 20231002})
    void equalsARecountForRandomQuestions(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        List<OrganizationId> all = history(chance);
        for (int i = 0; i < 12; i++) {
            Map<String, Object> asked = question(List.of("MONTH", "QUARTER", "YEAR", "LEVEL", "BIRTH_DECADE", "ORGANIZATION_AT_LEVEL"), all, List.of("MEMBERS", "JOINED"), chance);
            boolean filtered = chance.nextInt(3) == 0;
            if (filtered) {
                asked.put("where", Map.of("joinedOn", Map.of("gte", "2022-09-01")));
            }
            assertAsRecounted(ofMembers(officer, filtered ? "f.valid_from >= '2022-09-01'" : "1 = 1"), asked);
        }
        for (int i = 0; i < 8; i++) {
            Map<String, Object> asked = question(List.of("MONTH", "QUARTER", "YEAR", "LEVEL", "BASIS", "ORGANIZATION_AT_LEVEL"), all, List.of("ORGANIZATIONS", "ENDED"), chance);
            boolean filtered = chance.nextInt(3) == 0;
            if (filtered) {
                asked.put("where", Map.of("level", List.of("BOARD", "GROUP")));
            }
            assertAsRecounted(ofOrganizations(filtered ? "f.level in ('BOARD', 'GROUP')" : "1 = 1"), asked);
        }
    }

    @Test
    void tellsStocksFromFlowsBesideTheYearBefore() {
        fixtures.enrol(board, 6, LocalDate.of(2022, 3, 5), null);
        fixtures.enrol(commune, 2, LocalDate.of(2022, 3, 5), LocalDate.of(2023, 4, 10));
        fixtures.enrol(otherCommune, 3, LocalDate.of(2023, 4, 20), null);
        StockRecount desk = ofMembers(officer, "1 = 1");
        List<JsonNode> months = desk.groups(asked("2023-01-01", "2023-12-31", List.of("QUARTER"), null), 100);
        assertThat(months.stream().map(quarter -> quarter.get("asOf").asString() + ": " + desk.told(quarter))).containsExactly(
            "2023-03-31: 8 0 0, 8 8 0", "2023-06-30: 9 3 2, 8 0 0", "2023-09-30: 9 0 0, 8 0 0", "2023-12-31: 9 0 0, 8 0 0");
        JsonNode totals = desk.statistics(asked("2023-01-01", "2023-12-31", List.of("QUARTER"), null)).get("totals");
        assertThat(desk.told(totals)).as("what there is at the end is no sum of quarters").isEqualTo("9 3 2, 8 8 0");
        assertThat(totals.at("/change/percent").asDouble()).isEqualTo(12.5);
    }

    @Test
    void countsWhoIsTakenElsewhereNeitherAsJoiningNorAsLeaving() {
        fixtures.enrol(board, 5, LocalDate.of(2022, 3, 5), null);
        organizations.merge(List.of(new Merger(board, fixtures.aBoard(otherCommune, Fixtures.LONG_AGO))), LocalDate.of(2023, 7, 1));
        StockRecount desk = ofMembers(officer, "1 = 1");
        assertThat(desk.groups(asked("2023-01-01", "2023-12-31", List.of("ORGANIZATION_AT_LEVEL"), "COMMUNE"), 10).stream()
            .map(group -> group.at("/organization/id").asString() + ": " + desk.told(group)))
            .containsExactly(id(commune) + ": 0 0 0, 5 5 0", id(otherCommune) + ": 5 0 0, 0 0 0");
        Map<String, Object> asNow = asked("2022-01-01", "2022-12-31", List.of("ORGANIZATION_AT_LEVEL"), "COMMUNE");
        asNow.put("boundary", "AS_NOW");
        assertThat(desk.groups(asNow, 10).stream().map(group -> group.at("/organization/id").asString() + ": " + desk.told(group)))
            .as("under the successor").containsExactly(id(otherCommune) + ": 5 5 0, 0 0 0");
    }

    @Test
    void tellsTheDecadeOfWhoeverIsEnrolledOnceMoreAndOfWhoeverIsTakenElsewhere() {
        OrganizationId group = fixtures.aGroup(commune, Fixtures.LONG_AGO);
        long membership = members.enrol(List.of(new Enrolment(board, "Trần An", 1957, LocalDate.of(2022, 3, 5), null))).getFirst();
        long person = sql.fetchSingle("select person_id from organization_membership where id = ?", membership).get(0, Long.class);
        members.enrol(List.of(new Enrolment(group, person, "Trần An", null, LocalDate.of(2023, 3, 5), null), new Enrolment(group, "Trần Bình", null, LocalDate.of(2023, 3, 5), null)));
        organizations.merge(List.of(new Merger(board, fixtures.aBoard(otherCommune, Fixtures.LONG_AGO))), LocalDate.of(2023, 7, 1));
        StockRecount desk = ofMembers(officer, "1 = 1");
        assertThat(desk.groups(asked("2023-01-01", "2023-12-31", List.of("BIRTH_DECADE", "LEVEL"), null), 10).stream()
            .map(some -> some.get("birthDecade") + " " + some.get("level").asString() + ": " + desk.told(some)))
            .containsExactlyInAnyOrder("null GROUP: 1 1 0, 0 0 0", "1950 GROUP: 1 1 0, 0 0 0", "1950 BOARD: 1 0 0, 1 1 0");
    }

    private void becomesAWard(UnitId unit, String on) {
        Api admin = api.withToken("tam.ADMIN-OFFICER.all");
        String code = admin.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { code } } }", Map.of("id", GlobalId.of("AdministrativeUnit", unit.value()))).at("/node/code").asString();
        JsonNode now = admin.data("query($code: String!, $on: Date!) { administrativeUnit(code: $code, level: COMMUNE, asOf: $on) { id version } }", Map.of("code", code, "on", on)).get("administrativeUnit");
        assertThat(admin.data("mutation($input: ReclassifyUnitInput!) { reclassifyUnit(input: $input) { errors { code } } }",
            Map.of("input", Map.of("id", now.get("id").asString(), "version", now.get("version").asString(), "on", on, "kind", "WARD"))).at("/reclassifyUnit/errors")).isEmpty();
    }

    /** The kind of its unit is looked at anew on each day, where a filter asks for it at all. */
    @Test
    void countsOrganizationsByTheirUnitsAsTheyWereOnEachDay() {
        OrganizationId first = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        becomesAWard(fixtures.unitOf(first), "2023-06-10");
        Map<String, Object> asked = asked("2023-05-01", "2023-07-31", List.of("MONTH", "LEVEL"), null);
        asked.put("within", id(commune));
        asked.put("where", Map.of("level", List.of("BOARD")));
        StockRecount desk = ofOrganizations("f.level = 'BOARD'");
        assertThat(desk.groups(asked, 10).stream().map(desk::told)).containsExactly("2 0 0, 2 0 0", "2 0 0, 2 0 0", "2 0 0, 2 0 0");
        asked.put("where", Map.of("or", List.of(Map.of("level", List.of("GROUP")), Map.of("level", List.of("BOARD"), "unit", Map.of("kind", List.of("COMMUNE"))))));
        assertThat(desk.groups(asked, 10).stream().map(desk::told)).containsExactly("2 0 0, 2 0 0", "1 0 0, 2 0 0", "1 0 0, 2 0 0");
    }

    @Test
    void ranksCommunesByMembersAmongInhabitants() {
        fixtures.enrol(commune, 30, LocalDate.of(2022, 3, 5), null);
        fixtures.enrol(otherCommune, 40, LocalDate.of(2022, 3, 5), null);
        units.count(List.of(new Population(fixtures.unitOf(commune), 300, LocalDate.of(2023, 1, 1), "thường trú", "Niên giám"),
            new Population(fixtures.unitOf(otherCommune), 600, LocalDate.of(2023, 1, 1), "thường trú", "Niên giám")));
        Map<String, Object> asked = asked("2023-01-01", "2023-12-31", List.of("ORGANIZATION_AT_LEVEL"), "COMMUNE");
        asked.put("orderBy", List.of("RATIO_DESC"));
        List<JsonNode> ranked = ofMembers(officer, "1 = 1").groups(asked, 1);
        assertThat(ranked.stream().map(group -> group.at("/organization/id").asString())).containsExactly(id(commune), id(otherCommune));
        assertThat(ranked.stream().map(group -> group.get("perThousandInhabitants").asDouble())).containsExactly(100.0, 66.7);
        assertThat(ranked.getFirst().at("/membershipRatio/denominator").asLong()).isEqualTo(300);
    }

    @Test
    void hidesFewMembersFromWhoeverMayNotSeeThem() {
        fixtures.enrol(commune, 3, LocalDate.of(2023, 3, 5), null);
        fixtures.enrol(otherCommune, 7, LocalDate.of(2023, 3, 5), null);
        Map<String, Object> asked = asked("2023-01-01", "2023-12-31", List.of("ORGANIZATION_AT_LEVEL"), "COMMUNE");
        StockRecount whole = ofMembers(officer, "1 = 1");
        assertThat(whole.groups(asked, 10).stream().map(whole::told)).containsExactly("3 3 0, 0 0 0", "7 7 0, 0 0 0");
        for (Api other : List.of(api.as("nobody"), api.withToken(SelfIssued.token("xa", "OFFICER", otherCommune)))) {
            StockRecount hidden = ofMembers(other, "1 = 1");
            assertThat(hidden.groups(asked, 10).stream().map(hidden::told)).containsExactly("null null null, 0 null null", "7 7 0, 0 0 0");
            JsonNode page = hidden.statistics(asked);
            assertThat(hidden.told(page.get("totals"))).as("the whole would tell the part").isEqualTo("null null null, 0 null null");
            assertThat(new String(Base64.getUrlDecoder().decode(page.at("/edges/0/cursor").asString()), StandardCharsets.UTF_8)).contains("-1").doesNotContain("~3~");
            Map<String, Object> bounded = new HashMap<>(asked);
            bounded.put("having", Map.of("members", Map.of("lte", 4)));
            assertThat(hidden.groups(bounded, 10)).as("found by no bound").isEmpty();
        }
        fixtures.enrol(district, 4, LocalDate.of(2023, 3, 5), null);
        assertThat(ofMembers(api.as("nobody"), "1 = 1").statistics(asked).at("/totals/members").asInt()).as("two parts that are hidden").isEqualTo(14);
    }

    @Test
    void findsNobodyByNameForWhoeverMayNotSeeThem() {
        fixtures.enrol(commune, 9, LocalDate.of(2023, 3, 5), null);
        Map<String, Object> asked = asked("2023-01-01", "2023-12-31", List.of("YEAR"), null);
        asked.put("where", Map.of("or", List.of(Map.of("fullName", Map.of("contains", "nguoi")))));
        assertThat(ofMembers(officer, "1 = 1").statistics(asked).at("/totals/members").asInt()).isEqualTo(9);
        assertThat(ofMembers(api.as("nobody"), "1 = 1").groups(asked, 10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GROUP_BY_INVALID | groupBy: [MONTH, YEAR, LEVEL]",
        "GROUP_BY_INVALID | groupBy: [MONTH, MONTH]",
        "LEVEL_MISSING | groupBy: [ORGANIZATION_AT_LEVEL]",
        "HAVING_NEGATIVE | groupBy: [MONTH], having: {%s: {gte: -1}}",
        "PAGE_SIZE_OUT_OF_RANGE | groupBy: [MONTH], first: 101",
        "CURSOR_INVALID | groupBy: [MONTH], after: \"TU9OVEh-MQ\"",
        "ORDER_TOO_LONG | groupBy: [MONTH], orderBy: [KEY_ASC, KEY_ASC]",
        "STATISTICS_TOO_LARGE | groupBy: [MONTH], where: {}",
    })
    void refusesBadQuestionsInBothLanguages(String code, String arguments) {
        Stream.of("member", "organization").forEach(kind -> {
            String from = code.equals("STATISTICS_TOO_LARGE") ? "2013-12-31" : "2023-01-01";
            String document = "{ " + kind + "Statistics(from: \"" + from + "\", to: \"2023-12-31\", " + arguments.formatted(kind + "s") + ") { totalCount nodes { asOf } } }";
            JsonNode vietnamese = api.error(document, Map.of(), "vi");
            assertThat(vietnamese.at("/extensions/code").asString()).isEqualTo(code);
            Worded.assertWorded(code, vietnamese.get("message").asString(), api.error(document, Map.of(), "en").get("message").asString());
        });
    }
}
