package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.TitleDesk.but;
import static vn.khuyenhoc.testing.TitleDesk.id;
import static vn.khuyenhoc.testing.TitleDesk.key;
import static vn.khuyenhoc.testing.TitleDesk.registration;
import static vn.khuyenhoc.testing.TitleDesk.scores;
import static vn.khuyenhoc.testing.TitleDesk.with;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.CommendationDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.TitleDesk;
import vn.khuyenhoc.testing.WriteTest;

/** Every document of the library that changes something, or goes on, does what it says, with what the library's lists tell of ids and versions; so do lists of what the sample has none of. */
@WriteTest
class LibraryWritesTest {
    private static final String FAMILY = "LEARNING_FAMILY";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @LocalServerPort int port;

    OrganizationId province, commune;
    Api officer, second, approver;

    @BeforeEach
    void aCommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province));
        second = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", province));
        approver = api.withToken(SelfIssued.token("hoa", "OFFICER-APPROVER-VIEWER", province));
    }

    static Stream<String> documents() {
        return Library.files().stream().filter(file -> new Parser().parseDocument(Api.library(file)).getDefinitionsOfType(OperationDefinition.class).getFirst().getOperation() != Operation.QUERY);
    }

    /** A document that nothing is said of here fails. */
    @ParameterizedTest
    @MethodSource("documents")
    void doesWhatItSays(String file) {
        switch (file) {
            case "campaign/follow-progress.graphql" -> follows(file);
            case "fund/record-contribution.graphql" -> assertThat(given(1_000_000).toString()).contains("\"amount\":1000000", "\"donorName\":\"Công ty Hòa Bình\"", "\"receiptNumber\":\"1/2021\"");
            case "fund/pay-grant.graphql" -> pays(file);
            case "fund/close-fund-year.graphql" -> assertThat(closed().get("closingBalance").asLong()).isEqualTo(700_000);
            case "fund/disclose-fund-year.graphql" -> discloses(file);
            case "recognition/register-title-case.graphql" -> assertThat(registered("Nguyễn Văn Hòa").at("/state").asString()).isEqualTo("REGISTERED");
            case "recognition/assess-title-case.graphql" -> assertThat(assessed().toString()).contains("\"state\":\"SELF_ASSESSED\"", "\"stepOn\":\"2023-09-01\"", "\"sum\":100");
            case "recognition/review-title-case.graphql" -> assertThat(reviewed().toString()).contains("\"state\":\"REVIEWED\"", "\"sum\":80", "\"sufficient\":true");
            case "recognition/propose-title-case.graphql" -> assertThat(proposed().toString()).contains("\"state\":\"PROPOSED\"", "\"stepOn\":\"2023-10-10\"");
            case "recognition/refuse-title-case.graphql" -> refuses(file);
            case "recognition/decide-title-cases.graphql" -> assertThat(decided().toString()).contains("\"state\":\"RECOGNISED\"", "\"number\":\"5/QĐ\"", "\"heldUntil\":\"2040-11-10\"");
            case "recognition/revoke-title.graphql" -> revokes(file);
            case "recognition/recognise-titles.graphql" -> assertThat(recognised().toString()).isEqualTo("2");
            case "recognition/take-back-title.graphql" -> takesBack(file);
            case "recognition/register-citizen-account.graphql" -> assertThat(account().toString()).contains("\"state\":\"REGISTERED\"", "\"registeredOn\":\"2023-02-01\"", "\"code\":\"CD-" + province.value());
            case "recognition/confirm-citizen-account.graphql" -> assertThat(confirmed().toString()).contains("\"state\":\"CONFIRMED\"", "\"confirmedOn\":\"2023-04-01\"");
            case "recognition/close-citizen-account.graphql" -> closes(file);
            case "recognition/report-eligible.graphql" -> assertThat(reported().toString()).contains("\"count\":1200", "\"reportedOn\":\"2023-01-01\"", "\"until\":null");
            case "recognition/withdraw-eligible-report.graphql" -> withdraws(file);
            case "recognition/adopt-criteria-sheet.graphql" -> assertThat(adopted().toString()).contains("\"state\":\"IN_FORCE\"", "\"validFrom\":\"2022-04-01\"");
            case "recognition/award-commendations.graphql" -> awards(file);
            default -> throw new AssertionError("nobody has tried " + file);
        }
    }

    /** What a write answers beside its errors, of which there are none. */
    private static JsonNode sent(Api by, String file, Map<String, @Nullable Object> input) {
        JsonNode payload = by.data(Api.library(file), Map.of("input", input)).iterator().next();
        assertThat(payload.get("errors")).as(payload.toString()).isEmpty();
        return payload.iterator().next();
    }

    /** The one that a list of the library tells of. */
    private JsonNode only(String list, Map<String, ?> variables) {
        JsonNode nodes = new Library(officer).ask(list, variables).get("nodes");
        assertThat(nodes).as(list).hasSize(1);
        return nodes.get(0);
    }

    private static Map<String, @Nullable Object> step(JsonNode of, String on, Object... more) {
        return but(with("id", of.get("id").asString(), "version", of.get("version").asString(), "on", on), more);
    }

    private JsonNode given(long amount) {
        return sent(officer, "fund/record-contribution.graphql", with("idempotencyKey", key(), "organization", id(commune), "kind", "CASH", "amount", amount, "receivedOn", "2021-05-10",
            "donor", Map.of("kind", "BUSINESS", "name", "Công ty Hòa Bình")));
    }

    private void pays(String file) {
        given(1_000_000);
        JsonNode draft = officer.data("mutation($input: DraftGrantInput!) { draftGrant(input: $input) { grant { id } errors { code } } }", Map.of("input", with("idempotencyKey", key(),
            "organization", id(commune), "purpose", "SCHOLARSHIP", "title", "Học bổng vượt khó", "decisionNumber", "1/QĐ", "payOn", "2021-06-10", "turns", 4, "amount", 400_000))).at("/draftGrant/grant");
        JsonNode waiting = only("fund/grants-to-approve", Map.of("within", id(province)));
        assertThat(waiting.get("id")).isEqualTo(draft.get("id"));
        assertThat(waiting.toString()).contains("\"title\":\"Học bổng vượt khó\"", "\"turns\":4", "\"amount\":400000", "\"enteredBy\":\"lan\"", "\"balance\":1000000");
        assertThat(approver.data("mutation($input: ApproveGrantInput!) { approveGrant(input: $input) { errors { code } } }", Map.of("input", step(waiting, "2021-06-01"))).at("/approveGrant/errors")).isEmpty();
        JsonNode paid = sent(officer, file, with("idempotencyKey", key(), "id", draft.get("id").asString(), "on", "2021-06-10"));
        assertThat(paid.toString()).contains("\"state\":\"PAID\"", "\"paidOn\":\"2021-06-10\"", "\"turns\":4", "\"amount\":400000", "\"balance\":600000");
    }

    private JsonNode closed() {
        given(700_000);
        return sent(approver, "fund/close-fund-year.graphql", with("organization", id(commune), "year", 2021, "note", "Đã kiểm kê"));
    }

    private void discloses(String file) {
        closed();
        String code = officer.data("query($id: ID!) { node(id: $id) { ... on Organization { code } } }", Map.of("id", id(commune))).at("/node/code").asString();
        JsonNode year = new Library(officer).ask("fund/fund-year", Map.of("organization", code, "year", 2021)).get("fundYear");
        JsonNode disclosed = sent(approver, file, with("organization", id(commune), "year", 2021, "version", year.get("version").asString()));
        assertThat(disclosed.get("state").asString()).isEqualTo("DISCLOSED");
        assertThat(disclosed.get("version")).isNotEqualTo(year.get("version"));
    }

    private JsonNode adopted() {
        JsonNode draft = new TitleDesk(approver).draft(province, FAMILY, "387", 70);
        JsonNode listed = sheet(draft.get("id"));
        return sent(approver, "recognition/adopt-criteria-sheet.graphql", with("id", listed.get("id").asString(), "version", listed.get("version").asString(), "from", "2022-04-01"));
    }

    /** On whichever page of the list it is: other tests adopt sheets too. */
    private JsonNode sheet(JsonNode id) {
        Map<String, Object> asked = new HashMap<>(Map.of("titleKind", List.of(FAMILY), "first", 100));
        JsonNode page;
        do {
            page = new Library(officer).ask("recognition/criteria-sheets", asked);
            for (JsonNode sheet : page.get("nodes")) {
                if (sheet.get("id").equals(id)) {
                    return sheet;
                }
            }
            asked.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        throw new AssertionError("the sheet is not listed");
    }

    private JsonNode registered(String head) {
        adopted();
        return sent(officer, "recognition/register-title-case.graphql", registration(commune, FAMILY, 2023, head, "Thôn 1", "2023-02-01"));
    }

    private JsonNode waits(String state) {
        return only("recognition/title-cases", Map.of("within", id(province), "state", List.of(state)));
    }

    private JsonNode assessed() {
        registered("Nguyễn Văn Hòa");
        return sent(officer, "recognition/assess-title-case.graphql", step(waits("REGISTERED"), "2023-09-01", "scores", scores(35, 25, 40)));
    }

    private JsonNode reviewed() {
        assessed();
        return sent(second, "recognition/review-title-case.graphql", step(waits("SELF_ASSESSED"), "2023-10-01", "scores", scores(30, 20, 30)));
    }

    private JsonNode proposed() {
        reviewed();
        return sent(officer, "recognition/propose-title-case.graphql", step(waits("REVIEWED"), "2023-10-10"));
    }

    private void refuses(String file) {
        registered("Nguyễn Văn Hòa");
        JsonNode refused = sent(approver, file, step(waits("REGISTERED"), "2023-03-01", "reason", "Không cư trú"));
        assertThat(refused.get("state").asString() + refused.get("stepOn").asString()).isEqualTo("REFUSED2023-03-01");
    }

    private JsonNode decided() {
        proposed();
        JsonNode one = waits("PROPOSED");
        return sent(approver, "recognition/decide-title-cases.graphql", with("idempotencyKey", key(), "organization", id(commune), "number", "5/QĐ", "on", "2023-11-10", "signer", "Trần Văn Ký",
            "heldUntil", "2040-11-10", "recognised", List.of(with("id", one.get("id").asString(), "version", one.get("version").asString())))).get(0);
    }

    private void revokes(String file) {
        decided();
        JsonNode revoked = sent(approver, file, step(waits("RECOGNISED"), "2023-12-01", "reason", "Khai sai"));
        assertThat(revoked.toString()).contains("\"state\":\"REVOKED\"", "\"stepOn\":\"2023-12-01\"", "\"reason\":\"Khai sai\"");
    }

    private JsonNode recognised() {
        return sent(approver, "recognition/recognise-titles.graphql", with("idempotencyKey", key(), "organization", id(commune), "number", "6/QĐ", "decidedOn", "2023-11-10", "signer", "Trần Văn Ký",
            "titles", List.of(with("kind", FAMILY, "holder", "Chủ hộ A", "address", "Thôn 1"), with("kind", "LEARNING_CLAN", "holder", "Dòng họ Lê"))));
    }

    private void takesBack(String file) {
        recognised();
        JsonNode clan = only("recognition/titles", Map.of("within", id(commune)));
        JsonNode ended = sent(approver, file, with("idempotencyKey", key(), "id", clan.get("id").asString(), "on", "2023-12-01", "reason", "Khai sai"));
        assertThat(ended.toString()).contains("\"holder\":\"Dòng họ Lê\"", "\"heldUntil\":\"2023-12-01\"", "\"endedBy\":\"REVOKED\"", "\"endReason\":\"Khai sai\"");
    }

    private JsonNode account() {
        return sent(officer, "recognition/register-citizen-account.graphql", with("idempotencyKey", key(), "organization", id(commune), "code", "CD-" + province.value(), "holder", "Nguyễn Văn Hòa", "on", "2023-02-01"));
    }

    private JsonNode confirmed() {
        account();
        return sent(officer, "recognition/confirm-citizen-account.graphql", step(only("recognition/citizen-account-list", Map.of("within", id(province))), "2023-04-01"));
    }

    private void closes(String file) {
        confirmed();
        JsonNode closed = sent(officer, file, step(only("recognition/citizen-account-list", Map.of("within", id(province), "accountState", List.of("CONFIRMED"))), "2023-06-01", "reason", "Chuyển đi"));
        assertThat(closed.toString()).contains("\"state\":\"CLOSED\"", "\"closedOn\":\"2023-06-01\"", "\"confirmedOn\":\"2023-04-01\"");
    }

    private JsonNode reported() {
        return sent(officer, "recognition/report-eligible.graphql", with("idempotencyKey", key(), "organization", id(commune), "kind", FAMILY, "count", 1_200, "on", "2023-01-01", "source", "UBND xã"));
    }

    private void withdraws(String file) {
        reported();
        Map<String, ?> within = Map.of("within", id(province));
        JsonNode report = only("recognition/eligible-reports", within);
        assertThat(report.toString()).contains("\"count\":1200", "\"source\":\"UBND xã\"", "\"until\":null");
        assertThat(sent(officer, file, with("idempotencyKey", key(), "id", report.get("id").asString(), "on", "2023-06-01"))).isEqualTo(report.get("id"));
        assertThat(only("recognition/eligible-reports", within).get("until").asString()).isEqualTo("2023-06-01");
    }

    private void awards(String file) {
        CommendationDesk desk = new CommendationDesk(officer);
        JsonNode nominated = desk.nominate(commune, Map.of("kind", "FAMILY", "name", "Nguyễn Văn Hòa", "address", "12 Lê Lợi"), "Vượt khó", "2023-11-01");
        new CommendationDesk(approver).decide(new CommendationDesk(second).verify(nominated, "2023-11-02"), "12/QĐ-HKH", "2023-11-10", null);
        JsonNode waiting = only("recognition/commendation-cases", Map.of("within", id(province), "state", List.of("DECIDED")));
        assertThat(waiting.toString()).contains("\"recipientKind\":\"FAMILY\"", "\"reason\":\"Vượt khó\"", "\"meritYear\":2023", "\"stepOn\":\"2023-11-10\"");
        assertThat(waiting.get("steps").findValuesAsString("state")).containsExactly("NOMINATED", "VERIFIED", "DECIDED");
        JsonNode awarded = sent(approver, file, with("idempotencyKey", key(), "on", "2023-12-20",
            "cases", List.of(with("id", waiting.get("id").asString(), "version", waiting.get("version").asString())))).get(0);
        assertThat(awarded.toString()).contains("\"recipient\":\"Nguyễn Văn Hòa\"", "\"decisionNumber\":\"12/QĐ-HKH\"", "\"awardedOn\":\"2023-12-20\"", "\"payment\":null");
    }

    @Test
    void listsProposalsThatWait() {
        String unit = GlobalId.of("AdministrativeUnit", fixtures.unitOf(commune).value());
        assertThat(officer.data("mutation($input: ProposeOrganizationInput!) { proposeOrganization(input: $input) { errors { code } } }", Map.of("input", with("idempotencyKey", key(),
            "code", "B-" + province.value(), "name", "Chi hội thôn Bình Yên", "level", "BRANCH", "basis", "VILLAGE", "parent", id(commune), "unit", unit, "on", "2024-02-01"))).at("/proposeOrganization/errors")).isEmpty();
        JsonNode proposal = only("organization/proposals", Map.of("within", id(province)));
        assertThat(proposal.toString()).contains("\"name\":\"Chi hội thôn Bình Yên\"", "\"level\":\"BRANCH\"", "\"proposedOn\":\"2024-02-01\"", "\"code\":\"B-" + province.value());
    }

    @Test
    void listsTransfersThatWait() {
        given(1_000_000);
        assertThat(officer.data("mutation($input: PrepareTransferInput!) { prepareTransfer(input: $input) { errors { code } } }", Map.of("input", with("idempotencyKey", key(), "from", id(commune), "to", id(province),
            "amount", 250_000, "on", "2023-06-01", "reason", "Góp quỹ tỉnh"))).at("/prepareTransfer/errors")).isEmpty();
        JsonNode waiting = new Library(officer).ask("fund/transfers-waiting", Map.of("within", id(province))).get("nodes");
        assertThat(waiting.valueStream().map(one -> one.at("/transfersIn/totalCount").asInt())).as("the province and its commune").containsExactlyInAnyOrder(1, 0);
        assertThat(waiting.findValue("amount").asLong()).isEqualTo(250_000);
        assertThat(waiting.findValuesAsString("reason")).containsExactly("Góp quỹ tỉnh");
    }

    /** A file is of what was read: what changes something, or goes on, is refused where one is accepted, before it does anything. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void makesNoFileOfAWrite(String accepted) {
        Map<String, ?> given = Map.of("input", with("idempotencyKey", key(), "organization", id(commune), "kind", "CASH", "amount", 1_000, "receivedOn", "2021-05-10", "donor", Map.of("kind", "CLAN", "name", "Dòng họ Lê")));
        List<HttpRequest.Builder> asked = List.of(
            posted("/graphql", accepted, Map.of("query", Api.library("fund/record-contribution.graphql"), "variables", given)),
            posted("/graphql", accepted, Map.of("documentId", "RecordContribution", "variables", given)),
            posted("/exports/x." + (accepted.endsWith("csv") ? "csv" : "xlsx"), "*/*", Map.of("query", Api.library("fund/record-contribution.graphql"), "variables", given)),
            posted("/graphql", accepted, Map.of("query", Api.library("campaign/follow-progress.graphql"), "variables", Map.of("campaign", id(commune), "organization", id(commune)))));
        assertThat(asked).allSatisfy(request -> {
            HttpResponse<String> refused = officer.send(request);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(refused.body()).contains("\"code\":\"EXPORT_LIST_MISSING\"");
        });
        assertThat(officer.data("query($id: ID!) { contributions(within: $id) { totalCount } node(id: $id) { ... on Organization { fund { balance } } } }", Map.of("id", id(commune))).toString())
            .isEqualTo("{\"contributions\":{\"totalCount\":0},\"node\":{\"fund\":{\"balance\":0}}}");
    }

    private HttpRequest.Builder posted(String path, String accepted, Map<String, ?> body) {
        return officer.request(path, "vi").header("Content-Type", "application/json").setHeader("Accept", accepted).POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(body)));
    }

    private void follows(String file) {
        CampaignDesk desk = new CampaignDesk(officer);
        JsonNode plan = desk.done("recordCampaign", campaign(province, "PLAN"));
        desk.done("setTarget", CampaignDesk.target(plan, commune, "MONEY_RAISED", 1_000, "year", 2023));
        try (LiveClient client = LiveClient.ready(port, Map.of(), "{\"Authorization\": \"Bearer " + SelfIssued.token("v", "VIEWER", commune) + "\"}")) {
            client.subscribe("p", Map.of("query", Api.library(file), "variables", Map.of("campaign", plan.get("id").asString(), "organization", id(commune))));
            JsonNode first = client.hears("next").at("/payload/data/campaignProgress");
            assertThat(first.at("/targets/0/target").toString()).isEqualTo("{\"indicator\":\"MONEY_RAISED\",\"year\":2023,\"amount\":\"1000\"}");
            assertThat(first.at("/targets/0/progress/value").asString() + first.at("/targets/0/progress/state").asString()).isEqualTo("0BEHIND");
            assertThat(first.get("cursor").asString()).isNotBlank();
            sent(officer, "fund/record-contribution.graphql", with("idempotencyKey", key(), "organization", id(commune), "kind", "CASH", "amount", 1_500, "receivedOn", "2023-05-10",
                "donor", Map.of("kind", "CLAN", "name", "Dòng họ Lê")));
            assertThat(client.hears("next").at("/payload/data/campaignProgress/targets/0/progress").toString()).isEqualTo("{\"value\":\"1500\",\"percent\":150.0,\"state\":\"REACHED\"}");
        }
    }
}
