package vn.khuyenhoc.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CommendationDesk.ceremony;
import static vn.khuyenhoc.testing.CommendationDesk.id;
import static vn.khuyenhoc.testing.CommendationDesk.key;
import static vn.khuyenhoc.testing.CommendationDesk.nomination;
import static vn.khuyenhoc.testing.CommendationDesk.step;
import static vn.khuyenhoc.testing.Worded.assertRefused;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.recognition.CommendationRegister.Award;
import vn.khuyenhoc.recognition.CommendationRegister.Draft;
import vn.khuyenhoc.recognition.events.CommendationsAwarded;
import vn.khuyenhoc.recognition.events.CommendationsAwarded.Awarded;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CommendationDesk;
import vn.khuyenhoc.testing.Downloads;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** A commendation from its nomination to the ceremony, and nobody twice for one merit. */
@WriteTest
class CommendationsTest {
    /** To be acted on, and done. */
    private static final String EVENTS = "(select SERIALIZED_EVENT from EVENT_PUBLICATION union all select SERIALIZED_EVENT from EVENT_PUBLICATION_ARCHIVE) as events";

    private static final Map<String, Object> FAMILY = Map.of("kind", "FAMILY", "name", "Nguyễn Văn Hòa", "address", "12 Lê Lợi");
    private static final Map<String, Object> SCHOOL = Map.of("kind", "COLLECTIVE", "name", "Trường THCS Nguyễn Trãi");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired CommendationRegister register;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired JsonMapper json;

    OrganizationId province, commune, board, other;
    CommendationDesk officer, second, approver, above;
    Api stranger;

    @BeforeEach
    void aCommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = desk("lan", "OFFICER-VIEWER", commune);
        second = desk("minh", "OFFICER-VIEWER", commune);
        approver = desk("hoa", "OFFICER-APPROVER-VIEWER", commune);
        above = desk("tam", "OFFICER-APPROVER-VIEWER", province);
        stranger = api.withToken(SelfIssued.token("ba", "OFFICER-APPROVER-VIEWER", fixtures.aCommune(province)));
    }

    private CommendationDesk desk(String name, String roles, OrganizationId within) {
        return new CommendationDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private JsonNode verified(Map<String, ?> recipient, String reason) {
        return second.verify(officer.nominate(commune, recipient, reason, "2023-11-01"), "2023-11-02");
    }

    private JsonNode decided(Map<String, ?> recipient, String reason, Long amount) {
        return approver.decide(verified(recipient, reason), "12/QĐ-HKH", "2023-11-10", amount);
    }

    private JsonNode ofProvince(Api caller) {
        return caller.data("""
            query($id: ID!) {
              node(id: $id) { ... on Organization { commendationSummary(year: 2023) { collectives individuals families } } }
              commendations(within: $id) { totalCount nodes { id recipient amount meritYear awardedOn decidedOn organization { id } decidingOrganization { id } case { state } } }
              commendationCases(within: $id) { totalCount nodes { id state recipient } } }""", Map.of("id", id(province)));
    }

    private String summary() {
        JsonNode summary = ofProvince(api.as("anonymous")).at("/node/commendationSummary");
        return summary.get("collectives").asInt() + " " + summary.get("individuals").asInt() + " " + summary.get("families").asInt();
    }

    private void assertTotalsAreWhatTheAwardsSay() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void walksFromTheNominationToTheCeremony() {
        JsonNode nominated = officer.nominate(commune, FAMILY, "Gia đình  hiếu học", "2023-11-01");
        assertThat(nominated.get("state").asString()).isEqualTo("NOMINATED");
        assertThat(nominated.get("recipient").asString() + ", " + nominated.get("address").asString()).isEqualTo("Nguyễn Văn Hòa, 12 Lê Lợi");
        assertThat(nominated.get("authority").asString()).isEqualTo(officer.api().data("query($id: ID!) { node(id: $id) { ... on Organization { name } } }", Map.of("id", id(commune))).at("/node/name").asString());
        officer.refused("SELF_APPROVAL", "id", "verifyCommendation", step(nominated, "2023-11-02"));
        JsonNode verified = second.verify(nominated, "2023-11-02");
        JsonNode decided = approver.decide(verified, "12/QĐ-HKH", "2023-11-10", 500_000L);
        assertThat(decided.get("state").asString() + decided.get("decisionNumber").asString() + decided.get("decidedOn").asString()).isEqualTo("DECIDED12/QĐ-HKH2023-11-10");
        assertThat(decided.at("/decidingOrganization/id").asString()).isEqualTo(id(commune));
        assertThat(summary()).as("nothing counts before the ceremony").isEqualTo("0 0 0");
        officer.refused("STEP_TOO_EARLY", "on", "awardCommendations", ceremony("2023-11-09", decided));
        JsonNode awarded = officer.award("2023-11-20", decided);
        assertThat(awarded).hasSize(1);
        assertThat(awarded.at("/0/amount").asLong()).isEqualTo(500_000);
        assertThat(summary()).isEqualTo("0 0 1");
        JsonNode shown = officer.shown(decided.get("id").asString());
        assertThat(shown.get("awardedOn").asString()).isEqualTo("2023-11-20");
        assertThat(shown.at("/commendation/id").asString()).isEqualTo(awarded.at("/0/id").asString());
        assertThat(shown.get("steps").valueStream().map(step -> step.get("state").asString() + " " + step.get("on").asString() + " " + step.get("takenBy").asString()))
            .containsExactly("NOMINATED 2023-11-01 lan", "VERIFIED 2023-11-02 minh", "DECIDED 2023-11-10 hoa", "AWARDED 2023-11-20 lan");
        assertTotalsAreWhatTheAwardsSay();
    }

    @Test
    void showsTheAwardToAllButItsFamilyAndItsCaseToFew() {
        JsonNode decided = decided(FAMILY, "Hiếu học", 500_000L);
        assertThat(ofProvince(api.as("anonymous")).at("/commendations/totalCount").asInt()).isZero();
        assertThat(ofProvince(officer.api()).at("/commendationCases/nodes/0/recipient").asString()).isEqualTo("Nguyễn Văn Hòa");
        officer.award("2023-11-20", decided);
        for (Api outsider : List.of(api.as("anonymous"), stranger)) {
            JsonNode seen = ofProvince(outsider);
            assertThat(seen.at("/commendationCases/totalCount").asInt()).isZero();
            assertThat(seen.at("/commendations/totalCount").asInt()).isEqualTo(1);
            assertThat(seen.at("/commendations/nodes/0/recipient").isNull()).isTrue();
            assertThat(seen.at("/commendations/nodes/0/case").isNull()).isTrue();
            assertThat(seen.at("/commendations/nodes/0/amount").asLong()).isEqualTo(500_000);
            assertThat(seen.at("/commendations/nodes/0/decidingOrganization/id").asString()).isEqualTo(id(commune));
            assertThat(outsider.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", decided.get("id").asString())).get("node").isNull()).isTrue();
        }
        assertThat(ofProvince(officer.api()).at("/commendations/nodes/0/case/state").asString()).isEqualTo("AWARDED");
        String search = "query($id: ID) { commendations(within: $id, where: { recipient: { contains: \"van hoa\" } }) { totalCount } }";
        assertThat(officer.api().data(search, Map.of("id", id(province))).at("/commendations/totalCount").asInt()).isEqualTo(1);
        assertThat(stranger.data(search, Map.of("id", id(province))).at("/commendations/totalCount").asInt()).isZero();
    }

    @Test
    void findsTheHistoryOfAFamilyByItsHeadAndAddress() {
        officer.award("2023-11-20", decided(FAMILY, "Hiếu học", null), decided(Map.of("kind", "FAMILY", "name", "Nguyễn Văn Hòa", "address", "14 Lê Lợi"), "Hiếu học", null));
        String search = "query($id: ID, $a: String) { commendations(within: $id, where: { recipient: { eq: \"Nguyễn Văn Hòa\" }, address: { contains: $a } }) { totalCount } }";
        assertThat(List.of("12 le loi", "14 Lê Lợi", "le loi", "16").stream().map(address -> officer.api().data(search, Map.of("id", id(province), "a", address)).at("/commendations/totalCount").asInt()))
            .containsExactly(1, 1, 2, 0);
        String byAddress = "query($id: ID) { commendations(within: $id, where: { address: { contains: \"le loi\" } }) { totalCount } }";
        assertThat(officer.api().data(byAddress, Map.of("id", id(province))).at("/commendations/totalCount").asInt()).isEqualTo(2);
        assertThat(stranger.data(byAddress, Map.of("id", id(province))).at("/commendations/totalCount").asInt()).as("nobody searches for where others live").isZero();
        String shown = "query($id: ID) { commendations(within: $id) { nodes { address } } }";
        assertThat(officer.api().data(shown, Map.of("id", id(province))).findValuesAsString("address")).containsExactlyInAnyOrder("12 Lê Lợi", "14 Lê Lợi");
        assertThat(stranger.data(shown, Map.of("id", id(province))).findValues("address")).hasSize(2).allMatch(JsonNode::isNull);
    }

    @Test
    void findsCasesByWhoNominatedAndWhoseTurnItIs() {
        approver.up(verified(FAMILY, "Hiếu học"), "2023-11-03");
        assertThat(Stream.of("organization", "desk").flatMap(of -> Stream.of("COMMUNE", "PROVINCE").map(level -> above.api().data(
            "query($id: ID!) { commendationCases(within: $id, where: {" + of + ": {level: " + level + "}}) { totalCount } }", Map.of("id", id(province))).at("/commendationCases/totalCount").asInt())))
            .containsExactly(1, 0, 0, 1);
    }

    /** Commendations by a name in the reason and by what is in none, then all cases and those with the name. */
    private List<Integer> foundByReason(Api caller) {
        return Stream.of("commendations(within: $id, where: {reason: {contains: \"van hoa\"}})", "commendations(within: $id, where: {not: {reason: {contains: \"khong co\"}}})",
            "commendationCases(within: $id)", "commendationCases(within: $id, where: {reason: {contains: \"hoa\"}})")
            .map(list -> caller.data("query($id: ID!) { list: " + list + " { totalCount } }", Map.of("id", id(commune))).at("/list/totalCount").asInt()).toList();
    }

    /** What somebody is commended for may name them; a school's is public. */
    @Test
    void tellsWhatPeopleAreCommendedForToThoseOfTheScopeAlone() {
        JsonNode family = decided(FAMILY, "Gia đình ông Nguyễn Văn Hòa hiếu học", null);
        officer.award("2023-11-20", family, decided(SCHOOL, "Trường hiếu học", null));
        JsonNode refused = approver.done("refuseCommendation", step(officer.nominate(commune, FAMILY, "Việc khác của ông Hòa", "2023-11-01"), "2023-11-02", "reason", "Ông Hòa rút"));
        String query = """
            query($id: ID!, $case: ID!) { commendations(within: $id, first: 5) { nodes { reason } } node(id: $case) { ... on CommendationCase { reason refusalReason } } }""";
        Map<String, Object> asked = Map.of("id", id(commune), "case", refused.get("id").asString());
        for (Api within : List.of(officer.api(), above.api(), api.withToken(SelfIssued.token("xem", "VIEWER", commune)))) {
            JsonNode seen = within.data(query, asked);
            assertThat(seen.at("/commendations/nodes").findValuesAsString("reason")).containsExactly("Gia đình ông Nguyễn Văn Hòa hiếu học", "Trường hiếu học");
            assertThat(foundByReason(within)).containsExactly(1, 2, 3, 2);
            assertThat(seen.get("node").toString()).isEqualTo("{\"reason\":\"Việc khác của ông Hòa\",\"refusalReason\":\"Ông Hòa rút\"}");
        }
        for (Api outside : List.of(api.as("anonymous"), stranger)) {
            JsonNode seen = outside.data(query, asked);
            assertThat(seen.at("/commendations/nodes").findValuesAsString("reason")).containsExactly("", "Trường hiếu học");
            assertThat(foundByReason(outside)).containsExactly(0, 1, 0, 0);
            assertThat(seen.get("node").isNull()).isTrue();
            assertThat(new String(Downloads.export(outside, "x.csv", "{ commendations(within: \"" + id(commune) + "\") { nodes { recipient reason } } }").body(), UTF_8))
                .contains("Trường hiếu học").doesNotContain("Hòa");
        }
    }

    @Test
    void goesUpToTheProvinceAndToAnAuthorityOutside() {
        JsonNode verified = verified(SCHOOL, "Xây dựng xã hội học tập");
        JsonNode up = approver.up(verified, "2023-11-03");
        assertThat(up.get("state").asString() + up.at("/desk/id").asString()).isEqualTo("PROPOSED_UP" + id(province));
        assertThat(up.at("/organization/id").asString()).isEqualTo(id(commune));
        approver.refused("COMMENDATION_UNKNOWN", "id", "decideCommendation", step(up, "2023-11-05", "idempotencyKey", key(), "decisionNumber", "1", "signer", "A"));
        above.refused("TEXT_EMPTY", "authority", "proposeCommendationUp", step(up, "2023-11-05"));
        JsonNode outside = above.done("proposeCommendationUp", step(up, "2023-11-05", "authority", "Ủy ban nhân dân tỉnh"));
        assertThat(outside.get("outside").asBoolean()).isTrue();
        assertThat(outside.get("authority").asString()).isEqualTo("Ủy ban nhân dân tỉnh");
        above.refused("MONEY_FROM_OUTSIDE", "amount", "decideCommendation",
            step(outside, "2023-12-01", "idempotencyKey", key(), "decisionNumber", "99/QĐ-UBND", "signer", "Chủ tịch", "amount", 1_000));
        JsonNode decided = above.decide(outside, "99/QĐ-UBND", "2023-12-01", null);
        assertThat(decided.get("decidingOrganization").isNull()).isTrue();
        above.award("2023-12-20", decided);
        assertThat(summary()).isEqualTo("1 0 0");
        JsonNode communes = api.data("query($id: ID!) { node(id: $id) { ... on Organization { commendations { nodes { authority recipient } } } } }", Map.of("id", id(commune)));
        assertThat(communes.at("/node/commendations/nodes/0/authority").asString()).as("it counts for whoever nominated").isEqualTo("Ủy ban nhân dân tỉnh");
        JsonNode second = above.decide(approver.up(verified(SCHOOL, "Khuyến tài"), "2023-11-03"), "7/QĐ", "2023-12-01", 900L);
        assertThat(second.at("/decidingOrganization/id").asString()).isEqualTo(id(province));
        assertTotalsAreWhatTheAwardsSay();
    }

    @Test
    void isGivenOnceForOneMerit() {
        officer.nominate(commune, FAMILY, "Gia đình hiếu học", "2023-11-01");
        Map<String, Object> same = Map.of("kind", "FAMILY", "name", Normalizer.normalize("nguyễn văn hoà", Normalizer.Form.NFD), "address", "12  lê lợi");
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(commune, same, "GIA ĐÌNH HIẾU HỌC.", "2023-11-05"));
        officer.nominate(commune, FAMILY, "Gia đình hiến đất", "2023-11-05");
        officer.nominate(commune, Map.of("kind", "FAMILY", "name", "Nguyễn Văn Hòa", "address", "14 Lê Lợi"), "Gia đình hiếu học", "2023-11-05");
        officer.nominate(commune, Map.of("kind", "COLLECTIVE", "organization", id(board)), "Xuất sắc", "2023-11-05");
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation",
            nomination(commune, Map.of("kind", "COLLECTIVE", "organization", id(board)), "Xuất sắc", "2023-11-06"));
        register.award(List.of(new Award(commune, RecipientKind.COLLECTIVE, "Chi hội cũ", CommendationForm.CERTIFICATE_OF_MERIT, "Hội", "1/QĐ", LocalDate.of(2023, 5, 1), "Xuất sắc")));
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(commune, Map.of("kind", "COLLECTIVE", "name", "Chi hội cũ"), "Xuất sắc", "2023-11-06"));
        assertTotalsAreWhatTheAwardsSay();
    }

    @Test
    void isGivenOnceByABodyToWhomTheBodiesOfItsCommuneNominate() {
        CommendationDesk checking = desk("dung", "OFFICER-VIEWER", province);
        OrganizationId elsewhere = fixtures.aCommune(province);
        for (Map<String, Object> somebody : List.of(FAMILY, Map.<String, Object>of("kind", "INDIVIDUAL", "name", "Trần Thị Mai"))) {
            JsonNode up = approver.up(second.verify(officer.nominate(board, somebody, "Hiếu học", "2023-11-01"), "2023-11-02"), "2023-11-03");
            officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(commune, somebody, "Hiếu học", "2023-11-04"));
            officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(other, somebody, "Hiếu học", "2023-11-04"));
            approver.done("refuseCommendation", step(up, "2023-11-04", "reason", "Thiếu minh chứng"));
            above.up(checking.verify(officer.nominate(commune, somebody, "Hiếu học", "2023-11-05"), "2023-11-05"), "2023-11-06");
            JsonNode namesake = above.up(checking.verify(above.nominate(elsewhere, somebody, "Hiếu học", "2023-11-05"), "2023-11-05"), "2023-11-06");
            assertThat(namesake.at("/desk/id").asString()).as("of another commune it is somebody else").isEqualTo(id(province));
        }
    }

    @Test
    void isNominatedOnceByManyAtOnce() throws Exception {
        List<Callable<String>> clerks = Collections.nCopies(8, () -> {
            JsonNode answer = officer.send("nominateCommendation", "vi", nomination(commune, FAMILY, "Hiếu học", "2023-11-01"));
            return answer.at("/data/nominateCommendation/errors/0/code").asString("none");
        });
        List<String> codes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var answer : pool.invokeAll(clerks)) {
                codes.add(answer.get());
            }
        }
        assertThat(codes).containsOnlyOnce("none").filteredOn(code -> !code.equals("none")).containsOnly("COMMENDATION_KNOWN");
        assertThat(ofProvince(officer.api()).at("/commendationCases/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void mayBeNominatedAgainAfterARefusal() {
        JsonNode nominated = officer.nominate(commune, FAMILY, "Hiếu học", "2023-11-01");
        approver.refused("TEXT_EMPTY", "reason", "refuseCommendation", step(nominated, "2023-11-02", "reason", " "));
        JsonNode refused = approver.done("refuseCommendation", step(nominated, "2023-11-02", "reason", "Thiếu minh chứng"));
        assertThat(refused.get("state").asString() + refused.get("refusalReason").asString()).isEqualTo("REFUSEDThiếu minh chứng");
        second.refused("COMMENDATION_STATE_WRONG", "id", "verifyCommendation", step(refused, "2023-11-03"));
        second.refused("CONFLICT", "version", "verifyCommendation", step(nominated, "2023-11-03"));
        officer.nominate(commune, FAMILY, "Hiếu học", "2023-11-04");
        assertThat(ofProvince(officer.api()).at("/commendationCases/nodes").findValuesAsString("state")).containsExactlyInAnyOrder("REFUSED", "NOMINATED");
    }

    @Test
    void refusesWhatCannotBe() {
        officer.refused("RECIPIENT_AMBIGUOUS", "recipient", "nominateCommendation", nomination(commune, Map.of("kind", "FAMILY"), "Tốt", "2023-11-01"));
        officer.refused("RECIPIENT_AMBIGUOUS", "recipient", "nominateCommendation",
            nomination(commune, Map.of("kind", "INDIVIDUAL", "organization", id(board)), "Tốt", "2023-11-01"));
        officer.refused("RECIPIENT_AMBIGUOUS", "recipient", "nominateCommendation",
            nomination(commune, Map.of("kind", "COLLECTIVE", "name", "A", "address", "B"), "Tốt", "2023-11-01"));
        officer.refused("TEXT_EMPTY", "recipient.address", "nominateCommendation", nomination(commune, Map.of("kind", "FAMILY", "name", "A"), "Tốt", "2023-11-01"));
        officer.refused("MEMBER_UNKNOWN", "recipient.member", "nominateCommendation",
            nomination(commune, Map.of("kind", "INDIVIDUAL", "member", GlobalId.of("Member", 7)), "Tốt", "2023-11-01"));
        officer.refused("ORGANIZATION_UNKNOWN", "recipient.organization", "nominateCommendation",
            nomination(commune, Map.of("kind", "COLLECTIVE", "organization", GlobalId.of("Organization", 7)), "Tốt", "2023-11-01"));
        officer.refused("ORGANIZATION_UNKNOWN", "organization", "nominateCommendation", nomination(province, SCHOOL, "Tốt", "2023-11-01"));
        officer.refused("DATE_IN_FUTURE", "on", "nominateCommendation", nomination(commune, SCHOOL, "Tốt", "2099-11-01"));
        officer.refused("MERIT_YEARS_IMPOSSIBLE", "meritYear", "nominateCommendation", nomination(commune, SCHOOL, "Tốt", "2022-11-01"));
        officer.refused("MERIT_YEARS_IMPOSSIBLE", "meritSince", "nominateCommendation",
            Stream.concat(Stream.of(nomination(commune, SCHOOL, "Tốt", "2023-11-01")), Stream.of("meritSince", 2024)).toArray());
        JsonNode verified = verified(SCHOOL, "Tốt");
        for (Object[] bad : new Object[][] {{0L, "AMOUNT_NOT_POSITIVE"}, {-5L, "AMOUNT_NEGATIVE"}, {10_000_000_000_001L, "AMOUNT_TOO_LARGE"}}) {
            approver.refused((String) bad[1], "amount", "decideCommendation",
                step(verified, "2023-11-05", "idempotencyKey", key(), "decisionNumber", "1", "signer", "A", "amount", bad[0]));
        }
        approver.refused("STEP_TOO_EARLY", "on", "decideCommendation", step(verified, "2023-11-01", "idempotencyKey", key(), "decisionNumber", "1", "signer", "A"));
        officer.refused("COMMENDATION_STATE_WRONG", "cases.0.id", "awardCommendations", ceremony("2023-11-20", verified));
        officer.refused("LIST_EMPTY", "cases", "awardCommendations", ceremony("2023-11-20"));
        JsonNode decided = approver.decide(verified, "1/QĐ", "2023-11-05", null);
        officer.refused("COMMENDATION_TWICE", "cases.1.id", "awardCommendations", ceremony("2023-11-20", decided, decided));
        officer.refused("LIST_TOO_LONG", "cases", "awardCommendations", ceremony("2023-11-20", Collections.nCopies(101, decided).toArray(JsonNode[]::new)));
        new CommendationDesk(stranger).refused("COMMENDATION_UNKNOWN", "cases.0.id", "awardCommendations", ceremony("2023-11-20", decided));
        assertThat(officer.send("decideCommendation", "vi", step(decided, "2023-11-05", "idempotencyKey", key(), "decisionNumber", "1", "signer", "A"))
            .at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        assertThat(summary()).isEqualTo("0 0 0");
    }

    @Test
    void isNotDecidedByWhoeverNominated() {
        JsonNode nominated = approver.nominate(commune, SCHOOL, "Tốt", "2023-11-01");
        JsonNode verified = second.verify(nominated, "2023-11-02");
        approver.refused("SELF_APPROVAL", "id", "decideCommendation", step(verified, "2023-11-05", "idempotencyKey", key(), "decisionNumber", "1", "signer", "A"));
        assertThat(above.decide(verified, "1/QĐ", "2023-11-05", null).at("/decidingOrganization/id").asString()).isEqualTo(id(commune));
    }

    @Test
    void tellsAllOfAMemberAndOfAnOrganization() {
        fixtures.enrol(board, 1, LocalDate.of(2020, 1, 1), null);
        JsonNode member = officer.api().data("query($id: ID!) { node(id: $id) { ... on Organization { members(first: 1) { nodes { id fullName person { id } } } } } }",
            Map.of("id", id(board))).at("/node/members/nodes/0");
        JsonNode person = decided(Map.of("kind", "INDIVIDUAL", "member", member.get("id").asString()), "Tận tụy", null);
        assertThat(person.get("recipient").asString()).isEqualTo(member.get("fullName").asString());
        JsonNode collective = decided(Map.of("kind", "COLLECTIVE", "organization", id(board)), "Xuất sắc", null);
        JsonNode more = decided(Map.of("kind", "COLLECTIVE", "organization", id(other)), "Xuất sắc", null);
        JsonNode awarded = officer.award("2023-11-20", person, collective, more);
        assertThat(awarded).hasSize(3);
        String history = "query($of: ID) { commendations(recipient: $of) { nodes { id } } commendationCases(recipient: $of) { nodes { id } } }";
        for (String of : List.of(member.get("id").asString(), member.at("/person/id").asString())) {
            JsonNode mine = officer.api().data(history, Map.of("of", of));
            assertThat(mine.at("/commendationCases/nodes").findValuesAsString("id")).containsExactly(person.get("id").asString());
            assertThat(mine.at("/commendations/nodes")).hasSize(1);
            assertThat(stranger.data(history, Map.of("of", of)).at("/commendations/nodes")).isEmpty();
        }
        assertThat(stranger.data(history, Map.of("of", id(board))).at("/commendations/nodes")).hasSize(1);
        assertThat(stranger.data(history, Map.of("of", "rubbish")).at("/commendations/nodes")).isEmpty();
        assertThat(summary()).isEqualTo("2 1 0");
    }

    @Test
    void listsWhatLiesAtADesk() {
        JsonNode stays = officer.nominate(commune, FAMILY, "Hiếu học", "2023-11-01");
        approver.up(verified(SCHOOL, "Tốt"), "2023-11-03");
        String desk = "query($id: ID!, $state: [CommendationState!]) { node(id: $id) { ... on Organization { commendationCases(where: { state: $state }) { nodes { id } } } } }";
        assertThat(above.api().data(desk, Map.of("id", id(commune))).at("/node/commendationCases/nodes").findValuesAsString("id")).containsExactly(stays.get("id").asString());
        assertThat(above.api().data(desk, Map.of("id", id(province), "state", "PROPOSED_UP")).at("/node/commendationCases/nodes")).hasSize(1);
        assertThat(officer.api().data(desk, Map.of("id", id(province))).at("/node/commendationCases/nodes")).as("what it nominated itself").hasSize(1);
        assertThat(stranger.data(desk, Map.of("id", id(province))).at("/node/commendationCases/nodes")).isEmpty();
    }

    @Test
    void repeatsTheFirstAnswerToACeremonyThatIsSentTwice() {
        Object[] twice = ceremony("2023-11-20", decided(FAMILY, "Hiếu học", null));
        assertThat(officer.done("awardCommendations", twice)).isEqualTo(officer.done("awardCommendations", twice));
        assertThat(summary()).isEqualTo("0 0 1");
    }

    @Test
    void awardsManyAtOneCeremonyAndRepeatsItsAnswer() {
        List<Long> keys = register.draftCommendations("campaign:" + key(), IntStream.range(0, 32).mapToObj(i -> new Draft(commune, RecipientKind.COLLECTIVE, null, "Tập thể " + i, null,
            CommendationForm.FLAG, "ề".repeat(400), 2023)).toList(), LocalDate.of(2023, 11, 1));
        JsonNode[] decided = keys.stream().map(of -> approver.decide(second.verify(officer.shown(GlobalId.of("CommendationCase", of)), "2023-11-02"), "Lễ trao 1", "2023-11-03", null))
            .toArray(JsonNode[]::new);
        Object[] all = ceremony("2023-11-20", decided);
        JsonNode awarded = officer.done("awardCommendations", all);
        assertThat(awarded.findValuesAsString("id")).isEqualTo(keys.stream().map(of -> GlobalId.of("Commendation", of)).toList());
        assertThat(officer.done("awardCommendations", all)).isEqualTo(awarded);
        assertThat(summary()).isEqualTo("32 0 0");
        await().atMost(20, SECONDS).until(() -> told(keys.getFirst()) == 1 && told(keys.getLast()) == 1);
        assertThat(sql.fetch("select SERIALIZED_EVENT from " + EVENTS + " where SERIALIZED_EVENT like ?", "%Lễ trao 1%").getValues(0, String.class)).hasSize(3);
    }

    private int told(long commendation) {
        return sql.fetchSingle("select count(*) from " + EVENTS + " where SERIALIZED_EVENT like ?", "%" + commendation + "%").get(0, Integer.class);
    }

    @Test
    void draftsForOtherModulesOnce() {
        List<Draft> drafts = new ArrayList<>(IntStream.range(0, 30).mapToObj(i -> new Draft(commune, RecipientKind.COLLECTIVE, null, "Tập thể " + i, null,
            CommendationForm.CERTIFICATE_OF_MERIT, "Hoàn thành phong trào", 2023)).toList());
        drafts.add(new Draft(commune, RecipientKind.COLLECTIVE, board, "Ban", null, CommendationForm.FLAG, "Dẫn đầu", 2023));
        List<Long> keys = register.draftCommendations("campaign:42", drafts, LocalDate.of(2023, 12, 20));
        assertThat(keys).hasSize(31).doesNotHaveDuplicates();
        drafts.add(new Draft(commune, RecipientKind.COLLECTIVE, other, "Ban khác", null, CommendationForm.FLAG, "Dẫn đầu", 2023));
        List<Long> again = register.draftCommendations("campaign:42", drafts, LocalDate.of(2023, 12, 21));
        assertThat(again.subList(0, 31)).isEqualTo(keys);
        assertThat(register.draftCommendations("campaign:43", drafts, LocalDate.of(2023, 12, 21))).as("the merit is the same").isEqualTo(again);
        assertThat(ofProvince(officer.api()).at("/commendationCases/totalCount").asInt()).isEqualTo(32);
        JsonNode first = officer.shown(GlobalId.of("CommendationCase", keys.getFirst()));
        assertThat(first.get("state").asString()).isEqualTo("NOMINATED");
        officer.award("2023-12-25", approver.decide(second.verify(first, "2023-12-22"), "3/QĐ", "2023-12-23", null));
        drafts.set(0, new Draft(province, RecipientKind.COLLECTIVE, null, "X", null, CommendationForm.FLAG, "Y", 2023));
        drafts.add(new Draft(new OrganizationId(5), RecipientKind.COLLECTIVE, null, "X", null, CommendationForm.FLAG, "Y", 2023));
        assertRefused(() -> register.draftCommendations("campaign:44", drafts, LocalDate.of(2023, 12, 21)), "ORGANIZATION_UNKNOWN");
        assertThat(ofProvince(above.api()).at("/commendationCases/totalCount").asInt()).as("all or none").isEqualTo(32);
        assertTotalsAreWhatTheAwardsSay();
    }

    @Test
    void goesOnAtTheSuccessorsDesk() {
        CommendationDesk boards = desk("sinh", "OFFICER-APPROVER-VIEWER", board);
        JsonNode open = boards.nominate(board, FAMILY, "Hiếu học", "2023-05-01");
        JsonNode given = officer.nominate(board, SCHOOL, "Tốt", "2023-05-01");
        officer.award("2023-06-01", approver.decide(second.verify(given, "2023-05-02"), "1/QĐ", "2023-05-03", null));
        organizations.merge(List.of(new Merger(board, other)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> officer.shown(open.get("id").asString()).at("/desk/id").asString().equals(id(other)));
        JsonNode moved = officer.shown(open.get("id").asString());
        assertThat(moved.at("/organization/id").asString() + moved.get("stepOn").asString()).isEqualTo(id(other) + "2023-07-01");
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(other, FAMILY, "Hiếu học", "2023-07-02"));
        officer.award("2023-09-01", approver.decide(second.verify(moved, "2023-08-01"), "2/QĐ", "2023-08-02", null));
        Map<String, Integer> counts = new HashMap<>();
        for (OrganizationId of : List.of(board, other)) {
            counts.put(of.equals(board) ? "board" : "successor", api.data("query($id: ID!) { node(id: $id) { ... on Organization { commendations { totalCount } } } }", Map.of("id", id(of)))
                .at("/node/commendations/totalCount").asInt());
        }
        assertThat(counts).isEqualTo(Map.of("board", 1, "successor", 1));
        assertThat(summary()).isEqualTo("1 0 1");
        assertTotalsAreWhatTheAwardsSay();
    }

    @Test
    void isToldInLessThanTwoKilobytes() {
        CommendationsAwarded largest = new CommendationsAwarded(Long.MAX_VALUE, LocalDate.of(2023, 11, 20), Long.MAX_VALUE, Long.MAX_VALUE, "Đ".repeat(60),
            Collections.nCopies(CommendationsAwarded.MOST, new Awarded(Long.MAX_VALUE, Long.MAX_VALUE, 10_000_000_000_000L)));
        assertThat(json.writeValueAsBytes(largest)).hasSizeLessThan(2_000);
    }

    @Test
    void isNotGivenBelowOfWhatWasProposedUpwards() {
        JsonNode up = approver.up(verified(FAMILY, "Hiếu học"), "2023-11-03");
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(commune, FAMILY, "Hiếu học", "2023-11-04"));
        above.done("refuseCommendation", step(up, "2023-11-04", "reason", "Thiếu minh chứng"));
        above.up(desk("dung", "OFFICER-VIEWER", commune).verify(officer.nominate(commune, FAMILY, "Hiếu học", "2023-11-05"), "2023-11-05"), "2023-11-06");
        officer.refused("COMMENDATION_KNOWN", "recipient", "nominateCommendation", nomination(commune, FAMILY, "Hiếu học", "2023-11-07"));
    }

    @Test
    void isDecidedOnceOfTwoThatAMergerBroughtTogether() {
        CommendationDesk checking = desk("dung", "OFFICER-VIEWER", province), deciding = desk("ky", "APPROVER-VIEWER", province);
        OrganizationId elsewhere = fixtures.aBoard(fixtures.aCommune(province), Fixtures.LONG_AGO);
        JsonNode first = checking.verify(above.nominate(board, FAMILY, "Hiếu học", "2023-05-01"), "2023-05-02"), twin = checking.verify(above.nominate(elsewhere, FAMILY, "Hiếu học", "2023-05-01"), "2023-05-02");
        organizations.merge(List.of(new Merger(board, elsewhere)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> above.shown(first.get("id").asString()).at("/desk/id").asString().equals(id(elsewhere)));
        deciding.refused("COMMENDATION_KNOWN", "id", "decideCommendation",
            step(above.shown(first.get("id").asString()), "2023-08-01", "idempotencyKey", key(), "decisionNumber", "1/QĐ", "signer", "A"));
        deciding.done("refuseCommendation", step(twin, "2023-08-01", "reason", "Trùng"));
        above.award("2023-09-01", deciding.decide(above.shown(first.get("id").asString()), "1/QĐ", "2023-08-01", null));
        assertThat(summary()).isEqualTo("0 0 1");
        assertTotalsAreWhatTheAwardsSay();
    }
}
