package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Learning centres from the day they open, through new names and other organizations, to the day they close. */
@WriteTest
class LearningCentreTest {
    private static final LocalDate MERGED = LocalDate.of(2024, 3, 10);
    private static final String SEEN = """
        query($id: ID!, $asOf: Date!) { node(id: $id) { ... on Organization { learningCentreSummary(asOf: $asOf) {
            communeLevel villageLevel managers secondedTeachers collaborators classes learnerTurns }
          learningCentres(asOf: $asOf) { totalCount nodes { id name level openedOn closedOn version organization { id name }
            staff(orderBy: [SINCE_ASC]) { totalCount nodes { id fullName role since until version } }
            classes(orderBy: [HELD_TO_ASC], year: 2023) { nodes { topic heldTo learnerTurns } } } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired LearningCentreRegister register;
    @Autowired Successions successions;
    @Autowired Changing changing;
    @Autowired Organizations organizations;
    @Autowired TransactionTemplate transaction;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, commune, neighbour;
    Api officer, head;

    @BeforeEach
    void anOfficerOfACommuneAndOneOfTheProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        head = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", province));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode send(Api caller, String mutation, String language, Object... fields) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        String shown = mutation.contains("Staff") ? "staff { id fullName role since until version centre { id } }"
            : mutation.contains("Class") ? "centreClass { id topic heldFrom heldTo learnerTurns version centre { id name } }"
            : "learningCentre { id name level openedOn closedOn version organization { id } }";
        return caller.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + shown + " errors { code message inputPath } } }",
            Map.of("input", input), language);
    }

    private static JsonNode done(Api caller, String mutation, Object... fields) {
        JsonNode payload = send(caller, mutation, "vi", fields).at("/data/" + mutation);
        assertThat(payload.get("errors")).as(payload.toString()).isEmpty();
        return payload.iterator().next();
    }

    private static void refused(Api caller, String code, String path, String mutation, Object... fields) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> send(caller, mutation, language, fields).at("/data/" + mutation + "/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.at("/inputPath/0").asString()).isEqualTo(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    private JsonNode centre(String level, String openedOn) {
        return done(officer, "registerLearningCentre", "idempotencyKey", key(), "organization", id(commune), "level", level,
            "name", "Trung tâm học tập cộng đồng", "openedOn", openedOn);
    }

    private JsonNode appoint(JsonNode centre, String name, String role, String since) {
        return done(officer, "appointCentreStaff", "idempotencyKey", key(), "centre", centre.get("id").asString(), "fullName", name, "role", role, "since", since);
    }

    private JsonNode seen(OrganizationId organization, String asOf) {
        return head.data(SEEN, Map.of("id", id(organization), "asOf", asOf)).get("node");
    }

    private void assertCounts(OrganizationId organization, String asOf, int... counts) {
        JsonNode summary = seen(organization, asOf).get("learningCentreSummary");
        assertThat(Stream.of("communeLevel", "villageLevel", "managers", "secondedTeachers", "collaborators")
            .limit(counts.length).mapToInt(figure -> summary.get(figure).asInt()).toArray()).as("%s on %s", organization, asOf).containsExactly(counts);
    }

    private void assertConsistent() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void isOpenUnderItsNameFromTheDaysThatWereRecorded() {
        JsonNode centre = centre("VILLAGE", "2015-03-10");
        assertThat(centre.at("/organization/id").asString()).isEqualTo(id(commune));
        assertCounts(province, "2015-03-09", 0, 0);
        assertCounts(province, "2015-03-10", 0, 1);
        assertConsistent();
        JsonNode renamed = done(officer, "renameLearningCentre", "id", centre.get("id").asString(), "name", "  Trung tâm Hoà  Bình ",
            "on", "2020-05-05", "version", centre.get("version").asString());
        assertThat(renamed.get("id")).isEqualTo(centre.get("id"));
        assertThat(renamed.get("openedOn").asString()).isEqualTo("2015-03-10");
        assertThat(seen(commune, "2020-05-04").at("/learningCentres/nodes/0/name").asString()).isEqualTo("Trung tâm học tập cộng đồng");
        assertThat(seen(commune, "2020-05-05").at("/learningCentres/nodes/0/name").asString()).isEqualTo("Trung tâm Hòa Bình");
        assertThat(seen(commune, "2020-05-05").at("/learningCentres/totalCount").asInt()).isEqualTo(1);
        assertConsistent();
        refused(officer, "CENTRE_CHANGED_LATER", "on", "closeLearningCentre", "id", centre.get("id").asString(), "on", "2019-01-01",
            "version", centre.get("version").asString());
        JsonNode closed = done(officer, "closeLearningCentre", "id", centre.get("id").asString(), "on", "2023-06-15", "version", renamed.get("version").asString());
        assertThat(closed.get("closedOn").asString()).isEqualTo("2023-06-15");
        assertThat(seen(commune, "2016-01-01").at("/learningCentres/nodes/0/closedOn").asString()).isEqualTo("2023-06-15");
        assertCounts(province, "2023-06-14", 0, 1);
        assertCounts(province, "2023-06-15", 0, 0);
        assertCounts(province, "2024-12-31", 0, 0);
        assertThat(head.data("query($id: ID!) { node(id: $id) { ... on LearningCentre { name closedOn } } }", Map.of("id", centre.get("id").asString()))
            .at("/node/name").asString()).isEqualTo("Trung tâm Hòa Bình");
        assertConsistent();
    }

    @Test
    void takesAnEarlierNameOnlyUpToTheNext() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        done(officer, "renameLearningCentre", "id", centre.get("id").asString(), "name", "Tên sau", "on", "2022-01-01", "version", centre.get("version").asString());
        done(officer, "renameLearningCentre", "id", centre.get("id").asString(), "name", "Tên giữa", "on", "2018-01-01", "version", centre.get("version").asString());
        assertThat(Stream.of("2017-12-31", "2018-01-01", "2021-12-31", "2022-01-01")
            .map(day -> seen(commune, day).at("/learningCentres/nodes/0/name").asString()))
            .containsExactly("Trung tâm học tập cộng đồng", "Tên giữa", "Tên giữa", "Tên sau");
        refused(officer, "CONFLICT", "version", "renameLearningCentre", "id", centre.get("id").asString(), "name", "Tên khác", "on", "2019-01-01",
            "version", centre.get("version").asString());
        assertConsistent();
    }

    @Test
    void countsWhoWorksThereByRoleAndDay() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        JsonNode manager = appoint(centre, "Nguyễn Thị Hoa", "MANAGER", "2016-09-05");
        appoint(centre, "Trần Văn Bình", "COLLABORATOR", "2018-09-05");
        assertThat(manager.at("/centre/id")).isEqualTo(centre.get("id"));
        assertCounts(province, "2016-09-04", 1, 0, 0, 0, 0);
        assertCounts(province, "2018-09-05", 1, 0, 1, 0, 1);
        refused(officer, "ENDS_BEFORE_IT_BEGINS", "on", "endCentreStaff", "id", manager.get("id").asString(), "on", "2016-09-05",
            "version", manager.get("version").asString());
        JsonNode ended = done(officer, "endCentreStaff", "id", manager.get("id").asString(), "on", "2020-02-01", "version", manager.get("version").asString());
        assertThat(ended.get("until").asString()).isEqualTo("2020-02-01");
        assertCounts(province, "2020-01-31", 1, 0, 1, 0, 1);
        assertCounts(province, "2020-02-01", 1, 0, 0, 0, 1);
        refused(officer, "CONFLICT", "version", "endCentreStaff", "id", manager.get("id").asString(), "on", "2019-02-01", "version", manager.get("version").asString());
        refused(officer, "STAFF_UNKNOWN", "id", "endCentreStaff", "id", manager.get("id").asString(), "on", "2021-02-01", "version", ended.get("version").asString());
        assertConsistent();
        done(officer, "closeLearningCentre", "id", centre.get("id").asString(), "on", "2021-01-01", "version", centre.get("version").asString());
        assertCounts(province, "2021-01-01", 0, 0, 0, 0, 0);
        assertThat(seen(commune, "2020-12-31").at("/learningCentres/nodes/0/staff/nodes").findValuesAsString("until")).containsExactly("2021-01-01");
        assertConsistent();
    }

    @Test
    void namesThoseWhoWorkThereOnlyToThoseWhoMayReadIt() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        appoint(centre, "Nguyễn Thị Hoa", "MANAGER", "2016-09-05");
        String asked = "query($id: ID!, $where: CentreStaffFilter) { node(id: $id) { ... on LearningCentre { staff(asOf: \"2017-01-01\", where: $where) { totalCount nodes { fullName role } } } } }";
        Api other = api.withToken(SelfIssued.token("hoa", "VIEWER", neighbour));
        String id = centre.get("id").asString();
        assertThat(officer.data(asked, Map.of("id", id)).at("/node/staff/nodes/0/fullName").asString()).isEqualTo("Nguyễn Thị Hoa");
        assertThat(other.data(asked, Map.of("id", id)).at("/node/staff/nodes/0/fullName").isNull()).isTrue();
        assertThat(other.data(asked, Map.of("id", id)).at("/node/staff/nodes/0/role").asString()).isEqualTo("MANAGER");
        Map<String, Object> byName = Map.of("id", id, "where", Map.of("fullName", Map.of("contains", "hoa")));
        assertThat(officer.data(asked, byName).at("/node/staff/totalCount").asInt()).isEqualTo(1);
        assertThat(other.data(asked, byName).at("/node/staff/totalCount").asInt()).isZero();
    }

    private JsonNode taught(JsonNode centre, String key, String from, String to, int turns) {
        return done(officer, "recordCentreClass", "idempotencyKey", key, "centre", centre.get("id").asString(), "topic", "Kỹ thuật trồng tiêu",
            "heldFrom", from, "heldTo", to, "learnerTurns", turns);
    }

    private void assertTaught(OrganizationId organization, String asOf, int classes, long turns) {
        JsonNode summary = seen(organization, asOf).get("learningCentreSummary");
        assertThat(List.of(summary.get("classes").asInt(), summary.get("learnerTurns").asLong())).as("%s on %s", organization, asOf).isEqualTo(List.of(classes, turns));
    }

    @Test
    void countsClassesInTheYearInWhichTheyEnded() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        String key = key();
        JsonNode first = taught(centre, key, "2022-12-20", "2023-01-12", 40);
        assertThat(taught(centre, key, "2022-12-20", "2023-01-12", 40)).as("sent again").isEqualTo(first);
        JsonNode second = taught(centre, key(), "2023-05-02", "2023-05-20", 25);
        assertTaught(province, "2022-12-31", 0, 0);
        assertTaught(province, "2023-01-11", 0, 0);
        assertTaught(province, "2023-01-12", 1, 40);
        assertTaught(province, "2023-05-19", 1, 40);
        assertTaught(commune, "2023-05-20", 2, 65);
        assertTaught(province, "2023-12-31", 2, 65);
        assertTaught(province, "2024-01-15", 0, 0);
        assertConsistent();
        JsonNode corrected = done(officer, "correctCentreClass", "id", second.get("id").asString(), "topic", "Chăn nuôi", "heldFrom", "2023-05-02",
            "heldTo", "2023-06-01", "learnerTurns", 30, "version", second.get("version").asString());
        assertTaught(province, "2023-05-31", 1, 40);
        assertTaught(province, "2023-06-01", 2, 70);
        refused(officer, "CONFLICT", "version", "withdrawCentreClass", "id", second.get("id").asString(), "version", second.get("version").asString());
        assertConsistent();
        assertThat(done(officer, "withdrawCentreClass", "id", second.get("id").asString(), "version", corrected.get("version").asString()).get("topic").asString())
            .isEqualTo("Chăn nuôi");
        assertTaught(province, "2023-12-31", 1, 40);
        assertThat(seen(commune, "2023-12-31").at("/learningCentres/nodes/0/classes/nodes").findValuesAsString("heldTo")).containsExactly("2023-01-12");
        refused(officer, "CLASS_UNKNOWN", "id", "withdrawCentreClass", "id", second.get("id").asString(), "version", corrected.get("version").asString());
        assertConsistent();
    }

    private void merge() {
        transaction.executeWithoutResult(status ->
            successions.reorganise(Map.of(), List.of(Succession.full(commune.value(), neighbour.value())), MERGED, 1));
    }

    @Test
    void goesToTheHeirOfItsOrganizationAndStaysTheSame() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        JsonNode manager = appoint(centre, "Nguyễn Thị Hoa", "MANAGER", "2016-09-05");
        JsonNode teacher = appoint(centre, "Lê Văn Tám", "SECONDED_TEACHER", "2020-09-05");
        done(officer, "endCentreStaff", "id", teacher.get("id").asString(), "on", "2024-05-20", "version", teacher.get("version").asString());
        appoint(centre, "Trần Văn Bình", "COLLABORATOR", "2024-04-01");
        taught(centre, key(), "2023-05-02", "2023-05-20", 25);
        taught(centre, key(), "2024-04-02", "2024-04-20", 10);
        JsonNode village = centre("VILLAGE", "2018-01-01");
        done(officer, "closeLearningCentre", "id", village.get("id").asString(), "on", "2024-09-01", "version", village.get("version").asString());
        List<String> days = List.of("2016-01-01", "2023-12-31", "2024-03-09");
        List<JsonNode> before = days.stream().map(day -> seen(commune, day)).toList();

        merge();

        assertThat(days.stream().map(day -> seen(commune, day))).isEqualTo(before);
        assertThat(seen(commune, "2024-03-10").at("/learningCentres/totalCount").asInt()).isZero();
        JsonNode after = seen(neighbour, "2024-03-10").at("/learningCentres/nodes/0");
        assertThat(after.get("id")).isEqualTo(centre.get("id"));
        assertThat(after.get("openedOn").asString()).isEqualTo("2015-03-10");
        assertThat(after.get("closedOn").isNull()).isTrue();
        assertThat(after.at("/organization/id").asString()).isEqualTo(id(neighbour));
        assertThat(after.at("/staff/nodes").findValuesAsString("id")).containsExactly(manager.get("id").asString(), teacher.get("id").asString());
        assertThat(after.at("/staff/nodes/0/since").asString()).isEqualTo("2016-09-05");
        assertThat(after.at("/staff/nodes/1/until").asString()).isEqualTo("2024-05-20");
        assertCounts(commune, "2024-03-10", 0, 0, 0, 0, 0);
        assertCounts(commune, "2024-03-09", 1, 1, 1, 1, 0);
        assertCounts(neighbour, "2024-03-10", 1, 1, 1, 1, 0);
        assertCounts(neighbour, "2024-04-01", 1, 1, 1, 1, 1);
        assertCounts(neighbour, "2024-05-20", 1, 1, 1, 0, 1);
        assertCounts(neighbour, "2024-09-01", 1, 0, 1, 0, 1);
        assertCounts(province, "2024-03-10", 1, 1, 1, 1, 0);
        assertTaught(commune, "2024-03-09", 0, 0);
        assertTaught(neighbour, "2024-12-31", 1, 10);
        assertTaught(province, "2024-12-31", 1, 10);
        assertConsistent();
    }

    @Test
    void isEditedAcrossAMerger() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        merge();
        String id = centre.get("id").asString();
        refused(officer, "CENTRE_UNKNOWN", "id", "renameLearningCentre", "id", id, "name", "Tên mới", "on", "2020-01-01", "version", centre.get("version").asString());
        done(head, "renameLearningCentre", "id", id, "name", "Tên mới", "on", "2020-01-01", "version", centre.get("version").asString());
        assertThat(seen(neighbour, "2024-03-10").at("/learningCentres/nodes/0/name").asString()).isEqualTo("Tên mới");
        JsonNode manager = done(head, "appointCentreStaff", "idempotencyKey", key(), "centre", id, "fullName", "Nguyễn Thị Hoa", "role", "MANAGER", "since", "2021-01-01");
        assertCounts(commune, "2024-03-09", 1, 0, 1);
        assertCounts(neighbour, "2024-03-10", 1, 0, 1);
        assertConsistent();
        done(head, "endCentreStaff", "id", manager.get("id").asString(), "on", "2023-01-01", "version", manager.get("version").asString());
        assertCounts(commune, "2022-12-31", 1, 0, 1);
        assertCounts(commune, "2023-01-01", 1, 0, 0);
        assertCounts(neighbour, "2024-03-10", 1, 0, 0);
        done(head, "recordCentreClass", "idempotencyKey", key(), "centre", id, "topic", "Tin học", "heldFrom", "2024-03-01", "heldTo", "2024-03-12", "learnerTurns", 7);
        assertTaught(neighbour, "2024-03-31", 1, 7);
        assertConsistent();
    }

    @Test
    void takesTheWayOfItsOrganizationWhenItIsEnteredLater() {
        merge();
        JsonNode centre = done(head, "registerLearningCentre", "idempotencyKey", key(), "organization", id(commune), "level", "VILLAGE",
            "name", "Trung tâm cũ", "openedOn", "2016-01-01");
        assertThat(centre.get("closedOn").isNull()).isTrue();
        assertCounts(commune, "2024-03-09", 0, 1);
        assertThat(seen(neighbour, "2024-03-10").at("/learningCentres/nodes/0/id")).isEqualTo(centre.get("id"));
        assertCounts(province, "2024-03-10", 0, 1);
        assertConsistent();
    }

    @Test
    void closesWhenItsOrganizationIsDissolved() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        appoint(centre, "Nguyễn Thị Hoa", "MANAGER", "2016-09-05");
        String version = organizations.on(List.of(new At(commune, MERGED))).values().iterator().next().version();
        transaction.executeWithoutResult(status -> changing.dissolve(new Changing.Of(commune, MERGED, version, Scope.EVERYWHERE)));
        assertCounts(province, "2024-03-09", 1, 0, 1);
        assertCounts(province, "2024-03-10", 0, 0, 0);
        assertThat(seen(commune, "2024-03-09").at("/learningCentres/nodes/0/closedOn").asString()).isEqualTo("2024-03-10");
        assertConsistent();
    }

    @Test
    void refusesThoseWhoMayNotAndWhatCannotBe() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        String id = centre.get("id").asString(), version = centre.get("version").asString();
        assertThat(send(api.withToken(SelfIssued.token("hoa", "VIEWER", commune)), "renameLearningCentre", "vi", "id", id, "name", "X", "on", "2020-01-01",
            "version", version).at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        Api other = api.withToken(SelfIssued.token("ba", "OFFICER", neighbour));
        refused(other, "CENTRE_UNKNOWN", "id", "renameLearningCentre", "id", id, "name", "X", "on", "2020-01-01", "version", version);
        refused(other, "CENTRE_UNKNOWN", "centre", "appointCentreStaff", "idempotencyKey", key(), "centre", id, "fullName", "X", "role", "MANAGER", "since", "2020-01-01");
        refused(officer, "CENTRE_UNKNOWN", "centre", "appointCentreStaff", "idempotencyKey", key(), "centre", id, "fullName", "X", "role", "MANAGER", "since", "2015-03-09");
        refused(other, "ORGANIZATION_UNKNOWN", "organization", "registerLearningCentre", "idempotencyKey", key(), "organization", id(commune), "level", "VILLAGE",
            "name", "X", "openedOn", "2020-01-01");
        refused(officer, "ORGANIZATION_UNKNOWN", "organization", "registerLearningCentre", "idempotencyKey", key(), "organization", id(commune), "level", "VILLAGE",
            "name", "X", "openedOn", "2001-01-01");
        refused(head, "CENTRE_BELONGS_TO_COMMUNE", "organization", "registerLearningCentre", "idempotencyKey", key(), "organization", id(province), "level", "VILLAGE",
            "name", "X", "openedOn", "2020-01-01");
        for (Object[] wrong : new Object[][] {{"2015-03-01", "2015-03-12", 1, "CENTRE_UNKNOWN", "centre"}, {"2020-03-01", "2020-02-12", 1, "ENDS_BEFORE_IT_BEGINS", "heldTo"},
            {"2020-03-01", "2020-03-12", -1, "TURNS_OUT_OF_RANGE", "learnerTurns"}, {"2020-03-01", "2099-03-12", 1, "DATE_IN_FUTURE", "heldTo"}}) {
            refused(officer, (String) wrong[3], (String) wrong[4], "recordCentreClass", "idempotencyKey", key(), "centre", id, "topic", "X",
                "heldFrom", wrong[0], "heldTo", wrong[1], "learnerTurns", wrong[2]);
        }
        refused(officer, "STAFF_UNKNOWN", "id", "endCentreStaff", "id", id, "on", "2020-01-01", "version", version);
        taught(centre, key(), "2023-05-02", "2023-05-20", 25);
        refused(officer, "CENTRE_CHANGED_LATER", "on", "closeLearningCentre", "id", id, "on", "2023-05-20", "version", version);
        assertCounts(province, "2024-12-31", 1, 0, 0, 0, 0);
        assertConsistent();
    }

    @Test
    void isListedForTheProvinceAsOfADay() {
        JsonNode centre = centre("COMMUNE", "2015-03-10");
        merge();
        String list = "query($within: ID, $asOf: Date!, $of: String!) { learningCentres(within: $within, asOf: $asOf, where: {organization: {code: {eq: $of}}}) { totalCount nodes { id } } }";
        for (var one : Map.of("2024-03-09", commune, "2024-03-10", neighbour).entrySet()) {
            String code = organizations.on(List.of(new At(one.getValue(), LocalDate.parse(one.getKey())))).values().iterator().next().code();
            assertThat(head.data(list, Map.of("within", id(province), "asOf", one.getKey(), "of", code)).at("/learningCentres/nodes").findValuesAsString("id"))
                .containsExactly(centre.get("id").asString());
        }
        assertThat(Set.copyOf(head.data("query($within: ID) { learningCentres(within: $within, asOf: \"2030-01-01\") { nodes { id } } }",
            Map.of("within", id(province))).at("/learningCentres/nodes").findValuesAsString("id"))).containsExactly(centre.get("id").asString());
    }
}
