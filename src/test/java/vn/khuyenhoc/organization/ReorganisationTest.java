package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;
import static vn.khuyenhoc.testing.Worded.assertAllWorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.LearningCentreRegister.CentreEntry;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Merging, splitting, absorbing and abolishing by one act: tried first, then done, and everything that is wrong with it named. */
@WriteTest
class ReorganisationTest {
    private static final LocalDate JOINED = LocalDate.of(2015, 3, 1);
    private static final String ON = "2021-05-15", EVE = "2021-05-14";
    private static final String EFFECT = "established ended moved movedBelow members membersBelow centres";
    private static final String PLAN = "query($input: ReorganisationInput!) { planReorganisation(input: $input) { effect { " + EFFECT + " } "
        + "concerns { subject count amount } problems { code message inputPath } notices { code message inputPath } } }";
    private static final String APPLY = "mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) { reorganisation { "
        + EFFECT + " } errors { code message inputPath } } }";
    private static final String VIEW = """
        query($id: ID!, $on: Date!) { node(id: $id) { ... on Organization { organizations(asOf: $on, orderBy: [CODE_ASC]) { nodes { id unit { id } version
            organizations { nodes { id unit { id } } } } }
          summary(asOf: $on) { organizationCount memberCount } members(asOf: $on) { totalCount } learningCentres(asOf: $on) { nodes { id } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired MemberRegister members;
    @Autowired LearningCentreRegister centres;
    @Autowired OrganizationRegister register;
    @Autowired List<ConsistencyCheck> checks;

    OrganizationId province, east, west, school, village, group;
    Api approver;

    @BeforeEach
    void twoCommunes() {
        province = fixtures.aProvince();
        east = fixtures.aCommune(province);
        west = fixtures.aCommune(province);
        school = fixtures.aBoard(east, JOINED);
        village = fixtures.aBoard(west, JOINED);
        group = fixtures.aGroup(school, JOINED);
        fixtures.enrol(east, 2, JOINED, null);
        fixtures.enrol(west, 1, JOINED, null);
        fixtures.enrol(school, 5, JOINED, null);
        fixtures.enrol(group, 3, JOINED, null);
        fixtures.enrol(village, 4, JOINED, null);
        approver = api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", province));
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

    private static Map<String, Object> succession(Object from, Object to, Object... more) {
        return with(Map.of("from", from instanceof OrganizationId o ? id(o) : from, "to", to instanceof OrganizationId o ? id(o) : to), more);
    }

    private static Map<String, Object> act(Object... fields) {
        return with(Map.of("on", ON, "decision", "Nghị quyết số 1"), fields);
    }

    @SafeVarargs
    private static Map<String, Object> successions(Map<String, Object>... successions) {
        return act("successions", List.of(successions));
    }

    private JsonNode plan(Map<String, Object> act) {
        return approver.data(PLAN, Map.of("input", act)).get("planReorganisation");
    }

    private JsonNode apply(Map<String, Object> act) {
        return approver.data(APPLY, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "reorganisation", act))).get("applyReorganisation");
    }

    /** Planned and done: both say the same, and what was before stays to the byte. */
    private JsonNode done(Map<String, Object> act) {
        String before = view(province, EVE) + view(east, EVE) + view(west, EVE);
        JsonNode planned = plan(act);
        assertThat(planned.get("problems")).isEmpty();
        JsonNode applied = apply(act);
        assertThat(applied.get("errors")).isEmpty();
        assertThat(applied.get("reorganisation")).isEqualTo(planned.get("effect"));
        assertThat(view(province, EVE) + view(east, EVE) + view(west, EVE)).isEqualTo(before);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        return applied.get("reorganisation");
    }

    private String view(OrganizationId organization, String on) {
        return node(organization, on).toString();
    }

    private JsonNode node(OrganizationId organization, String on) {
        return approver.data(VIEW, Map.of("id", id(organization), "on", on)).get("node");
    }

    private int people(OrganizationId organization, String on) {
        return node(organization, on).at("/summary/memberCount").asInt();
    }

    private static List<Integer> numbers(JsonNode effect) {
        return Stream.of(EFFECT.split(" ")).map(name -> effect.get(name).asInt()).toList();
    }

    private String unit(OrganizationId organization) {
        return approver.data("query($id: ID!) { node(id: $id) { ... on Organization { unit { id } } } }", Map.of("id", id(organization))).at("/node/unit/id").asString();
    }

    private long centre(OrganizationId organization) {
        return centres.register(List.of(new CentreEntry(organization, CentreLevel.VILLAGE, "Trung tâm", JOINED, List.of()))).getFirst();
    }

    private Map<String, Object> mergerOfBoth() {
        String code = "NEW-" + UUID.randomUUID().toString().substring(0, 6);
        return act("units", List.of(Map.of("key", "u", "code", code, "name", "Xã Mới", "level", "COMMUNE", "kind", "COMMUNE")),
            "unitSuccessions", List.of(Map.of("from", unit(east), "to", "u"), Map.of("from", unit(west), "to", "u")),
            "organizations", List.of(Map.of("key", "o", "code", code, "name", "Hội Khuyến học xã Mới", "level", "COMMUNE", "basis", "TERRITORY",
                "parent", id(province), "unit", "u")),
            "successions", List.of(succession(east, "o"), succession(west, "o")));
    }

    @Test
    void mergesManyIntoOne() {
        centre(east);
        OrganizationId here = fixtures.aBoardAt(east, JOINED);
        JsonNode effect = done(mergerOfBoth());
        assertThat(numbers(effect)).containsExactly(1, 2, 3, 1, 3, 12, 1);
        JsonNode merged = node(province, ON).at("/organizations/nodes/0");
        OrganizationId founded = new OrganizationId(GlobalId.parse(merged.get("id").asString()).key());
        assertThat(node(province, ON).at("/organizations/nodes")).hasSize(1);
        assertThat(people(founded, ON)).isEqualTo(15);
        assertThat(node(founded, ON).at("/members/totalCount").asInt()).isEqualTo(3);
        assertThat(node(founded, ON).at("/learningCentres/nodes")).hasSize(1);
        assertThat(people(province, ON)).isEqualTo(15);
        assertThat(merged.at("/organizations/nodes").valueStream().filter(branch -> branch.get("id").asString().equals(id(here))).map(branch -> branch.at("/unit/id")))
            .as("what stood in a unit that ended stands in the new one").containsExactly(merged.at("/unit/id"));
    }

    @Test
    void showsWhatTheOtherModulesKeep() {
        JsonNode planned = plan(successions(succession(east, west)));
        assertThat(planned.get("concerns").valueStream().map(concern -> concern.get("subject").asString()))
            .containsExactlyInAnyOrder("FUND_BALANCE", "TITLE_IN_FORCE", "CAMPAIGN_PARTICIPATION");
        assertThat(people(east, ON)).as("a plan changes nothing").isEqualTo(10);
    }

    @Test
    void absorbs() {
        assertThat(numbers(done(successions(succession(east, west))))).containsExactly(0, 1, 1, 1, 2, 8, 0);
        assertThat(people(west, ON)).isEqualTo(15);
        assertThat(people(east, ON)).isZero();
    }

    @Test
    void splitsOneIntoManyBySharesAndLists() {
        OrganizationId third = fixtures.aCommune(province);
        OrganizationId other = fixtures.aBoard(east, JOINED);
        fixtures.enrol(other, 6, JOINED, null);
        String going = GlobalId.of("Member", members.enrol(List.of(new Enrolment(east, "Lê A", 1980, JOINED, null))).getFirst());
        String moved = GlobalId.of("LearningCentre", centre(east));
        centre(east);
        JsonNode effect = done(successions(succession(east, west, "sharePercent", 70),
            succession(east, third, "sharePercent", 30, "branches", List.of(id(other)), "members", List.of(going), "centres", List.of(moved))));
        assertThat(numbers(effect)).containsExactly(0, 1, 2, 1, 3, 14, 2);
        assertThat(people(third, ON)).as("six of the board and the one named").isEqualTo(7);
        assertThat(people(west, ON)).as("five of its own, eight of the school, two that nobody named").isEqualTo(15);
        assertThat(node(third, ON).at("/learningCentres/nodes").valueStream().map(centre -> centre.get("id").asString())).containsExactly(moved);
        assertThat(node(west, ON).at("/learningCentres/nodes")).hasSize(1);
        assertThat(people(province, ON)).isEqualTo(22);
    }

    @Test
    void measuresAPartByWhoGoes() {
        JsonNode effect = done(successions(succession(east, west, "branches", List.of(id(school)))));
        assertThat(numbers(effect)).containsExactly(0, 0, 1, 1, 0, 8, 0);
        assertThat(people(east, ON)).isEqualTo(2);
        assertThat(people(west, ON)).isEqualTo(13);
        JsonNode now = approver.data("query($id: ID!) { node(id: $id) { ... on Organization { summary(asOf: \"2020-06-10\", boundary: AS_NOW) { memberCount apportioned } } } }",
            Map.of("id", id(west))).at("/node/summary");
        assertThat(now.get("memberCount").asInt()).as("its five, the school's eight, and 79.99 % of two").isEqualTo(14);
        assertThat(now.get("apportioned").asBoolean()).isTrue();
        OrganizationId empty = fixtures.aCommune(province);
        OrganizationId nobody = fixtures.aBoard(empty, JOINED);
        assertProblems(successions(succession(empty, west, "branches", List.of(id(nobody)))), "SHARE_MISSING successions.0.sharePercent");
    }

    @Test
    void abolishesALevel() {
        OrganizationId district = fixtures.aDistrict(province), commune = fixtures.aCommune(district);
        fixtures.enrol(district, 2, JOINED, null);
        fixtures.enrol(commune, 7, JOINED, null);
        assertThat(numbers(done(successions(succession(district, province))))).containsExactly(0, 1, 1, 0, 2, 7, 0);
        assertThat(node(province, ON).at("/organizations/nodes").valueStream().map(o -> o.get("id").asString())).contains(id(commune)).doesNotContain(id(district));
        assertThat(people(province, ON)).isEqualTo(24);
        assertThat(node(province, ON).at("/members/totalCount").asInt()).isEqualTo(2);
    }

    private void assertProblems(Map<String, Object> act, String... expected) {
        JsonNode vietnamese = approver.answer(PLAN, Map.of("input", act), "vi").at("/data/planReorganisation/problems");
        JsonNode english = approver.answer(PLAN, Map.of("input", act), "en").at("/data/planReorganisation/problems");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < vietnamese.size(); i++) {
            String code = vietnamese.at("/" + i + "/code").asString();
            found.add((code + " " + String.join(".", vietnamese.at("/" + i + "/inputPath").valueStream().map(JsonNode::asString).toList())).strip());
            assertWorded(code, vietnamese.at("/" + i + "/message").asString(), english.at("/" + i + "/message").asString());
        }
        assertThat(found).containsExactly(expected);
    }

    @Test
    void namesWhoCannotGiveOrReceive() {
        OrganizationId later = fixtures.aBoard(west, LocalDate.of(2022, 1, 1)), ended = fixtures.aBoard(west, JOINED);
        register.merge(List.of(new OrganizationRegister.Merger(ended, village)), LocalDate.of(2018, 2, 1));
        OrganizationId elsewhere = fixtures.aCommune(fixtures.aProvince());
        assertProblems(successions(succession(later, village), succession(group, ended), succession(elsewhere, west), succession("x", west),
                succession(GlobalId.of("Member", 1), west), succession(east, village), succession(school, west)),
            "ORGANIZATION_BEGINS_LATER successions.0.from", "ORGANIZATION_HAS_ENDED successions.1.to", "ORGANIZATION_UNKNOWN successions.2.from",
            "ORGANIZATION_UNKNOWN successions.3.from", "ORGANIZATION_UNKNOWN successions.4.from",
            "SUCCESSION_OF_OTHER_KIND successions.5.to", "SUCCESSION_OF_OTHER_KIND successions.6.to");
        assertProblems(with(successions(succession(east, west)), "on", "2009-12-31"), "ORGANIZATION_BEGINS_LATER successions.0.from",
            "ORGANIZATION_BEGINS_LATER successions.0.to");
    }

    @Test
    void namesCyclesAndTwoActsOnOne() {
        OrganizationId third = fixtures.aCommune(province), fourth = fixtures.aCommune(province), under = fixtures.aBoard(east, JOINED);
        assertProblems(successions(succession(east, west), succession(west, third), succession(third, east)),
            "SUCCESSION_CYCLE successions.0.to", "SUCCESSION_CYCLE successions.1.to", "SUCCESSION_CYCLE successions.2.to");
        assertProblems(successions(succession(east, east)), "SUCCESSION_CYCLE successions.0.to");
        assertProblems(successions(succession(east, west), succession(west, third)), "RECEIVER_ENDS successions.0.to");
        assertProblems(successions(succession(east, west), succession(east, third)), "SUCCESSION_TWICE successions.0.from", "SUCCESSION_TWICE successions.1.from");
        assertProblems(successions(succession(east, west, "sharePercent", 30), succession(east, west, "sharePercent", 30)), "SUCCESSION_TWICE successions.1.from");
        assertProblems(successions(succession(east, west, "sharePercent", 70), succession(east, third, "sharePercent", 30.5)),
            "SHARES_TOO_LARGE successions.0.sharePercent", "SHARES_TOO_LARGE successions.1.sharePercent");
        assertProblems(successions(succession(east, west, "sharePercent", 0)), "SHARE_OUT_OF_RANGE successions.0.sharePercent");
        assertProblems(successions(succession(school, group)), "RECEIVER_BELOW successions.0.to");
        assertProblems(successions(succession(east, west, "sharePercent", 50, "branches", List.of(id(school), id(village), id(under))), succession(east, third,
                "sharePercent", 40, "branches", List.of(id(school))), succession(under, school), succession(fourth, west, "members", List.of("x"))),
            "BRANCH_NOT_BELOW successions.0.branches.1", "BRANCH_ENDS successions.0.branches.2", "PART_TWICE successions.1.branches.0",
            "MEMBER_UNKNOWN successions.3.members.0");
    }

    @Test
    void namesMembersAndCentresOfOthers() {
        String mine = GlobalId.of("Member", members.enrol(List.of(new Enrolment(east, "Lê A", null, JOINED, null))).getFirst());
        String left = GlobalId.of("Member", members.enrol(List.of(new Enrolment(east, "Lê B", null, JOINED, LocalDate.of(2020, 1, 1)))).getFirst());
        String theirs = GlobalId.of("Member", members.enrol(List.of(new Enrolment(west, "Lê C", null, JOINED, null))).getFirst());
        String centre = GlobalId.of("LearningCentre", centre(west));
        assertProblems(successions(succession(east, west, "sharePercent", 50, "members", List.of(mine, left, theirs, mine), "centres", List.of(centre))),
            "MEMBER_UNKNOWN successions.0.members.1", "MEMBER_UNKNOWN successions.0.members.2", "PART_TWICE successions.0.members.3",
            "CENTRE_UNKNOWN successions.0.centres.0");
    }

    @Test
    void namesWhatIsWrongWithUnitsAndFoundations() {
        Map<String, Object> founded = Map.of("key", "o", "code", "X", "name", "X", "level", "COMMUNE", "basis", "TERRITORY", "parent", id(province), "unit", "u");
        Map<String, Object> unit = Map.of("key", "u", "code", "X", "name", "Xã X", "level", "COMMUNE", "kind", "COMMUNE");
        assertProblems(act("units", List.of(unit, with(unit, "parent", "nobody")), "unitSuccessions", List.of(Map.of("from", unit(east), "to", unit(west)),
                Map.of("from", unit(west), "to", "v"), Map.of("from", unit(west), "to", "u")), "organizations", List.of(founded, with(founded, "unit", unit(east)),
                with(founded, "key", "p", "parent", id(east)), with(founded, "key", "q", "parent", id(school), "unit", "x"), with(founded, "key", "r", "parent", null)),
                "successions", List.of(succession(east, "o"))),
            "KEY_TWICE units.1.key", "UNIT_UNKNOWN units.1.parent", "UNIT_ENDS organizations.1.unit", "UNIT_UNKNOWN organizations.3.unit", "UNIT_ENDS unitSuccessions.0.to",
            "UNIT_UNKNOWN unitSuccessions.1.to", "SHARES_TOO_LARGE unitSuccessions.1.sharePercent", "SHARES_TOO_LARGE unitSuccessions.2.sharePercent",
            "KEY_TWICE organizations.1.key", "PARENT_NOT_ACTIVE organizations.2.parent", "LEVEL_NOT_BELOW_PARENT organizations.2.level",
            "LEVEL_NOT_BELOW_PARENT organizations.3.level", "ORGANIZATION_UNKNOWN organizations.4.parent", "ASSOCIATION_LOSES_UNIT unitSuccessions.1.from");
        assertProblems(act("organizations", List.of(with(founded, "unit", unit(east)))), "UNIT_HAS_ASSOCIATION unit");
        assertProblems(act("units", List.of(unit), "organizations", List.of(founded, with(founded, "key", "p", "unit", unit(school)))), "ORGANIZATION_CODE_TAKEN organizations.0.code");
        assertProblems(with(successions(succession(east, west)), "decision", " "), "TEXT_EMPTY decision");
    }

    @Test
    void noticesAUnitWithoutAssociation() {
        Map<String, Object> act = act("units", List.of(Map.of("key", "u", "code", "X", "name", "Xã X", "level", "COMMUNE", "kind", "COMMUNE")));
        JsonNode planned = plan(act);
        assertThat(planned.get("problems")).isEmpty();
        assertThat(planned.at("/notices/0/code").asString()).isEqualTo("UNIT_WITHOUT_ASSOCIATION");
        assertThat(planned.at("/notices/0/message").asString()).contains("Xã X");
        assertAllWorded(planned.get("notices"), approver.answer(PLAN, Map.of("input", act), "en").at("/data/planReorganisation/notices"));
        assertThat(plan(mergerOfBoth()).get("notices")).isEmpty();
    }

    @Test
    void isDoneWholeOrNotAtAll() {
        String before = view(province, ON);
        JsonNode refused = apply(successions(succession(east, west), succession(west, east)));
        assertThat(refused.get("reorganisation").isNull()).isTrue();
        assertThat(refused.get("errors").valueStream().map(error -> String.join(".", error.get("inputPath").valueStream().map(JsonNode::asString).toList())))
            .containsExactly("reorganisation.successions.0.to", "reorganisation.successions.1.to");
        register.establish(List.of(new OrganizationRegister.Establishment("L-" + UUID.randomUUID().toString().substring(0, 8), "Sau này", OrganizationLevel.GROUP,
            OrganizationBasis.SCHOOL, school, new UnitId(1), LocalDate.of(2024, 1, 1))));
        register.merge(List.of(new OrganizationRegister.Merger(village, school)), LocalDate.of(2023, 2, 1));
        assertThat(apply(successions(succession(school, village))).at("/errors/0/code").asString()).as("of a receiver that inherits later").isEqualTo("CHANGED_LATER");
        assertThat(view(province, ON)).isEqualTo(before);
    }

    @Test
    void isNotForNeighbours() {
        Api neighbour = api.withToken(SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", west));
        JsonNode planned = neighbour.data(PLAN, Map.of("input", successions(succession(east, west)))).get("planReorganisation");
        assertThat(planned.at("/problems/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(api.withToken(SelfIssued.token("mai", "OFFICER-VIEWER", province)).error(APPLY,
            Map.of("input", Map.of("idempotencyKey", "key-of-mai", "reorganisation", successions(succession(east, west)))), "vi").at("/extensions/code").asString())
            .isEqualTo("ROLE_MISSING");
    }
}
