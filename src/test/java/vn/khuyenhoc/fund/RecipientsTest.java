package vn.khuyenhoc.fund;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.GrantDesk.child;
import static vn.khuyenhoc.fund.GrantDesk.draft;
import static vn.khuyenhoc.fund.GrantDesk.key;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Downloads;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Who received what: one person in many rounds, and who may see them. */
@WriteTest
class RecipientsTest {
    private static final String LISTED = """
        query($id: ID!, $where: GrantRecipientFilter, $orderBy: [GrantRecipientOrder!], $after: String) { node(id: $id) { ... on Grant { turns distinctRecipients
          recipients(first: 2, where: $where, orderBy: $orderBy, after: $after) { totalCount pageInfo { hasNextPage endCursor }
            nodes { id amount grant { id } recipient { id fullName birthDate birthYear school guardian } } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired DSLContext sql;

    OrganizationId province, commune, neighbour;
    GrantDesk treasurer, head, other;
    /** Names differ from test to test: the register knows people across organizations. */
    String mark;

    @BeforeEach
    void twoCommunesWithFunds() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        mark = " " + key().substring(0, 8);
        treasurer = desk("lan", "OFFICER-VIEWER", commune);
        head = desk("minh", "APPROVER-VIEWER", province);
        other = desk("xa", "OFFICER-VIEWER", neighbour);
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(entry(commune), entry(neighbour)));
    }

    private static Entry entry(OrganizationId organization) {
        return new Entry(organization, 0, ContributionKind.CASH, 50_000_000, LocalDate.of(2022, 1, 1), null);
    }

    private GrantDesk desk(String name, String roles, OrganizationId within) {
        return new GrantDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private Map<String, Object> an(long amount) {
        return child("Nguyễn Văn An" + mark, "2012-03-04", "Trường A", "Nguyễn Bình", amount);
    }

    private Map<String, Object> hoa(long amount) {
        return child("Lê Thị Hoa" + mark, "2011-01-01", "Trường B", "Lê Cúc", amount);
    }

    private Map<String, Object> dao(long amount) {
        return child("Đào Ân" + mark, "2011-05-01", "Trường B", "Đào Chi", amount);
    }

    private static JsonNode listed(GrantDesk desk, OrganizationId organization, String payOn, Object... children) {
        JsonNode draft = desk.done("draftGrant", draft(organization, key(), payOn, null, null));
        return desk.done("addGrantRecipients", "idempotencyKey", key(), "id", draft.get("id").asString(), "recipients", List.of(children));
    }

    private JsonNode paid(GrantDesk desk, JsonNode listed, String on) {
        return desk.pay(head.approve(listed, on), on);
    }

    private static JsonNode seen(Api caller, JsonNode grant, Object... variables) {
        Map<String, Object> all = new HashMap<>(Map.of("id", grant.get("id").asString()));
        for (int i = 0; i < variables.length; i += 2) {
            all.put((String) variables[i], variables[i + 1]);
        }
        return caller.data(LISTED, all).get("node");
    }

    private static List<String> names(JsonNode seen) {
        return seen.at("/recipients/nodes").valueStream().map(row -> row.at("/recipient/fullName").asString("nobody").replaceAll(" [0-9a-f]{8}$", "")).toList();
    }

    private Api caller(String roles, OrganizationId within) {
        return desk("ai", roles, within).api();
    }

    @Test
    void showsAllOfAPersonToOfficersOfTheScope() {
        JsonNode grant = paid(treasurer, listed(treasurer, commune, "2023-05-10", an(300_000), hoa(500_000), dao(400_000)), "2023-05-10");
        for (Api entitled : List.of(treasurer.api(), head.api(), caller("ADMIN", province), caller("OFFICER", province))) {
            JsonNode seen = seen(entitled, grant, "orderBy", List.of("FULL_NAME_ASC"));
            assertThat(names(seen)).containsExactly("Đào Ân", "Lê Thị Hoa");
            JsonNode last = seen(entitled, grant, "orderBy", List.of("FULL_NAME_ASC"), "after", seen.at("/recipients/pageInfo/endCursor").asString());
            assertThat(names(last)).containsExactly("Nguyễn Văn An");
            JsonNode row = last.at("/recipients/nodes/0");
            assertThat(row.get("amount").asLong()).isEqualTo(300_000);
            assertThat(row.at("/grant/id").asString()).isEqualTo(grant.get("id").asString());
            assertThat(row.at("/recipient/birthDate").asString() + row.at("/recipient/birthYear").asInt() + row.at("/recipient/school").asString()
                + row.at("/recipient/guardian").asString()).isEqualTo("2012-03-042012Trường ANguyễn Bình");
            assertThat(names(seen(entitled, grant, "where", Map.of("fullName", Map.of("contains", "dao an"))))).containsExactly("Đào Ân");
            assertThat(names(seen(entitled, grant, "where", Map.of("school", Map.of("eq", "Trường A"))))).containsExactly("Nguyễn Văn An");
            for (String id : List.of(row.get("id").asString(), row.at("/recipient/id").asString())) {
                assertThat(entitled.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).at("/node/id").asString()).isEqualTo(id);
            }
        }
    }

    private JsonNode five() {
        return paid(treasurer, listed(treasurer, commune, "2023-05-10", hoa(500_000), an(300_000), dao(400_000),
            child("Bốn" + mark, "2010-01-01", "Trường A", "G", 1), child("Năm" + mark, "2010-01-01", "Trường A", "G", 1)), "2023-05-10");
    }

    @Test
    void showsViewersOfTheScopeTheRowsAlone() {
        JsonNode grant = five();
        JsonNode own = seen(treasurer.api(), grant);
        Api viewer = caller("VIEWER", commune);
        JsonNode seen = seen(viewer, grant, "orderBy", List.of("FULL_NAME_ASC"));
        assertThat(seen.at("/recipients/totalCount").asInt()).isEqualTo(5);
        assertThat(names(seen)).containsOnly("nobody");
        assertThat(seen.at("/recipients/nodes").findValues("amount").toString()).as("not in the order of names").isEqualTo("[500000, 300000]");
        assertThat(seen(viewer, grant, "where", Map.of("fullName", Map.of("contains", "Hoa"))).at("/recipients/totalCount").asInt()).isZero();
        assertThat(seen(viewer, grant, "where", Map.of("not", Map.of("school", Map.of("eq", "Trường A")))).at("/recipients/totalCount").asInt()).isZero();
        assertThat(seen(viewer, grant, "where", Map.of("amount", Map.of("gt", 300_000))).at("/recipients/totalCount").asInt()).isEqualTo(2);
        assertThat(found(viewer, own.at("/recipients/nodes/0/recipient/id").asString())).isFalse();
        assertThat(found(viewer, own.at("/recipients/nodes/0/id").asString())).isTrue();
    }

    /** Their rows and amounts had been listed to whoever was signed in, though no row was found by its id. */
    @Test
    void listsNobodyOfOtherScopes() {
        JsonNode grant = five();
        JsonNode row = seen(treasurer.api(), grant).at("/recipients/nodes/0");
        for (Api stranger : List.of(caller("ADMIN", neighbour), caller("OFFICER-APPROVER-VIEWER", neighbour), caller("VIEWER", neighbour), api.as("anonymous"))) {
            assertThat(List.of(List.of("orderBy", List.of("FULL_NAME_ASC")), List.of("where", Map.of("amount", Map.of("gt", 1))), List.of("where", Map.of("not", Map.of("school", Map.of("eq", "Trường A"))))))
                .allSatisfy(asked -> assertThat(seen(stranger, grant, asked.toArray()).toString())
                    .isEqualTo("{\"turns\":5,\"distinctRecipients\":5,\"recipients\":{\"totalCount\":0,\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null},\"nodes\":[]}}"));
            assertThat(found(stranger, row.get("id").asString())).isFalse();
            assertThat(found(stranger, row.at("/recipient/id").asString())).isFalse();
        }
    }

    private static boolean found(Api caller, String id) {
        return !caller.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).get("node").isNull();
    }

    @Test
    void showsThePublicNothingAndNoSmallNumbers() {
        JsonNode few = paid(treasurer, listed(treasurer, commune, "2023-05-10", an(300_000), hoa(500_000), dao(1), child("Bốn" + mark, "2010-01-01", "T", "G", 1)), "2023-05-10");
        JsonNode own = seen(treasurer.api(), few);
        Api anyone = api.as("anonymous");
        assertThat(seen(anyone, few).isNull()).as("a round of four").isTrue();
        assertThat(own.get("distinctRecipients").asInt()).isEqualTo(4);
        assertThat(found(anyone, own.at("/recipients/nodes/0/id").asString())).isFalse();
        assertThat(found(anyone, own.at("/recipients/nodes/0/recipient/id").asString())).isFalse();
        JsonNode five = paid(treasurer, listed(treasurer, commune, "2023-06-10", an(1), hoa(1), dao(1), child("Bốn" + mark, "2010-01-01", "T", "G", 1),
            child("Năm" + mark, "2010-01-01", "T", "G", 1)), "2023-06-10");
        JsonNode seen = seen(anyone, five);
        assertThat(seen.toString()).doesNotContain(mark, "\"amount\"", "Trường");
        assertThat(seen.at("/recipients/totalCount").asInt()).isZero();
        assertThat(seen.at("/recipients/nodes")).isEmpty();
        assertThat(seen.get("distinctRecipients").asInt()).isEqualTo(5);
        assertThat(distinct(anyone, province, 2023)).as("the round of four is left out").isEqualTo("9 5");
    }

    /** Title, turns and amount of a round for one child, or of few without a list, tell of them; sums hold it all the same, and no filter picks it out of them. */
    @Test
    void showsARoundOfFewToThoseOfTheScopeAlone() {
        JsonNode ill = treasurer.done("draftGrant", with(draft(commune, key(), "2023-05-10", null, null), "title", "Hỗ trợ em bị bệnh"));
        JsonNode one = paid(treasurer, treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", ill.get("id").asString(), "recipients", List.of(an(1_500))), "2023-05-10");
        paid(treasurer, listed(treasurer, commune, "2023-05-10", an(1), hoa(1), dao(1), child("Bốn" + mark, "2010-01-01", "T", "G", 1), child("Năm" + mark, "2010-01-01", "T", "G", 1)), "2023-05-10");
        paid(treasurer, treasurer.done("draftGrant", draft(commune, key(), "2023-05-10", 6, 70)), "2023-05-10");
        paid(treasurer, treasurer.done("draftGrant", with(draft(commune, key(), "2023-05-10", 2, 90), "title", "Hỗ trợ em bị bệnh")), "2023-05-10");
        for (Api within : List.of(treasurer.api(), caller("VIEWER", commune), head.api())) {
            assertThat(rounds(within)).isEqualTo("4 rounds: 6 70, 5 5, 2 90, 1 1500; found 2 1 1 1 1");
            assertThat(found(within, one.get("id").asString())).isTrue();
            assertThat(picked(within)).isEqualTo("4 1665 14: 1590 1500 1500 1500");
        }
        for (Api outside : List.of(api.as("anonymous"), caller("OFFICER-APPROVER-VIEWER", neighbour), caller("ADMIN", neighbour))) {
            assertThat(rounds(outside)).isEqualTo("2 rounds: 6 70, 5 5; found 0 0 0 0 0");
            assertThat(found(outside, one.get("id").asString())).isFalse();
            assertThat(picked(outside)).as("the sum is public").isEqualTo("4 1665 14: 0 0 0 0");
            assertThat(new String(Downloads.export(outside, "dot.csv", "{ grants(within: \"" + id(commune) + "\") { nodes { title turns amount } } }").body(), UTF_8))
                .contains("Học bổng vượt khó").doesNotContain("bệnh", "1500");
        }
        head.done("reverseGrant", "idempotencyKey", key(), "id", one.get("id").asString(), "on", "2023-06-01", "reason", "Gia đình trả lại");
        assertThat(rounds(api.as("anonymous"))).isEqualTo("2 rounds: 6 70, 5 5; found 0 0 0 0 0");
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static Object[] with(Object[] fields, String name, Object value) {
        fields[Arrays.asList(fields).indexOf(name) + 1] = value;
        return fields;
    }

    /** What lists show, by turns and amount, the fewest last; and how many rounds each filter or order finds that speaks of the one for one child. */
    private String rounds(Api caller) {
        JsonNode shown = caller.data("""
            query($id: ID!) { node(id: $id) { ... on Organization { grants(year: 2023, orderBy: TURNS_DESC) { totalCount nodes { turns amount } } } }
              largest: grants(within: $id, orderBy: AMOUNT_DESC, first: 1) { nodes { amount } } }""", Map.of("id", id(commune)));
        List<Map<String, Object>> filters = List.of(Map.of("title", Map.of("contains", "benh")), Map.of("turns", Map.of("lt", 2)), Map.of("amount", Map.of("eq", 1_500)),
            Map.of("not", Map.of("turns", Map.of("gte", 2))));
        List<String> counts = filters.stream().map(where -> caller.data("query($id: ID!, $where: GrantFilter) { grants(within: $id, where: $where) { totalCount } }",
            Map.of("id", id(commune), "where", where)).at("/grants/totalCount").asString()).toList();
        return shown.at("/node/grants/totalCount").asInt() + " rounds: "
            + String.join(", ", shown.at("/node/grants/nodes").valueStream().map(one -> one.get("turns").asInt() + " " + one.get("amount").asLong()).toList())
            + "; found " + String.join(" ", counts) + " " + (shown.at("/largest/nodes/0/amount").asLong() == 1_500 ? 1 : 0);
    }

    /** What was spent in all, and the sums of what each filter lets through that speaks of the round for one child. */
    private String picked(Api caller) {
        List<Map<String, Object>> filters = List.of(Map.of(), Map.of("title", Map.of("contains", "benh")), Map.of("turns", Map.of("eq", 1)), Map.of("amount", Map.of("gt", 100)),
            Map.of("not", Map.of("turns", Map.of("gt", 1))));
        List<JsonNode> sums = filters.stream().map(where -> caller.data("""
            query($id: ID!, $where: GrantFilter) { grantStatistics(within: $id, from: "2023-01-01", to: "2023-12-31", groupBy: [YEAR], where: $where) {
              totals { count amount beneficiaryTurns } } }""", Map.of("id", id(commune), "where", where)).at("/grantStatistics/totals")).toList();
        JsonNode all = sums.getFirst();
        return all.get("count").asInt() + " " + all.get("amount").asLong() + " " + all.get("beneficiaryTurns").asInt() + ": "
            + String.join(" ", sums.stream().skip(1).map(sum -> sum.get("amount").asString()).toList());
    }

    private static String distinct(Api caller, OrganizationId organization, int year) {
        JsonNode summary = caller.data("query($id: ID!, $year: Int!) { node(id: $id) { ... on Organization { fundSummary(year: $year) { beneficiaryTurns distinctRecipients } } } }",
            Map.of("id", GlobalId.of("Organization", organization.value()), "year", year)).at("/node/fundSummary");
        return summary.get("beneficiaryTurns").asInt() + " " + summary.get("distinctRecipients").asInt();
    }

    @Test
    void countsOnePersonOfManyRoundsOnce() {
        paid(treasurer, listed(treasurer, commune, "2023-05-10", an(1), hoa(1)), "2023-05-10");
        JsonNode second = paid(treasurer, listed(treasurer, commune, "2023-10-10", an(1), dao(1)), "2023-10-10");
        paid(treasurer, listed(treasurer, commune, "2024-02-10", an(1)), "2024-02-10");
        paid(other, listed(other, neighbour, "2023-09-10", an(1)), "2023-09-10");
        paid(treasurer, treasurer.done("draftGrant", draft(commune, key(), "2023-12-01", 40, 40)), "2023-12-01");
        assertThat(distinct(treasurer.api(), commune, 2023)).isEqualTo("44 3");
        assertThat(distinct(head.api(), province, 2023)).isEqualTo("45 3");
        assertThat(distinct(head.api(), province, 2024)).isEqualTo("1 1");
        desk("minh", "APPROVER", province).reverse(second, "2023-11-01");
        assertThat(distinct(head.api(), province, 2023)).isEqualTo("43 2");
    }

    /** A name and a birthday alone tell nobody the school and guardian that another commune has entered. */
    @Test
    void knowsSomebodyOfAnotherScopeOnlyByAllThatIsSaid() {
        listed(treasurer, commune, "2023-05-10", an(1));
        JsonNode guessed = listed(other, neighbour, "2023-05-10", child("Nguyễn Văn An" + mark, "2012-03-04", "Trường A", "Không biết", 1));
        assertThat(seen(other.api(), guessed).at("/recipients/nodes/0/recipient/guardian").asString()).isEqualTo("Không biết");
        assertThat(people()).isEqualTo(2);
        listed(other, neighbour, "2023-06-10", an(1));
        assertThat(people()).isEqualTo(2);
        JsonNode within = listed(desk("tinh", "OFFICER", province), commune, "2023-07-10", child("NGUYỄN VĂN AN" + mark, "2012-03-04", "truong a", "Ai khác", 1));
        assertThat(seen(head.api(), within).at("/recipients/nodes/0/recipient/guardian").asString()).isIn("Nguyễn Bình", "Không biết");
        assertThat(people()).isEqualTo(2);
    }

    private int people() {
        return sql.fetchSingle("select count(*) from fund_recipient where search_name = ?", "nguyen van an" + mark).get(0, Integer.class);
    }

    @Test
    void tellsPeopleApartByTheMarksOfTheirNames() {
        JsonNode both = listed(treasurer, commune, "2023-05-10", child("Lê Thị Hà" + mark, "2012-03-04", "Trường A", "Lê Bình", 1), child("Lê Thị Hạ" + mark, "2012-03-04", "Trường A", "Lê Bình", 2));
        assertThat(both.get("turns").asInt()).isEqualTo(2);
        assertThat(names(seen(treasurer.api(), both, "where", Map.of("fullName", Map.of("contains", "le thi ha"))))).containsExactlyInAnyOrder("Lê Thị Hà", "Lê Thị Hạ");
        assertThat(names(seen(treasurer.api(), listed(treasurer, commune, "2023-06-10", child("LÊ  THỊ HẠ" + mark, "2012-03-04", "truong a", "LÊ BÌNH", 1))))).containsExactly("Lê Thị Hạ");
        String decomposed = Normalizer.normalize("lê thị hà", Normalizer.Form.NFD) + mark;
        treasurer.refused("RECIPIENT_TWICE", "recipients.1", "addGrantRecipients", "idempotencyKey", key(),
            "id", treasurer.done("draftGrant", draft(commune, key(), "2023-07-10", null, null)).get("id").asString(),
            "recipients", List.of(child("Lê Thị Hà" + mark, "2012-03-04", "Trường A", "Lê Bình", 1), child(decomposed, "2012-03-04", "Trường A", "Lê Bình", 1)));
        assertThat(sql.fetchSingle("select count(*) from fund_recipient where search_name = ?", "le thi ha" + mark).get(0, Integer.class)).isEqualTo(2);
    }

    @Test
    void entersANewChildOnceThoughManyRoundsNameItAtOnce() throws Exception {
        List<String> rounds = IntStream.range(0, 8).mapToObj(i -> treasurer.done("draftGrant", draft(commune, key(), "2023-05-10", null, null)).get("id").asString()).toList();
        CyclicBarrier start = new CyclicBarrier(rounds.size());
        List<Callable<String>> adding = rounds.stream().<Callable<String>>map(round -> () -> {
            Object[] added = {"idempotencyKey", key(), "id", round, "recipients", List.of(hoa(1), an(1), dao(1))};
            start.await();
            String code;
            do {
                JsonNode answer = treasurer.send("addGrantRecipients", "vi", added);
                code = answer.at("/data/addGrantRecipients/errors/0/code").asString(answer.at("/errors/0/extensions/code").asString("ADDED"));
            } while (code.equals("TRY_AGAIN") || code.equals("SERVER_BUSY"));
            return code;
        }).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var added : threads.invokeAll(adding)) {
                assertThat(added.get()).isEqualTo("ADDED");
            }
        }
        assertThat(people()).isEqualTo(1);
        assertThat(sql.fetchSingle("select count(*) from fund_recipient where search_name in (?, ?)", "le thi hoa" + mark, "dao an" + mark).get(0, Integer.class)).isEqualTo(2);
        assertThat(rounds).allSatisfy(round -> assertThat(treasurer.shown(round).get("turns").asInt()).isEqualTo(3));
    }

    @Test
    void namesSomebodyKnownByTheirId() {
        JsonNode first = listed(treasurer, commune, "2023-05-10", an(1));
        String person = seen(treasurer.api(), first).at("/recipients/nodes/0/recipient/id").asString();
        JsonNode second = listed(treasurer, commune, "2023-06-10", Map.of("recipient", person, "amount", 5));
        assertThat(seen(treasurer.api(), second).at("/recipients/nodes/0/recipient/id").asString()).isEqualTo(person);
        JsonNode foreign = other.done("draftGrant", draft(neighbour, key(), "2023-05-10", null, null));
        other.refused("RECIPIENT_UNKNOWN", "recipients.0.recipient", "addGrantRecipients", "idempotencyKey", key(), "id", foreign.get("id").asString(),
            "recipients", List.of(Map.of("recipient", person, "amount", 5)));
    }

    @Test
    void leavesNoNamesInRecordsOfChangesOrAnswers() {
        listed(treasurer, commune, "2023-05-10", an(1));
        assertThat(sql.fetch("select * from change_record").formatCSV()).contains("fund_grant_recipient").doesNotContain(mark.strip(), "Trường A");
        assertThat(sql.fetch("select * from idempotent_answer").formatCSV()).contains("addGrantRecipients").doesNotContain(mark.strip(), "Trường A");
        assertThat(sql.fetch("select SERIALIZED_EVENT from EVENT_PUBLICATION union all select SERIALIZED_EVENT from EVENT_PUBLICATION_ARCHIVE").formatCSV()).doesNotContain(mark.strip(), "Trường A");
    }
}
