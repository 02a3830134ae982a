package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertRefused;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OfficerRegister.Appointment;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Officers from the day they were elected to the day their term, or their organization, ends. */
@WriteTest
class OfficersTest {
    private static final LocalDate ENDED = LocalDate.of(2024, 3, 10);
    private static final String SEEN = """
        query($id: ID!, $asOf: Date!) { node(id: $id) { ... on Organization { officers(asOf: $asOf, orderBy: [POSITION_ASC]) { totalCount
          nodes { id fullName position congress since until version person { id birthYear } organization { id } } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OfficerRegister register;
    @Autowired MemberRegister members;
    @Autowired Organizations organizations;
    @Autowired Successions successions;
    @Autowired Changing changing;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

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

    private static JsonNode send(Api caller, String mutation, String language, Object... fields) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return caller.answer("mutation($input: " + type + "!) { " + mutation
            + "(input: $input) { officer { id fullName position congress since until version person { id birthYear } organization { id } } errors { code message inputPath } } }",
            Map.of("input", input), language);
    }

    private static JsonNode done(Api caller, String mutation, Object... fields) {
        JsonNode answer = send(caller, mutation, "vi", fields);
        JsonNode payload = answer.at("/data/" + mutation);
        assertThat(payload.path("errors")).as(answer.toString()).isEmpty();
        return payload.get("officer");
    }

    private static void refused(Api caller, String code, String path, String mutation, Object... fields) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> send(caller, mutation, language, fields).at("/data/" + mutation + "/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.at("/inputPath/0").asString()).isEqualTo(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    private static Object[] term(OrganizationId organization, String name, Object born, String position, String since, Object until, Object congress) {
        return new Object[] {"idempotencyKey", UUID.randomUUID().toString(), "organization", id(organization), "fullName", name, "birthYear", born,
            "position", position, "since", since, "until", until, "congress", congress};
    }

    private JsonNode appoint(String name, int born, String position, String since, Object until) {
        return done(officer, "appointOfficer", term(commune, name, born, position, since, until, null));
    }

    private List<String> seen(OrganizationId organization, String asOf) {
        return head.data(SEEN, Map.of("id", id(organization), "asOf", asOf)).at("/node/officers/nodes").valueStream()
            .map(term -> term.get("position").asString() + " " + term.get("fullName").asString()).toList();
    }

    private void merge() {
        transaction.executeWithoutResult(status ->
            successions.reorganise(Map.of(), List.of(Succession.full(commune.value(), neighbour.value())), ENDED, 1));
    }

    private void dissolve() {
        String version = organizations.on(List.of(new At(commune, ENDED))).values().iterator().next().version();
        transaction.executeWithoutResult(status -> changing.dissolve(new Changing.Of(commune, ENDED, version, Scope.EVERYWHERE)));
    }

    @Test
    void servesFromTheFirstDayOfATermToTheLast() {
        JsonNode chair = done(officer, "appointOfficer", term(commune, " Nguyễn  Thị Hoà ", 1960, "CHAIR", "2015-09-20", "2020-09-20", "Nhiệm kỳ 2015 – 2020"));
        assertThat(chair.get("fullName").asString()).isEqualTo("Nguyễn Thị Hòa");
        assertThat(chair.get("congress").asString()).isEqualTo("2015-2020");
        assertThat(chair.at("/person/birthYear").asInt()).isEqualTo(1960);
        assertThat(chair.at("/organization/id").asString()).isEqualTo(id(commune));
        appoint("Trần Văn Bình", 1970, "TREASURER", "2015-09-20", null);
        appoint("Lê Văn Tám", 1971, "CHAIR", "2020-09-20", null);
        assertThat(seen(commune, "2015-09-19")).isEmpty();
        assertThat(seen(commune, "2015-09-20")).containsExactly("CHAIR Nguyễn Thị Hòa", "TREASURER Trần Văn Bình");
        assertThat(seen(commune, "2020-09-19")).containsExactly("CHAIR Nguyễn Thị Hòa", "TREASURER Trần Văn Bình");
        assertThat(seen(commune, "2020-09-20")).containsExactly("CHAIR Lê Văn Tám", "TREASURER Trần Văn Bình");
        assertThat(seen(neighbour, "2020-09-20")).isEmpty();
    }

    @Test
    void appointsOnceHoweverOftenItIsSent() {
        Object[] sent = term(commune, "Nguyễn Thị Hoa", 1960, "CHAIR", "2015-09-20", null, null);
        JsonNode first = done(officer, "appointOfficer", sent);
        assertThat(done(officer, "appointOfficer", sent)).isEqualTo(first);
        assertThat(seen(commune, "2016-01-01")).hasSize(1);
    }

    @Test
    void hasOneChairAndOneTreasurerAtATime() {
        appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2015-09-20", "2020-09-20");
        appoint("Nguyễn Thị Hoa", 1960, "VICE_CHAIR", "2015-09-20", "2020-09-20");
        appoint("Lê Văn Tám", 1971, "VICE_CHAIR", "2016-01-01", null);
        refused(officer, "POSITION_TAKEN", "position", "appointOfficer", term(commune, "Lê Văn Tám", 1971, "CHAIR", "2020-09-19", null, null));
        refused(officer, "POSITION_TAKEN", "position", "appointOfficer", term(commune, "Lê Văn Tám", 1971, "CHAIR", "2010-09-19", "2015-09-21", null));
        appoint("Lê Văn Tám", 1971, "CHAIR", "2010-09-19", "2015-09-20");
        appoint("Trần Văn Bình", 1970, "TREASURER", "2018-01-01", null);
        refused(officer, "POSITION_TAKEN", "position", "appointOfficer", term(commune, "Lê Văn Tám", 1971, "TREASURER", "2019-01-01", "2019-02-01", null));
        done(head, "appointOfficer", term(neighbour, "Lê Văn Tám", 1971, "TREASURER", "2019-01-01", null, null));
        refused(officer, "ALREADY_OFFICER", "fullName", "appointOfficer", term(commune, "lê văn tám", 1971, "VICE_CHAIR", "2015-01-01", "2016-01-02", null));
        assertThat(seen(commune, "2019-01-01")).containsExactly("CHAIR Nguyễn Thị Hoa", "VICE_CHAIR Nguyễn Thị Hoa", "VICE_CHAIR Lê Văn Tám", "TREASURER Trần Văn Bình");
    }

    /** Both see no chair when they begin; the second waits for the first and then does. */
    @Test
    void seatsOneOfTwoChairsWhoAreSentAtOnce() {
        for (int i = 0; i < 5; i++) {
            OrganizationId board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
            List<CompletableFuture<JsonNode>> sent = Stream.of("Một", "Hai", "Ba").map(name -> CompletableFuture.supplyAsync(() ->
                send(officer, "appointOfficer", "vi", term(board, name, 1960, "CHAIR", "2020-01-01", null, null)).at("/data/appointOfficer"))).toList();
            List<JsonNode> payloads = sent.stream().map(CompletableFuture::join).toList();
            assertThat(payloads.stream().filter(payload -> payload.get("errors").isEmpty())).as(payloads.toString()).hasSize(1);
            assertThat(seen(board, "2021-01-01")).hasSize(1);
        }
    }

    @Test
    void knowsAPersonAgain() {
        JsonNode first = appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2015-09-20", "2020-09-20");
        JsonNode again = appoint("NGUYỄN THỊ HOA", 1960, "MEMBER", "2020-09-20", null);
        assertThat(again.at("/person/id")).isEqualTo(first.at("/person/id"));
        assertThat(appoint("Nguyễn Thị Hoa", 1961, "MEMBER", "2020-09-20", null).at("/person/id")).isNotEqualTo(first.at("/person/id"));
        members.enrol(List.of(new MemberRegister.Enrolment(commune, "Lê Văn Tám", 1971, LocalDate.of(2016, 1, 1), null)));
        String member = head.data("query($id: ID!) { node(id: $id) { ... on Organization { members { nodes { person { id } } } } } }", Map.of("id", id(commune)))
            .at("/node/members/nodes/0/person/id").asString();
        assertThat(appoint("Lê Văn Tám", 1971, "SECRETARY", "2020-09-20", null).at("/person/id").asString()).isEqualTo(member);
        JsonNode named = done(head, "appointOfficer", "idempotencyKey", UUID.randomUUID().toString(), "organization", id(neighbour), "person", member,
            "position", "CHAIR", "since", "2021-01-01");
        assertThat(named.get("fullName").asString()).isEqualTo("Lê Văn Tám");
        assertThat(named.at("/person/id").asString()).isEqualTo(member);
        assertThat(officer.data("query($id: ID!) { node(id: $id) { ... on Person { fullName } } }", Map.of("id", first.at("/person/id").asString()))
            .at("/node/fullName").asString()).as("known by a term alone").isEqualTo("Nguyễn Thị Hoa");
        refused(officer, "PERSON_UNKNOWN", "person", "appointOfficer", "idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune),
            "person", id(commune), "position", "MEMBER", "since", "2021-01-01");
    }

    @Test
    void endsATermAndTakesItBack() {
        JsonNode chair = appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2015-09-20", null);
        String id = chair.get("id").asString(), version = chair.get("version").asString();
        refused(officer, "ENDS_BEFORE_IT_BEGINS", "on", "endOfficer", "id", id, "on", "2015-09-20", "version", version);
        JsonNode ended = done(officer, "endOfficer", "id", id, "on", "2019-01-15", "version", version);
        assertThat(ended.get("until").asString()).isEqualTo("2019-01-15");
        assertThat(seen(commune, "2019-01-14")).hasSize(1);
        assertThat(seen(commune, "2019-01-15")).isEmpty();
        refused(officer, "CONFLICT", "version", "endOfficer", "id", id, "on", "2018-01-15", "version", version);
        refused(officer, "OFFICER_UNKNOWN", "id", "endOfficer", "id", id, "on", "2019-01-17", "version", ended.get("version").asString());
        assertThat(head.data("query($id: ID!) { node(id: $id) { ... on Officer { until } } }", Map.of("id", id)).at("/node/until").asString()).isEqualTo("2019-01-15");
        assertThat(done(officer, "withdrawOfficer", "id", id, "version", ended.get("version").asString()).get("fullName").asString()).isEqualTo("Nguyễn Thị Hoa");
        assertThat(seen(commune, "2018-01-01")).isEmpty();
        assertThat(head.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).get("node").isNull()).isTrue();
        refused(officer, "OFFICER_UNKNOWN", "id", "withdrawOfficer", "id", id, "version", ended.get("version").asString());
    }

    @Test
    void putsRightWhatWasEnteredWrongly() {
        JsonNode term = appoint("Nguyễn Thị Hoa", 1960, "VICE_CHAIR", "2015-09-20", null);
        appoint("Lê Văn Tám", 1971, "CHAIR", "2020-09-20", null);
        String id = term.get("id").asString();
        JsonNode right = done(officer, "correctOfficer", "id", id, "fullName", "Nguyễn Thị Hoa", "birthYear", 1960, "position", "CHAIR", "since", "2015-10-02",
            "until", "2020-09-20", "congress", "2015-2020", "version", term.get("version").asString());
        assertThat(right.get("id").asString()).isEqualTo(id);
        assertThat(right.at("/person/id")).isEqualTo(term.at("/person/id"));
        assertThat(seen(commune, "2015-10-01")).isEmpty();
        assertThat(seen(commune, "2015-10-02")).containsExactly("CHAIR Nguyễn Thị Hoa");
        refused(officer, "CONFLICT", "version", "correctOfficer", "id", id, "fullName", "X", "position", "CHAIR", "since", "2015-10-02", "version", term.get("version").asString());
        refused(officer, "POSITION_TAKEN", "position", "correctOfficer", "id", id, "fullName", "Nguyễn Thị Hoa", "birthYear", 1960, "position", "CHAIR",
            "since", "2015-10-02", "version", right.get("version").asString());
        JsonNode other = done(officer, "correctOfficer", "id", id, "fullName", "Nguyễn Thị Hoàn", "birthYear", 1962, "position", "CHAIR", "since", "2015-10-02",
            "until", "2020-09-20", "version", right.get("version").asString());
        assertThat(other.at("/person/id")).isNotEqualTo(term.at("/person/id"));
        assertThat(other.get("congress").isNull()).isTrue();
        assertThat(sql.fetchOne("select count(*) from organization_officer where version_of = ?", GlobalId.parse(id).key()).get(0, Integer.class))
            .as("what was said before stays readable").isEqualTo(2);
    }

    private String untilToday(JsonNode officer) {
        return head.data("query($id: ID!) { node(id: $id) { ... on Officer { until } } }", Map.of("id", officer.get("id").asString())).at("/node/until").asString();
    }

    @Test
    void endsWithAnOrganizationThatIsMerged() {
        JsonNode chair = appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2020-09-20", null);
        appoint("Lê Văn Tám", 1971, "VICE_CHAIR", "2020-09-20", "2025-09-20");
        appoint("Trần Văn Bình", 1970, "TREASURER", "2020-09-20", "2022-01-01");
        JsonNode before = head.data(SEEN, Map.of("id", id(commune), "asOf", "2021-01-01"));
        merge();
        assertThat(seen(commune, "2024-03-09")).containsExactly("CHAIR Nguyễn Thị Hoa", "VICE_CHAIR Lê Văn Tám");
        assertThat(seen(commune, "2024-03-10")).isEmpty();
        assertThat(seen(neighbour, "2024-03-10")).as("nobody takes an office along").isEmpty();
        JsonNode after = head.data(SEEN, Map.of("id", id(commune), "asOf", "2021-01-01"));
        assertThat(after).as("an answer about an earlier day stays what it was").isEqualTo(before);
        assertThat(untilToday(chair)).as("today it is known").isEqualTo("2024-03-10");
        JsonNode entered = done(head, "appointOfficer", term(commune, "Đỗ Thị Năm", 1965, "SECRETARY", "2021-01-01", null, null));
        assertThat(untilToday(entered)).as("entered after its organization ended").isEqualTo("2024-03-10");
        refused(head, "ORGANIZATION_NOT_ACTIVE", "until", "appointOfficer", term(commune, "Đỗ Thị Năm", 1965, "MEMBER", "2021-01-01", "2024-03-11", null));
        refused(head, "ORGANIZATION_UNKNOWN", "organization", "appointOfficer", term(commune, "Đỗ Thị Năm", 1965, "MEMBER", "2024-03-10", null, null));
    }

    @Test
    void endsWithAnOrganizationThatIsDissolved() {
        appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2020-09-20", null);
        dissolve();
        assertThat(seen(commune, "2024-03-09")).hasSize(1);
        assertThat(seen(commune, "2024-03-10")).isEmpty();
    }

    @Test
    void holdsAnOrganizationToTheLastElection() {
        appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2024-03-10", null);
        assertRefused(this::dissolve, "CHANGED_LATER");
        assertRefused(this::merge, "CHANGED_LATER");
        assertThat(seen(commune, "2024-03-10")).hasSize(1);
        assertThat(organizations.on(List.of(new At(commune, ENDED))).values().iterator().next().state()).isEqualTo(OrganizationState.ACTIVE);
    }

    @Test
    void namesOfficersOnlyToThoseWhoMayReadIt() {
        JsonNode chair = appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2020-09-20", null);
        Api other = api.withToken(SelfIssued.token("hoa", "VIEWER", neighbour));
        String asked = "query($id: ID!, $where: OfficerFilter) { node(id: $id) { ... on Organization { officers(asOf: \"2021-01-01\", where: $where) { totalCount nodes { fullName position person { id } } } } } }";
        for (Api stranger : List.of(other, api.as("anonymous"))) {
            JsonNode shown = stranger.data(asked, Map.of("id", id(commune))).at("/node/officers/nodes/0");
            assertThat(shown.get("fullName").isNull()).isTrue();
            assertThat(shown.get("person").isNull()).isTrue();
            assertThat(shown.get("position").asString()).isEqualTo("CHAIR");
            assertThat(stranger.data("query($id: ID!) { node(id: $id) { ... on Officer { fullName } } }", Map.of("id", chair.get("id").asString()))
                .at("/node/fullName").isNull()).isTrue();
            assertThat(stranger.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", chair.at("/person/id").asString())).get("node").isNull()).isTrue();
        }
        Map<String, Object> byName = Map.of("id", id(commune), "where", Map.of("fullName", Map.of("contains", "hoa")));
        assertThat(officer.data(asked, byName).at("/node/officers/totalCount").asInt()).isEqualTo(1);
        assertThat(other.data(asked, byName).at("/node/officers/totalCount").asInt()).isZero();
    }

    @Test
    void isListedBelowAnOrganizationAsOfADay() {
        appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2020-09-20", null);
        done(head, "appointOfficer", term(neighbour, "Lê Văn Tám", 1971, "CHAIR", "2021-01-01", null, "2020-2025"));
        String list = "query($within: ID, $asOf: Date!, $where: OfficerFilter) { officers(within: $within, asOf: $asOf, where: $where, orderBy: [SINCE_DESC]) { totalCount nodes { fullName } } }";
        assertThat(head.data(list, Map.of("within", id(province), "asOf", "2021-01-01")).at("/officers/nodes").findValuesAsString("fullName"))
            .containsExactly("Lê Văn Tám", "Nguyễn Thị Hoa");
        assertThat(head.data(list, Map.of("within", id(province), "asOf", "2020-12-31")).at("/officers/totalCount").asInt()).isEqualTo(1);
        assertThat(head.data(list, Map.of("within", id(province), "asOf", "2021-01-01", "where", Map.of("congress", Map.of("eq", "2020-2025"))))
            .at("/officers/nodes").findValuesAsString("fullName")).containsExactly("Lê Văn Tám");
        String code = organizations.on(List.of(new At(commune, ENDED))).values().iterator().next().code();
        assertThat(head.data(list, Map.of("within", id(province), "asOf", "2021-01-01", "where", Map.of("organization", Map.of("code", Map.of("eq", code)), "position", "CHAIR")))
            .at("/officers/nodes").findValuesAsString("fullName")).containsExactly("Nguyễn Thị Hoa");
    }

    @Test
    void refusesThoseWhoMayNotAndWhatCannotBe() {
        assertThat(send(api.withToken(SelfIssued.token("hoa", "VIEWER", commune)), "appointOfficer", "vi", term(commune, "X", null, "CHAIR", "2020-01-01", null, null))
            .at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        refused(officer, "ORGANIZATION_UNKNOWN", "organization", "appointOfficer", term(neighbour, "X", null, "CHAIR", "2020-01-01", null, null));
        refused(officer, "ORGANIZATION_UNKNOWN", "organization", "appointOfficer", term(commune, "X", null, "CHAIR", "2009-12-31", null, null));
        refused(officer, "DATE_IN_FUTURE", "since", "appointOfficer", term(commune, "X", null, "CHAIR", "2099-01-01", null, null));
        refused(officer, "ENDS_BEFORE_IT_BEGINS", "until", "appointOfficer", term(commune, "X", null, "CHAIR", "2020-01-01", "2020-01-01", null));
        refused(officer, "BIRTH_YEAR_IMPOSSIBLE", "birthYear", "appointOfficer", term(commune, "X", 2021, "CHAIR", "2020-01-01", null, null));
        refused(officer, "TEXT_EMPTY", "fullName", "appointOfficer", term(commune, " ", null, "CHAIR", "2020-01-01", null, null));
        for (String impossible : List.of("2020", "2025-2020", "2020-2026", "2015-2019", "2021-2025")) {
            refused(officer, "CONGRESS_IMPOSSIBLE", "congress", "appointOfficer", term(commune, "X", null, "CHAIR", "2020-01-01", null, impossible));
        }
        JsonNode chair = appoint("Nguyễn Thị Hoa", 1960, "CHAIR", "2020-09-20", null);
        Api other = api.withToken(SelfIssued.token("ba", "OFFICER", neighbour));
        String id = chair.get("id").asString(), version = chair.get("version").asString();
        refused(other, "OFFICER_UNKNOWN", "id", "endOfficer", "id", id, "on", "2021-01-01", "version", version);
        refused(other, "OFFICER_UNKNOWN", "id", "withdrawOfficer", "id", id, "version", version);
        refused(other, "OFFICER_UNKNOWN", "id", "correctOfficer", "id", id, "fullName", "X", "position", "CHAIR", "since", "2020-09-20", "version", version);
        refused(officer, "ORGANIZATION_UNKNOWN", "since", "correctOfficer", "id", id, "fullName", "X", "position", "CHAIR", "since", "2009-09-20", "version", version);
        refused(officer, "OFFICER_UNKNOWN", "id", "endOfficer", "id", id(commune), "on", "2021-01-01", "version", version);
        assertRefused(() -> register.appoint(List.of(new Appointment(commune, null, "X", null, OfficerPosition.MEMBER, LocalDate.of(2001, 1, 1), null, null))),
            "ORGANIZATION_NOT_ACTIVE");
        assertThat(seen(commune, "2022-01-01")).hasSize(1);
    }
}
