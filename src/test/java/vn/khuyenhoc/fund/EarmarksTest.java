package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.GrantDesk.child;
import static vn.khuyenhoc.fund.GrantDesk.key;
import static vn.khuyenhoc.testing.Downloads.csv;
import static vn.khuyenhoc.testing.Downloads.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.CampaignRegister;
import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** What a donor gave for something alone pays that and nothing else, and can be followed to whoever received it. */
@WriteTest
class EarmarksTest {
    private static final String DAY = "2023-05-10";
    private static final String RECORD = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id earmark { id } } errors { code } } }""";
    private static final String FOLLOWED = """
        query($id: ID!) { node(id: $id) { ... on Contribution { earmark { left grants { totalCount nodes { decisionNumber state amount
          earmark { contribution { id } } beneficiary { id } } } } organization { fund { balance freeMoney freeGoods earmarked } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired CampaignRegister register;
    @Autowired OrganizationRegister organizations;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId commune;
    OrganizationId board;
    OrganizationId neighbour;
    Api officer;
    GrantDesk treasurer;
    GrantDesk approver;

    @BeforeEach
    void aTreasurerAndAnApprover() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        treasurer = new GrantDesk(officer);
        approver = new GrantDesk(api.withToken(SelfIssued.token("minh", "APPROVER-VIEWER", commune)));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private String campaign() {
        return GlobalId.of("Campaign", register.launch(List.of(new Launch(CampaignKind.MOVEMENT, "Phong trào", null, "Hội", LocalDate.of(2023, 1, 1), null))).getFirst().value());
    }

    private JsonNode given(String kind, Map<String, Object> earmark) {
        JsonNode answer = officer.data(RECORD, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", kind, "amount", 1_000,
            "receivedOn", DAY, "description", "Xe đạp", "valuedBy", "Hội đồng", "donor", Map.of("kind", "CLAN", "name", "Dòng họ"), "earmark", earmark))).get("recordContribution");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("contribution");
    }

    private Object[] round(String number, Object amount, Object... more) {
        List<Object> fields = new ArrayList<>(Arrays.asList(GrantDesk.draft(commune, number, "2023-06-01", 1, 1)));
        int place = fields.indexOf("turns");
        fields.set(place + 1, amount == null ? null : 1);
        fields.set(fields.indexOf("amount") + 1, amount);
        fields.addAll(List.of(more));
        return fields.toArray();
    }

    private JsonNode followed(JsonNode contribution) {
        return officer.data(FOLLOWED, Map.of("id", contribution.get("id").asString())).get("node");
    }

    @Test
    void paysWhatTheDonorWantedAndLeadsBackToTheDonor() {
        JsonNode gift = given("CASH", Map.of("wording", "Học bổng cho chi hội", "purpose", "SCHOLARSHIP", "organization", id(board)));
        String earmark = gift.at("/earmark/id").asString();
        JsonNode drafted = treasurer.done("draftGrant", round("1/QĐ", 400, "earmark", earmark, "beneficiary", id(board)));
        treasurer.pay(approver.approve(drafted, "2023-06-01"), "2023-06-02");
        JsonNode followed = followed(gift);
        assertThat(followed.at("/earmark/left").asLong()).isEqualTo(600);
        assertThat(followed.at("/earmark/grants/nodes/0/decisionNumber").asString()).isEqualTo("1/QĐ");
        assertThat(followed.at("/earmark/grants/nodes/0/state").asString()).isEqualTo("PAID");
        assertThat(followed.at("/earmark/grants/nodes/0/beneficiary/id").asString()).isEqualTo(id(board));
        assertThat(followed.at("/earmark/grants/nodes/0/earmark/contribution/id").asString()).isEqualTo(gift.get("id").asString());
        assertThat(followed.at("/organization/fund").toString()).isEqualTo("{\"balance\":600,\"freeMoney\":0,\"freeGoods\":0,\"earmarked\":600}");
        String plain = contributionOf("CLAN");
        JsonNode traced = officer.data("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Contribution { trace { totalCount nodes { decisionNumber trace { id } } } } ... on Grant { back: trace { id amount } } } }",
            Map.of("ids", List.of(gift.get("id").asString(), plain, drafted.get("id").asString()))).get("nodes");
        assertThat(traced.toString()).isEqualTo("[{\"trace\":{\"totalCount\":1,\"nodes\":[{\"decisionNumber\":\"1/QĐ\",\"trace\":{\"id\":\"%1$s\"}}]}},{\"trace\":{\"totalCount\":0,\"nodes\":[]}},{\"back\":{\"id\":\"%1$s\",\"amount\":1000}}]"
            .formatted(gift.get("id").asString()));
        JsonNode more = approver.approve(treasurer.done("draftGrant", round("2/QĐ", 601, "earmark", earmark, "beneficiary", id(board))), "2023-06-01");
        treasurer.refused("EARMARK_INSUFFICIENT", "id", "payGrant", "idempotencyKey", key(), "id", more.get("id").asString(), "on", "2023-06-02");
        approver.reverse(drafted, "2023-06-03");
        assertThat(followed(gift).at("/earmark/left").asLong()).isEqualTo(1_000);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    /** Its money would be spent twice: once by the fund that holds the earmark now, once by the one to which it came back. */
    @Test
    void reversesNoRoundOfAnEarmarkThatWasHandedOver() {
        JsonNode gift = given("CASH", Map.of("wording", "Học bổng", "purpose", "SCHOLARSHIP"));
        JsonNode paid = treasurer.pay(approver.approve(treasurer.done("draftGrant", round("1/QĐ", 400, "earmark", gift.at("/earmark/id").asString())), "2023-06-01"), "2023-06-02");
        handOver(neighbour);
        Api receiver = api.withToken(SelfIssued.token("tam", "OFFICER-VIEWER", neighbour));
        approver.refused("EARMARK_HANDED_OVER", "id", "reverseGrant", "idempotencyKey", key(), "id", paid.get("id").asString(), "on", "2023-06-05", "reason", "Chi nhầm");
        assertThat(receiver.data("query($id: ID!) { node(id: $id) { ... on Organization { fund { earmarked balance } } } }", Map.of("id", id(neighbour))).at("/node/fund").toString())
            .isEqualTo("{\"earmarked\":600,\"balance\":600}");
        assertThat(approver.shown(paid.get("id").asString()).get("state").asString()).isEqualTo("PAID");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private void handOver(OrganizationId to) {
        String transfer = officer.data("mutation($input: PrepareTransferInput!) { prepareTransfer(input: $input) { transfer { id } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "from", id(commune), "to", id(to), "on", "2023-06-03", "reason", "Bàn giao"))).at("/prepareTransfer/transfer/id").asString();
        assertThat(api.withToken(SelfIssued.token("tam", "OFFICER-VIEWER", to)).data("mutation($input: ConfirmTransferInput!) { confirmTransfer(input: $input) { errors { code } } }",
            Map.of("input", Map.of("idempotencyKey", key(), "id", transfer))).at("/confirmTransfer/errors")).isEmpty();
    }

    @Test
    void findsAnEarmarkInAFundThatDoesNotHoldItsMoney() {
        String earmark = given("CASH", Map.of("wording", "Học bổng")).at("/earmark/id").asString();
        long key = GlobalId.parse(earmark).key();
        sql.execute("update fund_earmark set organization_id = ? where id = ?", neighbour.value(), key);
        try {
            assertThat(checks.stream().flatMap(check -> check.differences().stream()).map(Difference::place))
                .containsExactlyInAnyOrder(String.valueOf(commune.value()), String.valueOf(neighbour.value()));
        } finally {
            sql.execute("update fund_earmark set organization_id = ? where id = ?", commune.value(), key);
        }
    }

    @Test
    void refusesWhatTheDonorDidNotWant() {
        String support = given("CASH", Map.of("wording", "Hỗ trợ", "purpose", "SUPPORT")).at("/earmark/id").asString();
        treasurer.refused("EARMARK_BROKEN", "purpose", "draftGrant", round("1/QĐ", 400, "earmark", support));
        String boards = given("CASH", Map.of("wording", "Cho chi hội", "organization", id(board))).at("/earmark/id").asString();
        treasurer.refused("EARMARK_BROKEN", "beneficiary", "draftGrant", round("1/QĐ", 400, "earmark", boards));
        treasurer.refused("EARMARK_BROKEN", "beneficiary", "draftGrant", round("1/QĐ", 400, "earmark", boards, "beneficiary", id(neighbour)));
        String movement = campaign();
        String another = campaign();
        String campaigns = given("CASH", Map.of("wording", "Phong trào", "campaign", movement)).at("/earmark/id").asString();
        treasurer.refused("EARMARK_BROKEN", "campaign", "draftGrant", round("1/QĐ", 400, "earmark", campaigns, "campaign", another));
        treasurer.done("draftGrant", round("1/QĐ", 400, "earmark", campaigns, "campaign", movement));
        treasurer.refused("EARMARK_UNKNOWN", "earmark", "draftGrant", round("2/QĐ", 400, "earmark", GlobalId.of("Earmark", 1)));
        treasurer.refused("CAMPAIGN_UNKNOWN", "campaign", "draftGrant", round("2/QĐ", 400, "campaign", "rubbish"));
        treasurer.refused("CAMPAIGN_UNKNOWN", "campaign", "draftGrant", round("2/QĐ", 400, "campaign", GlobalId.of("Campaign", 7)));
        treasurer.refused("ORGANIZATION_UNKNOWN", "beneficiary", "draftGrant", round("2/QĐ", 400, "beneficiary", "rubbish"));
    }

    /** It had been drafted and approved, and refused only when it was to be paid. */
    @Test
    void plansNoMoreThanTheDonorGave() {
        String earmark = given("CASH", Map.of("wording", "Học bổng")).at("/earmark/id").asString();
        treasurer.refused("EARMARK_INSUFFICIENT", "amount", "draftGrant", round("1/QĐ", 1_001, "earmark", earmark));
        assertThat(Stream.of("vi", "en").map(language -> treasurer.send("draftGrant", language, round("1/QĐ", 2_000, "earmark", earmark)).at("/data/draftGrant/errors/0/message").asString()))
            .containsExactly("Khoản đóng góp theo điều kiện của nhà tài trợ không đủ: chỉ có 1.000 đồng.", "Not as much is there of what the donor gave for this: only 1,000 VND.");
        JsonNode drafted = treasurer.done("draftGrant", round("1/QĐ", 1_000, "earmark", earmark));
        Map<String, Object> amended = new HashMap<>(Map.of("id", drafted.get("id").asString(), "version", drafted.get("version").asString(), "purpose", "SCHOLARSHIP", "title", "Học bổng",
            "decisionNumber", "1/QĐ", "payOn", "2023-06-01", "turns", 1, "amount", 1_001, "earmark", earmark));
        treasurer.refused("EARMARK_INSUFFICIENT", "amount", "amendGrant", amended.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue())).toArray());
        assertThat(treasurer.shown(drafted.get("id").asString()).get("amount").asLong()).isEqualTo(1_000);
    }

    @Test
    void listsNoMoreThanTheDonorGave() {
        String id = treasurer.done("draftGrant", round("1/QĐ", null, "earmark", given("CASH", Map.of("wording", "Học bổng")).at("/earmark/id").asString())).get("id").asString();
        treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", id, "recipients", List.of(child("Lê Văn An", "2012-05-01", "Trường A", "Lê Văn B", 600)));
        treasurer.refused("EARMARK_INSUFFICIENT", "recipients", "addGrantRecipients", "idempotencyKey", key(), "id", id, "recipients", List.of(child("Hồ Văn Cường", "2012-05-02", "Trường A", "Hồ Văn D", 401)));
        JsonNode all = treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", id, "recipients", List.of(child("Hồ Văn Cường", "2012-05-02", "Trường A", "Hồ Văn D", 400)));
        assertThat(all.get("amount").asLong()).isEqualTo(1_000);
        assertThat(all.get("turns").asLong()).isEqualTo(2);
    }

    @Test
    void approvesNothingOutOfWhatWasTakenBack() {
        JsonNode gift = given("CASH", Map.of("wording", "Học bổng"));
        JsonNode drafted = treasurer.done("draftGrant", round("1/QĐ", 1_000, "earmark", gift.at("/earmark/id").asString()));
        assertThat(officer.data("mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { errors { code } } }",
            Map.of("input", Map.of("idempotencyKey", key(), "id", gift.get("id").asString(), "on", "2023-05-20", "reason", "Nhầm"))).at("/reverseContribution/errors")).isEmpty();
        approver.refused("EARMARK_INSUFFICIENT", "id", "approveGrant", "id", drafted.get("id").asString(), "on", "2023-06-01", "version", drafted.get("version").asString());
        treasurer.refused("EARMARK_INSUFFICIENT", "amount", "draftGrant", round("2/QĐ", 1, "earmark", gift.at("/earmark/id").asString()));
    }

    private Object[] later(String number, String payOn, String earmark, OrganizationId beneficiary) {
        Object[] round = round(number, 100, "earmark", earmark, "beneficiary", id(beneficiary));
        round[Arrays.asList(round).indexOf("payOn") + 1] = payOn;
        return round;
    }

    /** It could be spent for nobody any more. */
    @Test
    void paysForWhoeverSucceededThoseWhomTheDonorWanted() {
        OrganizationId heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId last = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId stranger = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        String boards = given("CASH", Map.of("wording", "Cho chi hội", "organization", id(board))).at("/earmark/id").asString();
        organizations.merge(List.of(new Merger(board, heir)), LocalDate.of(2023, 7, 1));
        treasurer.refused("EARMARK_BROKEN", "beneficiary", "draftGrant", later("1/QĐ", "2023-06-30", boards, heir));
        treasurer.pay(approver.approve(treasurer.done("draftGrant", later("1/QĐ", "2023-07-01", boards, heir)), "2023-07-01"), "2023-07-02");
        treasurer.refused("EARMARK_BROKEN", "beneficiary", "draftGrant", later("2/QĐ", "2023-07-01", boards, stranger));
        organizations.merge(List.of(new Merger(heir, last)), LocalDate.of(2024, 7, 1));
        treasurer.refused("EARMARK_BROKEN", "beneficiary", "draftGrant", later("2/QĐ", "2024-08-01", boards, stranger));
        treasurer.pay(approver.approve(treasurer.done("draftGrant", later("2/QĐ", "2024-08-01", boards, last)), "2024-08-01"), "2024-08-02");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void paysForEachOfThoseAmongWhomTheWantedWereDivided() {
        OrganizationId larger = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId smaller = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId stranger = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        String boards = given("CASH", Map.of("wording", "Cho chi hội", "organization", id(board))).at("/earmark/id").asString();
        List<?> parts = List.of(Map.of("from", id(board), "to", id(larger), "sharePercent", 60), Map.of("from", id(board), "to", id(smaller), "sharePercent", 40));
        assertThat(api.withToken(SelfIssued.token("hoa", "ADMIN-APPROVER-OFFICER-VIEWER", commune)).data("mutation($input: ApplyReorganisationInput!) { applyReorganisation(input: $input) { errors { code } } }",
            Map.of("input", Map.of("idempotencyKey", key(), "reorganisation", Map.of("on", "2023-07-01", "decision", "Nghị quyết số 1", "successions", parts)))).at("/applyReorganisation/errors")).isEmpty();
        treasurer.done("draftGrant", later("1/QĐ", "2023-08-01", boards, larger));
        treasurer.done("draftGrant", later("2/QĐ", "2023-08-01", boards, smaller));
        treasurer.refused("EARMARK_BROKEN", "beneficiary", "draftGrant", later("3/QĐ", "2023-08-01", boards, stranger));
    }

    @Test
    void paysNobodyWhomTheDonorDidNotName() {
        String named = given("CASH", Map.of("wording", "Cho hai em", "people", List.of("Lê Văn An", "Trần Thị Bình"))).at("/earmark/id").asString();
        JsonNode drafted = treasurer.done("draftGrant", round("1/QĐ", null, "earmark", named));
        treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", drafted.get("id").asString(), "recipients",
            List.of(child("Lê Văn An", "2012-05-01", "Trường A", "Lê Văn B", 300), child("Hồ Văn Cường", "2012-05-02", "Trường A", "Hồ Văn D", 300)));
        JsonNode both = treasurer.shown(drafted.get("id").asString());
        approver.refused("EARMARK_BROKEN", "id", "approveGrant", "id", both.get("id").asString(), "on", "2023-06-01", "version", both.get("version").asString());
        String other = officer.data("query($id: ID!) { node(id: $id) { ... on Grant { recipients(orderBy: FULL_NAME_ASC) { nodes { id } } } } }", Map.of("id", both.get("id").asString()))
            .at("/node/recipients/nodes/0/id").asString();
        JsonNode one = treasurer.done("removeGrantRecipients", "idempotencyKey", key(), "id", both.get("id").asString(), "recipients", List.of(other));
        assertThat(treasurer.pay(approver.approve(one, "2023-06-01"), "2023-06-02").get("amount").asLong()).isEqualTo(300);
    }

    @Test
    void tellsPeopleApartByTheMarksOfTheirNames() {
        String ha = given("CASH", Map.of("wording", "Cho em Hà", "people", List.of("Lê Thị Hà"))).at("/earmark/id").asString();
        JsonNode another = listed("1/QĐ", ha, "Lê Thị Hạ");
        approver.refused("EARMARK_BROKEN", "id", "approveGrant", "id", another.get("id").asString(), "on", "2023-06-01", "version", another.get("version").asString());
        assertThat(approver.approve(listed("2/QĐ", ha, "LÊ  THỊ HÀ"), "2023-06-01").get("state").asString()).isEqualTo("APPROVED");
    }

    private JsonNode listed(String number, String earmark, String name) {
        String id = treasurer.done("draftGrant", round(number, null, "earmark", earmark)).get("id").asString();
        return treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", id, "recipients", List.of(child(name, "2012-05-01", "Trường A", "Lê Văn B", 300)));
    }

    @Test
    void tellsOfPeopleToOfficersOfTheScopeAlone() {
        String gift = given("IN_KIND", Map.of("wording", "Cho em Lê Thị Nhỏ", "people", List.of("Lê Thị Nhỏ"))).get("id").asString();
        String document = """
            query($id: ID!) { node(id: $id) { ... on Contribution { description valuedBy earmark { wording people } } }
              contributions(where: {description: {contains: "%s"}}, first: 100) { nodes { id } } }""";
        Api viewer = api.withToken(SelfIssued.token("xem", "VIEWER", commune));
        String hidden = "\"earmark\":{\"wording\":null,\"people\":[]}}";
        JsonNode seen = officer.data(document.formatted("x"), Map.of("id", gift)).get("node");
        assertThat(seen.at("/earmark").toString()).isEqualTo("{\"wording\":\"Cho em Lê Thị Nhỏ\",\"people\":[\"Lê Thị Nhỏ\"]}");
        assertThat(seen.get("valuedBy").isNull() || seen.get("description").isNull()).isFalse();
        assertThat(viewer.data(document.formatted("x"), Map.of("id", gift)).get("node").toString()).endsWith(hidden);
        assertThat(api.data(document.formatted("x"), Map.of("id", gift)).get("node").toString()).isEqualTo("{\"description\":null,\"valuedBy\":null," + hidden);
        String search = document.formatted(seen.get("description").asString());
        assertThat(officer.data(search, Map.of("id", gift)).at("/contributions/nodes").findValuesAsString("id")).contains(gift);
        assertThat(api.data(search, Map.of("id", gift)).at("/contributions/nodes").findValuesAsString("id")).doesNotContain(gift);
    }

    /** What takes it back says the same once more, and why. */
    @Test
    void tellsOthersNothingOfPeopleWhenAGiftIsTakenBack() {
        String gift = given("IN_KIND", Map.of("wording", "Cho em Lê Thị Nhỏ", "people", List.of("Lê Thị Nhỏ"))).get("id").asString();
        given("IN_KIND", Map.of("wording", "Cho học sinh nghèo"));
        String back = officer.data("mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { contribution { id } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "id", gift, "on", "2023-05-11", "reason", "Em Nhỏ đã có xe"))).at("/reverseContribution/contribution/id").asString();
        String document = "query($id: ID!) { node(id: $id) { ... on Contribution { description valuedBy reason } } }";
        String list = "query($in: ID!, $where: ContributionFilter) { contributions(within: $in, where: $where) { totalCount } }";
        List<Map<String, ?>> searches = List.of(Map.of("description", Map.of("contains", "xe dap")), Map.of("not", Map.of("description", Map.of("eq", "Sách"))),
            Map.of("description", Map.of("startsWith", "Xe")));
        for (Api within : List.of(officer, api.withToken(SelfIssued.token("xem", "VIEWER", commune)))) {
            assertThat(within.data(document, Map.of("id", back)).get("node").toString()).isEqualTo("{\"description\":\"Xe đạp\",\"valuedBy\":\"Hội đồng\",\"reason\":\"Em Nhỏ đã có xe\"}");
            assertThat(searches).allSatisfy(where -> assertThat(within.data(list, Map.of("in", id(commune), "where", where)).at("/contributions/totalCount").asInt()).isEqualTo(3));
        }
        for (Api outside : List.of(api, api.withToken(SelfIssued.token("ba", "OFFICER-APPROVER-VIEWER", neighbour)))) {
            assertThat(outside.data(document, Map.of("id", back)).get("node").toString()).isEqualTo("{\"description\":null,\"valuedBy\":null,\"reason\":null}");
            assertThat(searches).allSatisfy(where -> assertThat(outside.data(list, Map.of("in", id(commune), "where", where)).at("/contributions/totalCount").asInt()).as("the gift for nobody by name").isOne());
            assertThat(csv(export(outside, "x.csv", "{ contributions(within: \"" + id(commune) + "\") { nodes { amount description valuedBy reason } } }"))).hasSize(4)
                .contains(List.of("1000", "Xe đạp", "", "")).contains(List.of("1000", "", "", ""), List.of("-1000", "", "", ""));
        }
    }

    @Test
    void namesNobodyFromOverseasToThePublic() {
        String gift = contributionOf("OVERSEAS");
        String document = "query($id: ID!) { node(id: $id) { ... on Contribution { donorName } } }";
        assertThat(officer.data(document, Map.of("id", gift)).at("/node/donorName").asString()).isEqualTo("Bà Kiều Bào");
        assertThat(api.data(document, Map.of("id", gift)).at("/node/donorName").isNull()).isTrue();
    }

    private String contributionOf(String kind) {
        return officer.data("mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }", Map.of("input", Map.of(
            "idempotencyKey", key(), "organization", id(commune), "kind", "CASH", "amount", 100, "receivedOn", "2023-05-01", "donor", Map.of("kind", kind, "name", "Bà Kiều Bào"))))
            .at("/recordContribution/contribution/id").asString();
    }

    @Test
    void spendsNothingBeforeItsDonorGaveIt() {
        contributionOf("CLAN");
        String earmark = given("CASH", Map.of("wording", "Học bổng")).at("/earmark/id").asString();
        JsonNode early = approver.approve(treasurer.done("draftGrant", round("1/QĐ", 50, "earmark", earmark)), "2023-05-01");
        treasurer.refused("FUND_INSUFFICIENT_THEN", "id", "payGrant", "idempotencyKey", key(), "id", early.get("id").asString(), "on", "2023-05-02");
        treasurer.pay(early, DAY);
    }

    @Test
    void givesGoodsAwayOnlyAsGoods() {
        JsonNode gift = given("IN_KIND", Map.of("wording", "Xe đạp"));
        officer.data(RECORD, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", "IN_KIND", "amount", 50,
            "receivedOn", DAY, "description", "Sách", "valuedBy", "Hội đồng", "donor", Map.of("kind", "CLAN", "name", "Dòng họ"))));
        JsonNode money = approver.approve(treasurer.done("draftGrant", round("1/QĐ", 50)), "2023-06-01");
        treasurer.refused("FUND_INSUFFICIENT", "id", "payGrant", "idempotencyKey", key(), "id", money.get("id").asString(), "on", "2023-06-02");
        treasurer.pay(approver.approve(treasurer.done("draftGrant", round("2/QĐ", 50, "inKind", true)), "2023-06-01"), "2023-06-02");
        treasurer.pay(approver.approve(treasurer.done("draftGrant", round("3/QĐ", 1_000, "earmark", gift.at("/earmark/id").asString())), "2023-06-01"), "2023-06-02");
        assertThat(followed(gift).at("/organization/fund").toString()).isEqualTo("{\"balance\":0,\"freeMoney\":0,\"freeGoods\":0,\"earmarked\":0}");
        JsonNode verified = officer.data("query($id: ID) { verifyLedger(within: $id) { problems { kind } entryCount } }", Map.of("id", id(commune))).get("verifyLedger");
        assertThat(verified.get("problems")).isEmpty();
        assertThat(verified.get("entryCount").asInt()).isEqualTo(4);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
