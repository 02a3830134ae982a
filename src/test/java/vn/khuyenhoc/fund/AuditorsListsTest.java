package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.GrantDesk.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** What an auditor goes through one by one: who gave, what is left of what they wanted, what went to other funds, and what each entry comes from. */
@WriteTest
class AuditorsListsTest {
    private static final String DAY = "2023-05-10";
    private static final String RECORD = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id earmark { id } } errors { code } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;

    OrganizationId province;
    OrganizationId commune;
    OrganizationId board;
    OrganizationId neighbour;
    Api officer;
    GrantDesk treasurer;
    GrantDesk approver;

    @BeforeEach
    void aTreasurerAndAnApprover() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = caller("lan", "OFFICER-VIEWER", commune);
        treasurer = new GrantDesk(officer);
        approver = new GrantDesk(caller("minh", "APPROVER-VIEWER", commune));
    }

    private Api caller(String name, String roles, OrganizationId of) {
        return api.withToken(SelfIssued.token(name, roles, of));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private JsonNode given(String kind, long amount, Map<String, Object> donor, Map<String, Object> earmark) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", key(), "organization", id(commune), "kind", kind, "amount", amount, "receivedOn", DAY,
            "description", "Xe đạp", "valuedBy", "Hội đồng", "donor", donor));
        if (!earmark.isEmpty()) {
            input.put("earmark", earmark);
        }
        JsonNode answer = officer.data(RECORD, Map.of("input", input)).get("recordContribution");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("contribution");
    }

    private static Map<String, Object> donor(String kind, String name, boolean anonymous) {
        return Map.of("kind", kind, "name", name, "anonymous", anonymous);
    }

    private JsonNode list(Api caller, String field, String selection) {
        return caller.data("query($id: ID!, $board: ID!) { one: nodes(ids: [$id, $board]) { id } list: " + field + " { totalCount nodes { " + selection + " } } }",
            Map.of("id", id(commune), "board", id(board))).get("list");
    }

    private static String told(JsonNode list, String field) {
        return list.get("totalCount").asInt() + ": " + String.join(", ", list.get("nodes").valueStream().map(node -> node.at("/" + field).isNull() ? "-" : node.at("/" + field).asString()).toList());
    }

    @Test
    void listsDonorsToThoseWhoMayKnowThem() {
        given("CASH", 1_000, donor("INDIVIDUAL", "Ân", false), Map.of());
        given("CASH", 1_000, donor("BUSINESS", "Đông Hà", false), Map.of());
        given("CASH", 1_000, donor("CLAN", "Dòng họ", true), Map.of());
        for (Api within : List.of(officer, caller("xuan", "VIEWER", province))) {
            assertThat(told(list(within, "donors(within: $id, orderBy: NAME_ASC)", "name"), "name")).isEqualTo("3: -, Ân, Đông Hà");
            assertThat(told(list(within, "donors(within: $id, where: {kind: INDIVIDUAL})", "name"), "name")).isEqualTo("1: Ân");
            assertThat(told(list(within, "donors(within: $id, where: {anonymous: true})", "kind"), "kind")).isEqualTo("1: CLAN");
            assertThat(told(list(within, "donors(within: $id, where: {name: {contains: \"dong\"}})", "name"), "name")).as("nobody finds an anonymous one by the name").isEqualTo("1: Đông Hà");
        }
        for (Api outside : List.of(api.as("anonymous"), caller("thu", "ADMIN", neighbour))) {
            assertThat(told(list(outside, "donors(within: $id)", "name"), "name")).isEqualTo("1: Đông Hà");
            assertThat(told(list(outside, "donors(within: $id, where: {not: {kind: BUSINESS}})", "name"), "name")).isEqualTo("0: ");
        }
        assertThat(told(list(officer, "donors(within: $board)", "name"), "name")).isEqualTo("0: ");
    }

    /** @param fields instead of those of a draft, or beside them */
    private JsonNode paid(Map<String, Object> fields) {
        List<Object> draft = new ArrayList<>(Arrays.asList(GrantDesk.draft(commune, key(), "2023-06-01", 10, 100)));
        fields.forEach((name, value) -> {
            int place = draft.indexOf(name);
            if (place >= 0) {
                draft.set(place + 1, value);
            } else {
                draft.addAll(List.of(name, value));
            }
        });
        return treasurer.pay(approver.approve(treasurer.done("draftGrant", draft.toArray()), "2023-06-01"), "2023-06-02");
    }

    @Test
    void listsWhatIsLeftOfEarmarks() {
        String clan = given("CASH", 1_000, donor("CLAN", "Dòng họ", false), Map.of("wording", "Học bổng", "purpose", "SCHOLARSHIP")).at("/earmark/id").asString();
        given("CASH", 300, donor("CLAN", "Dòng họ", false), Map.of("wording", "Khen thưởng", "purpose", "AWARD"));
        paid(Map.of("earmark", clan, "amount", 900));
        for (Api any : List.of(officer, api.as("anonymous"))) {
            JsonNode earmarks = list(any, "earmarks(within: $id, orderBy: LEFT_ASC)", "id wording left organization { id }");
            assertThat(told(earmarks, "left")).isEqualTo("2: 100, 300");
            assertThat(earmarks.at("/nodes/0/id").asString()).isEqualTo(clan);
            assertThat(earmarks.at("/nodes/0/organization/id").asString()).isEqualTo(id(commune));
            assertThat(told(list(any, "earmarks(within: $id, orderBy: AMOUNT_DESC)", "amount"), "amount")).isEqualTo("2: 1000, 300");
        }
        assertThat(told(list(officer, "earmarks(within: $id, where: {left: {lt: 300}})", "wording"), "wording")).isEqualTo("1: Học bổng");
        assertThat(told(list(officer, "earmarks(within: $id, where: {purpose: AWARD, receivedOn: {eq: \"2023-05-10\"}})", "wording"), "wording")).isEqualTo("1: Khen thưởng");
        assertThat(told(list(officer, "earmarks(within: $id, where: {organization: {level: BOARD}})", "wording"), "wording")).isEqualTo("0: ");
        assertThat(told(list(officer, "earmarks(within: $board)", "wording"), "wording")).isEqualTo("0: ");
    }

    @Test
    void listsTransfersOfEitherSide() {
        given("CASH", 1_000, donor("CLAN", "Dòng họ", false), Map.of());
        JsonNode prepared = officer.data("mutation($input: PrepareTransferInput!) { prepareTransfer(input: $input) { transfer { id } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "from", id(commune), "to", id(board), "on", "2023-06-01", "reason", "Hỗ trợ", "amount", 400))).get("prepareTransfer");
        assertThat(prepared.get("errors")).isEmpty();
        assertThat(told(list(officer, "transfers(within: $id)", "state"), "state")).isEqualTo("1: PREPARED");
        assertThat(told(list(api.as("anonymous"), "transfers(within: $id)", "state"), "state")).isEqualTo("0: ");
        Api receiver = caller("hoa", "OFFICER-VIEWER", board);
        assertThat(told(list(receiver, "transfers(within: $board, where: {state: PREPARED, amount: {eq: 400}})", "amount"), "amount")).isEqualTo("1: 400");
        JsonNode confirmed = receiver.data("mutation($input: ConfirmTransferInput!) { confirmTransfer(input: $input) { transfer { id } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "id", prepared.at("/transfer/id").asString()))).get("confirmTransfer");
        assertThat(confirmed.get("errors")).isEmpty();
        assertThat(told(list(api.as("anonymous"), "transfers(within: $board, orderBy: ON_DESC)", "amount"), "amount")).isEqualTo("1: 400");
        assertThat(told(list(officer, "transfers(within: $id, where: {amount: {gt: 400}})", "amount"), "amount")).isEqualTo("0: ");
        assertThat(acts("TRANSFERS")).isEqualTo("Transfer " + prepared.at("/transfer/id").asString());
    }

    @Test
    void findsRoundsByWhatPaysThemAndForWhom() {
        String earmark = given("IN_KIND", 1_000, donor("CLAN", "Dòng họ", false), Map.of("wording", "Học bổng", "purpose", "SCHOLARSHIP")).at("/earmark/id").asString();
        given("CASH", 5_000, donor("CLAN", "Dòng họ", false), Map.of());
        paid(Map.of("earmark", earmark, "inKind", true, "amount", 700, "beneficiary", id(board)));
        paid(Map.of("amount", 2_000));
        // Of few, which outside the scope no filter picks out of a sum.
        paid(Map.of("turns", 1, "amount", 30, "beneficiary", id(board), "title", "Hỗ trợ em bị bệnh"));
        Map<String, String> within = new HashMap<>();
        Map<String, String> outside = new HashMap<>();
        for (String where : List.of("{listed: false}", "{listed: true}", "{inKind: true}", "{inKind: false}", "{earmarked: true}", "{not: {earmarked: true}}", "{earmark: {purpose: SCHOLARSHIP, left: {eq: 300}}}",
            "{earmark: {left: {gt: 300}}}", "{beneficiary: {level: BOARD}}", "{not: {beneficiary: {level: BOARD}}}")) {
            within.put(where, amounts(officer, where));
            outside.put(where, amounts(api.as("anonymous"), where));
        }
        assertThat(within).isEqualTo(Map.of("{listed: false}", "2730", "{listed: true}", "0", "{inKind: true}", "700", "{inKind: false}", "2030", "{earmarked: true}", "700", "{not: {earmarked: true}}", "2030",
            "{earmark: {purpose: SCHOLARSHIP, left: {eq: 300}}}", "700", "{earmark: {left: {gt: 300}}}", "0", "{beneficiary: {level: BOARD}}", "730", "{not: {beneficiary: {level: BOARD}}}", "2000"));
        assertThat(outside).isEqualTo(Map.of("{listed: false}", "2700", "{listed: true}", "0", "{inKind: true}", "700", "{inKind: false}", "2000", "{earmarked: true}", "700", "{not: {earmarked: true}}", "2000",
            "{earmark: {purpose: SCHOLARSHIP, left: {eq: 300}}}", "700", "{earmark: {left: {gt: 300}}}", "0", "{beneficiary: {level: BOARD}}", "700", "{not: {beneficiary: {level: BOARD}}}", "2000"));
        assertThat(list(officer, "grants(within: $id, where: {beneficiary: {level: BOARD}})", "amount").get("totalCount").asInt()).isEqualTo(2);
        assertThat(list(api.as("anonymous"), "grants(within: $id)", "title").toString()).doesNotContain("bệnh");
    }

    private String amounts(Api caller, String where) {
        return caller.data("query($id: ID!) { grantStatistics(within: $id, from: \"2023-01-01\", to: \"2023-12-31\", groupBy: [YEAR], where: " + where + ") { totals { amount } } }",
            Map.of("id", id(commune))).at("/grantStatistics/totals/amount").asString();
    }

    /** Type and id of what posted the entries of an account, in their order. */
    private String acts(String account) {
        JsonNode entries = officer.data("query($id: ID!, $of: [LedgerAccount!]) { node(id: $id) { ... on Organization { fund { entries(orderBy: PLACE_ASC, where: {or: [{debit: $of}, {credit: $of}]}) { nodes { act { __typename id } } } } } } }",
            Map.of("id", id(commune), "of", List.of(account))).at("/node/fund/entries/nodes");
        return String.join(", ", entries.valueStream().map(entry -> entry.at("/act/__typename").asString() + " " + entry.at("/act/id").asString()).toList());
    }

    @Test
    void leadsFromEntriesToWhatPostedThem() {
        String gift = given("CASH", 5_000, donor("CLAN", "Dòng họ", false), Map.of()).get("id").asString();
        String mistaken = given("CASH", 700, donor("CLAN", "Dòng họ", false), Map.of()).get("id").asString();
        JsonNode reversal = officer.data("mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { contribution { id } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "id", mistaken, "on", "2023-05-11", "reason", "Nhầm"))).get("reverseContribution");
        assertThat(acts("CONTRIBUTIONS")).isEqualTo("Contribution " + gift + ", Contribution " + mistaken + ", Contribution " + reversal.at("/contribution/id").asString());
        JsonNode round = paid(Map.of());
        approver.reverse(round, "2023-07-01");
        assertThat(acts("SCHOLARSHIPS")).as("paid, and taken back").isEqualTo("Grant %1$s, Grant %1$s".formatted(round.get("id").asString()));
    }
}
