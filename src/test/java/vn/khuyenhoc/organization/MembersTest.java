package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Who is enrolled, transferred and reported, and how many people that makes at each level. */
@WriteTest
class MembersTest {
    private static final String ENROL = """
        mutation($input: EnrolMembersInput!) { enrolMembers(input: $input) {
          members { id fullName joinedOn leftOn person { id fullName birthYear } organization { id } } errors { code message inputPath } } }""";
    private static final String TRANSFER = """
        mutation($input: TransferMembersInput!) { transferMembers(input: $input) {
          members { id joinedOn person { id } organization { id } } errors { code message inputPath } } }""";
    private static final String END = """
        mutation($input: EndMembershipsInput!) { endMemberships(input: $input) { members { id leftOn } errors { code message inputPath } } }""";
    private static final String REPORT = """
        mutation($input: ReportHeadcountsInput!) { reportHeadcounts(input: $input) { reported errors { code message inputPath } } }""";
    private static final String COUNT = """
        query($id: ID!, $on: Date!) { node(id: $id) { ... on Organization {
          summary(asOf: $on) { memberCount membership { count source listed reported } } members(asOf: $on) { totalCount } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired MemberRegister register;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, east, west, school, village;
    Api officer;

    @BeforeEach
    void aSchoolAndAVillageInTheEast() {
        province = fixtures.aProvince();
        east = fixtures.aCommune(province);
        west = fixtures.aCommune(province);
        school = fixtures.aBoard(east, Fixtures.LONG_AGO);
        village = fixtures.aBoard(east, Fixtures.LONG_AGO);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static Map<String, Object> with(Map<String, Object> some, Object... more) {
        Map<String, Object> all = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private static Map<String, Object> newcomer(OrganizationId organization, String name, String joined, Object... more) {
        return with(Map.of("organization", id(organization), "fullName", name, "joinedOn", joined), more);
    }

    private static Map<String, Object> input(Object... fields) {
        return Map.of("input", with(Map.of("idempotencyKey", UUID.randomUUID().toString()), fields));
    }

    private JsonNode done(String mutation, Map<String, ?> variables) {
        JsonNode payload = officer.data(mutation, variables).iterator().next();
        assertThat(payload.get("errors")).isEmpty();
        return payload;
    }

    private JsonNode enrol(Map<String, ?>... members) {
        return done(ENROL, input("members", List.of(members))).get("members");
    }

    private JsonNode count(OrganizationId organization, String on) {
        return officer.data(COUNT, Map.of("id", id(organization), "on", on)).get("node");
    }

    private int people(OrganizationId organization, String on) {
        return count(organization, on).at("/summary/memberCount").asInt();
    }

    private void assertRefused(String mutation, Map<String, ?> variables, String code, String... path) {
        JsonNode vietnamese = officer.answer(mutation, variables, "vi").get("data").iterator().next().at("/errors/0");
        JsonNode english = officer.answer(mutation, variables, "en").get("data").iterator().next().at("/errors/0");
        assertThat(vietnamese.path("code").asString()).isEqualTo(code);
        assertThat(vietnamese.get("inputPath").valueStream().map(JsonNode::asString)).containsExactly(path);
        assertWorded(code, vietnamese.get("message").asString(), english.get("message").asString());
    }

    private void assertConsistent() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void enrolsPeopleInOneForm() {
        JsonNode members = enrol(newcomer(school, "  Nguyễn  Thị Hoà ", "2020-03-01", "birthYear", 1975),
            newcomer(village, "Trần Văn B", "2019-01-15", "leftOn", "2021-06-01"));
        assertThat(members.at("/0/fullName").asString()).isEqualTo("Nguyễn Thị Hòa");
        assertThat(members.at("/0/person/birthYear").asInt()).isEqualTo(1975);
        assertThat(members.at("/0/organization/id").asString()).isEqualTo(id(school));
        assertThat(members.at("/1/leftOn").asString()).isEqualTo("2021-06-01");
        assertThat(people(east, "2020-02-29")).isEqualTo(1);
        assertThat(people(east, "2020-03-01")).isEqualTo(2);
        assertThat(people(province, "2021-06-01")).isEqualTo(1);
        assertConsistent();
    }

    @Test
    void enrolsOnceHoweverOftenItIsSent() {
        Map<String, ?> once = input("members", List.of(newcomer(school, "Lê A", "2020-03-01")));
        JsonNode first = done(ENROL, once);
        assertThat(done(ENROL, once)).isEqualTo(first);
        assertThat(people(school, "2020-03-01")).isEqualTo(1);
    }

    @Test
    void countsAPersonOnceInEverySubtree() {
        String person = enrol(newcomer(school, "Lê A", "2020-03-01")).at("/0/person/id").asString();
        enrol(with(Map.of("organization", id(village), "person", person), "joinedOn", "2020-06-10"),
            with(Map.of("organization", id(west), "person", person), "joinedOn", "2021-01-01", "leftOn", "2022-01-01"));
        assertThat(count(village, "2021-05-01").at("/members/totalCount").asInt()).isEqualTo(1);
        assertThat(people(school, "2021-05-01")).isEqualTo(1);
        assertThat(people(village, "2021-05-01")).isEqualTo(1);
        assertThat(people(west, "2021-05-01")).isEqualTo(1);
        for (String day : List.of("2020-05-31", "2020-06-10", "2020-06-30", "2021-05-15", "2022-05-01")) {
            assertThat(people(east, day)).as(day).isEqualTo(1);
            assertThat(people(province, day)).as(day).isEqualTo(1);
        }
        assertConsistent();
    }

    @Test
    void countsAPersonOnceAfterTransfersAndLeaves() {
        JsonNode first = enrol(newcomer(school, "Lê A", "2020-03-01"));
        JsonNode second = enrol(with(Map.of("organization", id(village), "person", first.at("/0/person/id").asString()), "joinedOn", "2020-06-10"));
        JsonNode moved = done(TRANSFER, input("members", List.of(second.at("/0/id").asString()), "to", id(west), "on", "2021-02-10")).get("members");
        assertThat(moved.at("/0/organization/id").asString()).isEqualTo(id(west));
        assertThat(people(east, "2021-02-10")).isEqualTo(1);
        assertThat(people(west, "2021-02-09")).isZero();
        assertThat(people(west, "2021-02-10")).isEqualTo(1);
        assertThat(people(province, "2021-02-10")).isEqualTo(1);
        JsonNode left = done(END, input("members", List.of(first.at("/0/id").asString()), "on", "2022-07-15")).get("members");
        assertThat(left.at("/0/leftOn").asString()).isEqualTo("2022-07-15");
        assertThat(people(east, "2022-07-14")).isEqualTo(1);
        assertThat(people(east, "2022-07-15")).isZero();
        assertThat(people(province, "2022-07-15")).isEqualTo(1);
        assertConsistent();
    }

    private List<String> found(OrganizationId organization, String name, String on) {
        return officer.data("query($id: ID!, $name: String!, $on: Date!) { node(id: $id) { ... on Organization { members(asOf: $on, where: {fullName: {contains: $name}}) { nodes { organization { id } } totalCount } } } }",
            Map.of("id", id(organization), "name", name, "on", on)).at("/node/members/nodes").valueStream().map(member -> member.at("/organization/id").asString()).toList();
    }

    /** However somebody became a member there: enrolled anew or once more, transferred, taken along. */
    @Test
    void findsAMemberByNameWhereverTheyAre() {
        JsonNode first = enrol(newcomer(school, "Trịnh Đỗ Quyên", "2020-03-01"));
        JsonNode second = enrol(with(Map.of("organization", id(village), "person", first.at("/0/person/id").asString()), "joinedOn", "2020-06-10"));
        assertThat(found(school, "trinh do q", "2020-03-01")).containsExactly(id(school));
        assertThat(found(village, "ĐỖ", "2020-06-10")).containsExactly(id(village));
        assertThat(found(village, "ĐỖ QUYẾT", "2020-06-10")).isEmpty();
        done(TRANSFER, input("members", List.of(second.at("/0/id").asString()), "to", id(west), "on", "2021-02-10"));
        assertThat(found(west, "quyen", "2021-02-10")).containsExactly(id(west));
        assertThat(found(village, "quyen", "2021-02-10")).isEmpty();
        register.transferAll(Map.of(school, village), LocalDate.of(2021, 9, 1));
        assertThat(found(village, "trinh", "2021-09-01")).containsExactly(id(village));
        assertThat(found(west, "trinh", "2021-09-01")).containsExactly(id(west));
    }

    @Test
    void leavesNobodyTwiceInAnOrganizationThatWasMerged() {
        JsonNode first = enrol(newcomer(school, "Lê A", "2020-03-01"), newcomer(school, "Lê B", "2020-03-01"));
        enrol(with(Map.of("organization", id(village), "person", first.at("/0/person/id").asString()), "joinedOn", "2020-06-10"));
        register.transferAll(Map.of(school, village), LocalDate.of(2021, 9, 1));
        assertThat(count(village, "2021-09-01").at("/members/totalCount").asInt()).isEqualTo(2);
        assertThat(people(village, "2021-09-01")).isEqualTo(2);
        assertThat(people(east, "2021-08-31")).isEqualTo(2);
        assertThat(people(east, "2021-09-01")).isEqualTo(2);
        assertConsistent();
    }

    @Test
    void standsOnAHeadcountUntilARosterExists() {
        assertThat(done(REPORT, input("headcounts", List.of(Map.of("organization", id(village), "people", 40, "on", "2020-01-10"),
            Map.of("organization", id(village), "people", 45, "on", "2021-01-10")))).get("reported").asInt()).isEqualTo(2);
        enrol(newcomer(school, "Lê A", "2019-03-01"));
        assertThat(people(village, "2020-01-09")).isZero();
        assertThat(people(village, "2020-12-31")).isEqualTo(40);
        assertThat(people(province, "2021-01-10")).isEqualTo(46);
        assertThat(count(village, "2021-02-01").at("/summary/membership/source").asString()).isEqualTo("HEADCOUNT");
        assertThat(count(east, "2021-02-01").at("/summary/membership")).isEqualTo(count(province, "2021-02-01").at("/summary/membership"));
        assertThat(count(east, "2021-02-01").at("/summary/membership/source").asString()).isEqualTo("BOTH");
        assertThat(count(east, "2021-02-01").at("/summary/membership/reported").asInt()).isEqualTo(45);
        enrol(newcomer(village, "Trần B", "2022-05-20"), newcomer(village, "Trần C", "2022-05-25"));
        assertThat(people(village, "2022-05-19")).isEqualTo(45);
        assertThat(people(village, "2022-05-20")).isEqualTo(1);
        assertThat(people(village, "2022-06-30")).isEqualTo(2);
        assertThat(count(village, "2022-06-30").at("/summary/membership/source").asString()).isEqualTo("ROSTER");
        assertRefused(REPORT, input("headcounts", List.of(Map.of("organization", id(village), "people", 40, "on", "2023-01-10"))),
            "HEADCOUNT_BESIDE_ROSTER", "headcounts", "0", "organization");
        assertConsistent();
    }

    @Test
    void refusesWhatCannotBe() {
        String name = "Lê A";
        String person = enrol(newcomer(school, name, "2020-03-01")).at("/0/person/id").asString();
        assertRefused(ENROL, input("members", List.of()), "LIST_EMPTY", "members");
        assertRefused(ENROL, input("members", IntStream.range(0, 251).mapToObj(i -> newcomer(school, name, "2020-03-01")).toList()), "LIST_TOO_LONG", "members");
        assertRefused(ENROL, input("members", List.of(newcomer(school, name, "2020-03-01"), newcomer(school, name, "2020-03-01", "leftOn", "2020-03-01"))),
            "LEFT_BEFORE_JOINED", "members", "1", "leftOn");
        assertRefused(ENROL, input("members", List.of(newcomer(school, name, "2020-03-01", "birthYear", 2021))), "BIRTH_YEAR_IMPOSSIBLE", "members", "0", "birthYear");
        assertRefused(ENROL, input("members", List.of(newcomer(school, " ", "2020-03-01"))), "TEXT_EMPTY", "members", "0", "fullName");
        assertRefused(ENROL, input("members", List.of(newcomer(school, name, LocalDate.now().plusDays(3).toString()))), "DATE_IN_FUTURE", "members", "0", "joinedOn");
        assertRefused(ENROL, input("members", List.of(newcomer(school, name, "2009-03-01"))), "ORGANIZATION_UNKNOWN", "members", "0", "organization");
        assertRefused(ENROL, input("members", List.of(Map.of("organization", id(school), "person", person, "joinedOn", "2021-01-01"))),
            "ALREADY_MEMBER", "members", "0", "person");
        assertRefused(ENROL, input("members", List.of(Map.of("organization", id(school), "person", GlobalId.of("Person", 5), "joinedOn", "2021-01-01"))),
            "PERSON_UNKNOWN", "members", "0", "person");
        assertRefused(REPORT, input("headcounts", List.of(Map.of("organization", id(village), "people", -1, "on", "2023-01-10"))),
            "HEADCOUNT_OUT_OF_RANGE", "headcounts", "0", "people");
        assertRefused(END, input("members", List.of(GlobalId.of("Member", 7)), "on", "2022-01-01"), "MEMBER_UNKNOWN", "members", "0");
        assertThat(people(school, "2023-01-01")).isEqualTo(1);
    }

    @Test
    void knowsNobodyOutsideTheScope() {
        String person = enrol(newcomer(school, "Lê A", "2020-03-01")).at("/0/person/id").asString();
        Api neighbour = api.withToken(SelfIssued.token("hoa", "OFFICER-VIEWER", west));
        List<JsonNode> answers = new ArrayList<>();
        answers.add(neighbour.data(ENROL, input("members", List.of(newcomer(school, "Lê C", "2020-03-01")))));
        answers.add(neighbour.data(ENROL, input("members", List.of(Map.of("organization", id(west), "person", person, "joinedOn", "2021-01-01")))));
        assertThat(answers.get(0).at("/enrolMembers/errors/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(answers.get(1).at("/enrolMembers/errors/0/code").asString()).isEqualTo("PERSON_UNKNOWN");
        assertThat(neighbour.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", person)).get("node").isNull()).isTrue();
        assertThat(officer.data("query($id: ID!) { node(id: $id) { ... on Person { fullName } } }", Map.of("id", person)).at("/node/fullName").asString()).isEqualTo("Lê A");
        assertThat(api.as("anonymous").error(ENROL, input("members", List.of(newcomer(school, "Lê C", "2020-03-01"))), "vi").at("/extensions/code").asString())
            .isEqualTo("UNAUTHENTICATED");
    }

    private List<String> found(String where) {
        return officer.data("{ members(within: \"" + id(province) + "\", asOf: \"2023-06-30\", where: " + where + ") { nodes { fullName } totalCount } }").at("/members/nodes")
            .valueStream().map(member -> member.get("fullName").asString()).toList();
    }

    /** Whoever joined under the old name belongs to what is looked for by the old name. */
    @Test
    void areFoundByTheirOrganizationAsItWasWhenTheyJoined() {
        enrol(newcomer(school, "Trần An", "2021-05-01"), newcomer(school, "Trần Bình", "2023-05-01"), newcomer(village, "Trần Chi", "2023-05-01"));
        String version = officer.data("query($id: ID!) { node(id: $id) { ... on Organization { version } } }", Map.of("id", id(school))).at("/node/version").asString();
        assertThat(officer.data("mutation($input: RenameOrganizationInput!) { renameOrganization(input: $input) { errors { code } } }",
            Map.of("input", Map.of("id", id(school), "name", "Ban Khuyến học Sao Khuê", "on", "2022-01-01", "version", version))).at("/renameOrganization/errors")).isEmpty();
        String renamed = "organization: {name: {eq: \"Ban Khuyến học Sao Khuê\"}}";
        assertThat(found("{" + renamed + "}")).containsExactly("Trần Bình");
        assertThat(found("{not: {" + renamed + "}}")).containsExactly("Trần An", "Trần Chi");
        assertThat(found("{organization: {not: {name: {eq: \"Ban Khuyến học Sao Khuê\"}}}}")).containsExactly("Trần An", "Trần Chi");
        assertThat(found("{or: [{" + renamed + "}, {fullName: {startsWith: \"Trần C\"}}]}")).containsExactly("Trần Bình", "Trần Chi");
        assertThat(found("{organization: {level: BOARD}}")).containsExactly("Trần An", "Trần Bình", "Trần Chi");
        assertThat(found("{organization: {level: BOARD, unit: {kind: COMMUNE}}}")).containsExactly("Trần An", "Trần Bình", "Trần Chi");
        assertThat(found("{organization: {level: BOARD, unit: {kind: WARD}}}")).isEmpty();
    }
}
