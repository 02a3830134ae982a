package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.PledgeRegister.Entry;
import vn.khuyenhoc.fund.PledgeRegister.Gift;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Worded;
import vn.khuyenhoc.testing.WriteTest;

/** What donors promise is no money until they give it, and nobody types how much of it they gave. */
@WriteTest
class PledgesTest {
    private static final String PLEDGE = """
        id amount fulfilled remaining state pledgedOn dueOn overdue goods valuedBy note cancelledOn reason version donor { id kind name } organization { id }
        earmark { wording purpose beneficiary { id } people } contributions { totalCount nodes { amount reversedBy { amount } } }""";
    private static final String PROMISE = "mutation($input: RecordPledgeInput!) { recordPledge(input: $input) { pledge { " + PLEDGE + " } errors { code message inputPath } } }";
    private static final String CANCEL = "mutation($input: CancelPledgeInput!) { cancelPledge(input: $input) { pledge { " + PLEDGE + " } errors { code message inputPath } } }";
    private static final String RECORD = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id donor { id } pledge { id state } earmark { wording purpose people left } }
          errors { code message inputPath } } }""";
    private static final String REVERSE = """
        mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { contribution { amount pledge { id } } errors { code } } }""";
    private static final String FUND = """
        query($id: ID!) { node(id: $id) { ... on Organization { fundSummary(year: 2023) { raised contributionCount } fund { balance entries { totalCount } }
          pledges { totalCount nodes { id } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired ContributionRegister contributions;
    @Autowired PledgeRegister register;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired Days days;

    OrganizationId commune;
    OrganizationId neighbour;
    Api officer;

    @BeforeEach
    void anOfficerOfACommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = officerOf(commune);
    }

    private Api officerOf(OrganizationId organization) {
        return api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", organization));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private static Map<String, Object> input(Map<String, Object> fields, @Nullable Object... changes) {
        Map<String, Object> input = new HashMap<>(fields);
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                input.remove((String) changes[i]);
            } else {
                input.put((String) changes[i], changes[i + 1]);
            }
        }
        return input;
    }

    private Map<String, Object> promise(@Nullable Object... changes) {
        return input(Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "amount", 1_000, "pledgedOn", "2023-03-01",
            "donor", Map.of("kind", "BUSINESS", "name", "Công ty Hòa Bình")), changes);
    }

    private JsonNode promised(@Nullable Object... changes) {
        return done(officer, PROMISE, promise(changes)).get("pledge");
    }

    private static JsonNode done(Api who, String mutation, Map<String, Object> input) {
        JsonNode answer = who.data(mutation, Map.of("input", input)).iterator().next();
        assertThat(answer.get("errors")).as(answer.toString()).isEmpty();
        return answer;
    }

    private Map<String, Object> gift(JsonNode pledge, @Nullable Object... changes) {
        return input(Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", "CASH", "amount", 400, "receivedOn", "2023-05-10",
            "pledge", pledge.get("id").asString()), changes);
    }

    private JsonNode given(JsonNode pledge, @Nullable Object... changes) {
        return done(officer, RECORD, gift(pledge, changes)).get("contribution");
    }

    private void takenBack(JsonNode contribution) {
        JsonNode reversal = done(officer, REVERSE, Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", contribution.get("id").asString(), "on", "2023-06-01",
            "reason", "Ghi nhầm")).get("contribution");
        assertThat(reversal.get("pledge").isNull()).as("what takes a contribution back fulfils nothing").isTrue();
    }

    private static Map<String, Object> withdrawal(JsonNode pledge, @Nullable Object... changes) {
        return input(Map.of("id", pledge.get("id").asString(), "on", "2023-06-01", "reason", "Phá sản", "version", pledge.get("version").asString()), changes);
    }

    private static JsonNode shown(Api who, JsonNode pledge) {
        return who.data("query($id: ID!) { node(id: $id) { ... on Pledge { " + PLEDGE + " } } }", Map.of("id", pledge.get("id").asString())).get("node");
    }

    private String standing(JsonNode pledge) {
        JsonNode shown = shown(officer, pledge);
        return shown.get("state").asString() + " " + shown.get("fulfilled").asLong() + " " + shown.get("remaining").asLong();
    }

    private JsonNode fund() {
        return officer.data(FUND, Map.of("id", id(commune))).get("node");
    }

    private void assertRefused(String mutation, Map<String, Object> input, String code, String... path) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> officer.answer(mutation, Map.of("input", input), language).get("data").iterator().next().at("/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo(code);
            assertThat(error.get("inputPath").valueStream().map(JsonNode::asString)).containsExactly(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    private List<?> differences() {
        return checks.stream().flatMap(check -> check.differences().stream()).toList();
    }

    @Test
    void standsInNoLedgerAndNoFigure() {
        Map<String, Object> input = promise("dueOn", "2023-09-05", "note", "Tại lễ khai giảng");
        JsonNode pledge = done(officer, PROMISE, input).get("pledge");
        assertThat(List.of(pledge.get("amount").asLong(), pledge.get("fulfilled").asLong(), pledge.get("remaining").asLong())).containsExactly(1_000L, 0L, 1_000L);
        assertThat(pledge.get("state").asString() + pledge.get("pledgedOn").asString() + pledge.get("dueOn").asString()).isEqualTo("OPEN2023-03-012023-09-05");
        assertThat(pledge.at("/donor/name").asString() + pledge.get("note").asString()).isEqualTo("Công ty Hòa BìnhTại lễ khai giảng");
        assertThat(List.of(pledge.get("goods").isNull(), pledge.get("earmark").isNull(), pledge.get("cancelledOn").isNull())).containsOnly(true);
        assertThat(done(officer, PROMISE, input).at("/pledge/id")).as("sent again").isEqualTo(pledge.get("id"));
        assertRefused(PROMISE, input(input, "amount", 2_000), "IDEMPOTENCY_CONFLICT", "idempotencyKey");
        JsonNode fund = fund();
        assertThat(fund.at("/pledges/totalCount").asInt()).isEqualTo(1);
        assertThat(fund.at("/fundSummary/raised").asLong() + fund.at("/fund/balance").asLong(0) + fund.at("/fund/entries/totalCount").asInt(0)).isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void isFulfilledByWhatComesInAndOpensAgainWhenThatIsTakenBack() {
        JsonNode pledge = promised();
        JsonNode first = given(pledge);
        assertThat(first.at("/pledge/id")).isEqualTo(pledge.get("id"));
        assertThat(first.at("/donor/id")).isEqualTo(pledge.at("/donor/id"));
        assertThat(standing(pledge)).isEqualTo("PART_FULFILLED 400 600");
        JsonNode second = given(pledge, "amount", 700, "knownDonor", pledge.at("/donor/id").asString());
        assertThat(standing(pledge)).as("more than was promised").isEqualTo("FULFILLED 1100 0");
        assertRefused(RECORD, gift(pledge), "PLEDGE_FULFILLED", "pledge");
        takenBack(second);
        assertThat(standing(pledge)).isEqualTo("PART_FULFILLED 400 600");
        JsonNode contributions = shown(officer, pledge).get("contributions");
        assertThat(contributions.get("totalCount").asInt()).isEqualTo(2);
        assertThat(contributions.at("/nodes/1/reversedBy/amount").asLong()).isEqualTo(-700);
        takenBack(first);
        assertThat(standing(pledge)).isEqualTo("OPEN 0 1000");
        given(pledge, "amount", 1_000);
        assertThat(standing(pledge)).isEqualTo("FULFILLED 1000 0");
        JsonNode fund = fund();
        assertThat(fund.at("/fund/balance").asLong()).isEqualTo(1_000).isEqualTo(fund.at("/fundSummary/raised").asLong());
        assertThat(fund.at("/fundSummary/contributionCount").asInt()).isEqualTo(1);
        assertThat(differences()).isEmpty();
    }

    @Test
    void countsWhatForeignMoneyAndGoodsAreWorth() {
        JsonNode pledge = promised("amount", 50_000, "goods", "Máy tính cũ", "valuedBy", "Hội đồng định giá");
        assertThat(pledge.get("goods").asString() + pledge.get("valuedBy").asString()).isEqualTo("Máy tính cũHội đồng định giá");
        given(pledge, "kind", "IN_KIND", "amount", 20_000, "description", "Máy tính", "valuedBy", "Hội đồng");
        given(pledge, "amount", null, "foreign", Map.of("currency", "USD", "amount", "1.5", "rate", "20000.4"));
        assertThat(standing(pledge)).isEqualTo("FULFILLED 50001 0");
    }

    @Test
    void handsItsTermsOverToTheContribution() {
        JsonNode pledge = promised("earmark", Map.of("wording", "Cho em An", "purpose", "SCHOLARSHIP", "organization", id(commune), "people", List.of("Lê Văn An")));
        assertThat(pledge.get("earmark").toString())
            .isEqualTo("{\"wording\":\"Cho em An\",\"purpose\":\"SCHOLARSHIP\",\"beneficiary\":{\"id\":\"" + id(commune) + "\"},\"people\":[\"Lê Văn An\"]}");
        assertThat(given(pledge).get("earmark").toString()).isEqualTo("{\"wording\":\"Cho em An\",\"purpose\":\"SCHOLARSHIP\",\"people\":[\"Lê Văn An\"],\"left\":400}");
        assertThat(given(pledge, "earmark", Map.of("wording", "Tùy hội")).get("earmark").toString()).as("the donor said something else by then")
            .isEqualTo("{\"wording\":\"Tùy hội\",\"purpose\":null,\"people\":[],\"left\":400}");
        assertThat(shown(officerOf(neighbour), pledge).get("earmark").toString()).isEqualTo("{\"wording\":null,\"purpose\":\"SCHOLARSHIP\",\"beneficiary\":{\"id\":\"" + id(commune) + "\"},\"people\":[]}");
    }

    @Test
    void isWithdrawnAsFarAsItWasNotKept() {
        JsonNode pledge = promised();
        given(pledge);
        JsonNode withdrawn = done(officer, CANCEL, withdrawal(pledge)).get("pledge");
        assertThat(withdrawn.get("state").asString() + withdrawn.get("cancelledOn").asString() + withdrawn.get("reason").asString()).isEqualTo("CANCELLED2023-06-01Phá sản");
        assertThat(standing(pledge)).isEqualTo("CANCELLED 400 0");
        assertRefused(RECORD, gift(pledge), "PLEDGE_CANCELLED", "pledge");
        assertRefused(CANCEL, withdrawal(pledge), "CONFLICT", "version");
        assertRefused(CANCEL, withdrawal(withdrawn), "PLEDGE_CANCELLED", "id");
        JsonNode kept = promised();
        given(kept, "amount", 1_000);
        assertRefused(CANCEL, withdrawal(kept), "PLEDGE_FULFILLED", "id");
        assertRefused(CANCEL, withdrawal(promised(), "on", days.today().plusDays(1).toString()), "DATE_IN_FUTURE", "on");
        assertRefused(CANCEL, withdrawal(promised(), "on", "2023-02-28"), "STEP_TOO_EARLY", "on");
        assertRefused(CANCEL, withdrawal(promised(), "reason", " "), "TEXT_EMPTY", "reason");
        assertRefused(CANCEL, withdrawal(promised(), "id", id(commune)), "PLEDGE_UNKNOWN", "id");
        assertThat(officerOf(neighbour).data(CANCEL, Map.of("input", withdrawal(promised()))).at("/cancelPledge/errors/0/code").asString()).isEqualTo("PLEDGE_UNKNOWN");
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() {
        assertRefused(PROMISE, promise("amount", 0), "AMOUNT_NOT_POSITIVE", "amount");
        assertRefused(PROMISE, promise("amount", -1), "AMOUNT_NEGATIVE", "amount");
        assertRefused(PROMISE, promise("amount", 10_000_000_000_001L), "AMOUNT_TOO_LARGE", "amount");
        assertRefused(PROMISE, promise("dueOn", "2023-02-28"), "PLEDGE_DUE_TOO_EARLY", "dueOn");
        assertRefused(PROMISE, promise("pledgedOn", days.today().plusDays(1).toString()), "DATE_IN_FUTURE", "pledgedOn");
        assertRefused(PROMISE, promise("donor", null), "DONOR_UNKNOWN", "donor");
        assertRefused(PROMISE, promise("donor", null, "knownDonor", GlobalId.of("Donor", 1)), "DONOR_UNKNOWN", "knownDonor");
        assertRefused(PROMISE, promise("organization", id(neighbour)), "ORGANIZATION_UNKNOWN", "organization");
        assertRefused(PROMISE, promise("goods", "Sách"), "GOODS_NOT_VALUED", "valuedBy");
        assertRefused(PROMISE, promise("valuedBy", "Hội đồng"), "GOODS_NOT_DESCRIBED", "goods");
        assertRefused(PROMISE, promise("earmark", Map.of("wording", "x", "campaign", id(commune))), "CAMPAIGN_UNKNOWN", "earmark", "campaign");
        assertThat(sql.fetchCount(sql.selectFrom("fund_pledge").where("organization_id = ?", commune.value()))).isZero();
        JsonNode pledge = promised();
        JsonNode other = promised("donor", Map.of("kind", "CLAN", "name", "Họ Lê"));
        assertRefused(RECORD, gift(pledge, "donor", Map.of("kind", "BUSINESS", "name", "Công ty Hòa Bình")), "PLEDGE_OF_OTHER_DONOR", "donor");
        assertRefused(RECORD, gift(pledge, "knownDonor", other.at("/donor/id").asString()), "PLEDGE_OF_OTHER_DONOR", "knownDonor");
        assertRefused(RECORD, gift(pledge, "receivedOn", "2023-02-28"), "STEP_TOO_EARLY", "receivedOn");
        assertRefused(RECORD, gift(pledge, "pledge", "rubbish"), "PLEDGE_UNKNOWN", "pledge");
        assertRefused(RECORD, gift(pledge, "organization", id(fixtures.aBoardAt(commune, Fixtures.LONG_AGO))), "PLEDGE_OF_OTHER_ORGANIZATION", "pledge");
        assertThat(officerOf(neighbour).data(RECORD, Map.of("input", gift(pledge, "organization", id(neighbour)))).at("/recordContribution/errors/0/code").asString())
            .as("forbidden looks like missing").isEqualTo("PLEDGE_UNKNOWN");
        assertThat(sql.fetchCount(sql.selectFrom("fund_contribution").where("organization_id = ?", commune.value()))).isZero();
        assertThat(standing(pledge)).isEqualTo("OPEN 0 1000");
    }

    @Test
    void isOverdueFromTheDayAfterItWasDue() {
        String today = days.today().toString();
        JsonNode yesterday = promised("dueOn", days.today().minusDays(1).toString());
        promised("dueOn", today);
        promised();
        JsonNode earlier = promised("dueOn", "2023-04-01");
        given(earlier);
        given(promised("dueOn", "2023-04-02"), "amount", 1_000);
        done(officer, CANCEL, withdrawal(promised("dueOn", "2023-04-03")));
        String listed = "query($id: ID!, $overdue: Boolean) { node(id: $id) { ... on Organization { pledges(where: { overdue: $overdue }, orderBy: DUE_ON_ASC) { totalCount nodes { id overdue dueOn } } } } }";
        JsonNode overdue = officer.data(listed, Map.of("id", id(commune), "overdue", true)).at("/node/pledges/nodes");
        assertThat(overdue.findValuesAsString("id")).containsExactly(earlier.get("id").asString(), yesterday.get("id").asString());
        assertThat(overdue.findValuesAsString("overdue")).containsOnly("true");
        JsonNode others = officer.data(listed, Map.of("id", id(commune), "overdue", false)).at("/node/pledges");
        assertThat(others.get("totalCount").asInt()).isEqualTo(4);
        assertThat(others.get("nodes").findValuesAsString("overdue")).containsOnly("false");
        assertThat(others.at("/nodes/3/dueOn").isNull()).as("without a day, last").isTrue();
        String byState = "query($id: ID!) { node(id: $id) { ... on Organization { kept: pledges(where: { state: [FULFILLED, PART_FULFILLED] }) { totalCount } open: pledges(where: { state: OPEN }) { totalCount } } } }";
        assertThat(officer.data(byState, Map.of("id", id(commune))).get("node").toString()).isEqualTo("{\"kept\":{\"totalCount\":2},\"open\":{\"totalCount\":3}}");
    }

    @Test
    void namesNobodyWhomContributionsWouldNotName() {
        JsonNode person = promised("donor", Map.of("kind", "INDIVIDUAL", "name", "Lê Thị Bình"), "note", "Gọi trước");
        JsonNode hidden = promised("donor", Map.of("kind", "BUSINESS", "name", "Công ty Kín", "anonymous", true));
        assertThat(person.at("/donor/name").asString()).isEqualTo("Lê Thị Bình");
        assertThat(hidden.at("/donor/name").isNull()).isTrue();
        for (Api other : List.of(officerOf(neighbour), api.as("anonymous"))) {
            JsonNode seen = shown(other, person);
            assertThat(List.of(seen.at("/donor/name").isNull(), seen.get("note").isNull())).containsOnly(true);
            assertThat(seen.get("amount").asLong()).isEqualTo(1_000);
            assertThat(other.data("query($id: ID!) { node(id: $id) { ... on Donor { name } } }", Map.of("id", person.at("/donor/id").asString())).at("/node/name").isNull()).isTrue();
        }
        String search = "query($id: ID!, $name: String) { node(id: $id) { ... on Organization { pledges(where: { donorName: { contains: $name } }) { totalCount } } } }";
        assertThat(officer.data(search, Map.of("id", id(commune), "name", "binh")).at("/node/pledges/totalCount").asInt()).isEqualTo(1);
        assertThat(officer.data(search, Map.of("id", id(commune), "name", "kin")).at("/node/pledges/totalCount").asInt()).isZero();
        assertThat(officerOf(neighbour).data(search, Map.of("id", id(commune), "name", "binh")).at("/node/pledges/totalCount").asInt()).isZero();
        assertThat(officer.data("query($id: ID!) { node(id: $id) { ... on Donor { name } } }", Map.of("id", person.at("/donor/id").asString())).at("/node/name").asString())
            .as("known to those to whom it was promised").isEqualTo("Lê Thị Bình");
    }

    /** As of contributions: who valued goods, and what is said of goods for people by name; their names not even to a mere viewer. */
    @Test
    void saysOfGoodsForPeopleNothingOutsideTheScope() {
        JsonNode named = promised("goods", "Xe đạp cho em An", "valuedBy", "Bà Hoa", "earmark", Map.of("wording", "Cho em An", "people", List.of("Lê Văn An")));
        JsonNode plain = promised("goods", "Sách vở", "valuedBy", "Bà Hoa");
        String document = "query($id: ID!) { node(id: $id) { ... on Pledge { goods valuedBy earmark { wording people } } } }";
        Function<JsonNode, Function<Api, String>> seen = pledge -> who -> who.data(document, Map.of("id", pledge.get("id").asString())).get("node").toString();
        assertThat(seen.apply(named).apply(officer)).isEqualTo("{\"goods\":\"Xe đạp cho em An\",\"valuedBy\":\"Bà Hoa\",\"earmark\":{\"wording\":\"Cho em An\",\"people\":[\"Lê Văn An\"]}}");
        assertThat(seen.apply(named).apply(api.withToken(SelfIssued.token("xem", "VIEWER", commune))))
            .isEqualTo("{\"goods\":\"Xe đạp cho em An\",\"valuedBy\":\"Bà Hoa\",\"earmark\":{\"wording\":null,\"people\":[]}}");
        for (Api other : List.of(officerOf(neighbour), api.as("anonymous"))) {
            assertThat(seen.apply(named).apply(other)).isEqualTo("{\"goods\":null,\"valuedBy\":null,\"earmark\":{\"wording\":null,\"people\":[]}}");
            assertThat(seen.apply(plain).apply(other)).isEqualTo("{\"goods\":\"Sách vở\",\"valuedBy\":null,\"earmark\":null}");
        }
    }

    @Test
    void namesSomebodyFromOverseasToThoseOfTheScope() {
        JsonNode pledge = promised("donor", Map.of("kind", "OVERSEAS", "name", "Bà Nguyễn Thị Kiều Bào"));
        String search = "query($id: ID!) { pledges(within: $id, where: {donorName: {contains: \"kieu bao\"}}) { totalCount } }";
        for (Api within : List.of(officer, api.withToken(SelfIssued.token("xem", "VIEWER", commune)))) {
            assertThat(shown(within, pledge).at("/donor/name").asString()).isEqualTo("Bà Nguyễn Thị Kiều Bào");
            assertThat(within.data(search, Map.of("id", id(commune))).at("/pledges/totalCount").asInt()).isOne();
        }
        for (Api other : List.of(officerOf(neighbour), api.as("anonymous"))) {
            assertThat(shown(other, pledge).at("/donor/name").isNull()).isTrue();
            assertThat(other.data(search, Map.of("id", id(commune))).at("/pledges/totalCount").asInt()).isZero();
        }
    }

    /** The pledge stays where it was made; what it left stands under the successor, whose contributions keep it. */
    @Test
    void isKeptByTheSuccessorOfTheOrganization() {
        OrganizationId old = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        JsonNode pledge = promised("organization", id(old), "donor", Map.of("kind", "INDIVIDUAL", "name", "Lê Thị Bình"));
        assertRefused(RECORD, gift(pledge, "organization", id(heir)), "PLEDGE_OF_OTHER_ORGANIZATION", "pledge");
        organizations.merge(List.of(new Merger(old, heir)), LocalDate.of(2023, 7, 1));
        Api successor = officerOf(heir);
        assertThat(shown(successor, pledge).at("/donor/name").asString()).isEqualTo("Lê Thị Bình");
        assertRefused(RECORD, gift(pledge, "receivedOn", "2023-07-02"), "PLEDGE_OF_OTHER_ORGANIZATION", "pledge");
        assertRefused(RECORD, gift(pledge, "organization", id(heir), "receivedOn", "2023-06-30"), "PLEDGE_OF_OTHER_ORGANIZATION", "pledge");
        done(successor, RECORD, gift(pledge, "organization", id(heir), "receivedOn", "2023-07-01"));
        JsonNode kept = shown(successor, pledge);
        assertThat(kept.get("fulfilled").asLong()).isEqualTo(400);
        assertThat(kept.at("/organization/id").asString()).isEqualTo(id(old));
        assertThat(done(successor, CANCEL, withdrawal(kept, "on", "2023-08-01")).at("/pledge/state").asString()).isEqualTo("CANCELLED");
        assertThat(differences()).isEmpty();
    }

    @Test
    void isKeptOnceHoweverManyKeepItAtOnce() throws Exception {
        JsonNode pledge = promised();
        List<Callable<Boolean>> gifts = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () ->
            officer.data(RECORD, Map.of("input", gift(pledge, "amount", 1_000))).at("/recordContribution/errors").isEmpty()).toList();
        int kept = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(gifts)) {
                kept += answer.get() ? 1 : 0;
            }
        }
        assertThat(kept).isEqualTo(1);
        assertThat(standing(pledge)).isEqualTo("FULFILLED 1000 0");
        assertThat(fund().at("/fund/balance").asLong()).isEqualTo(1_000);
    }

    @Test
    void takesOverWhatOldBooksTell() {
        ContributionRegister.Donor clan = new ContributionRegister.Donor(DonorKind.CLAN, "Họ Lê", false);
        LocalDate day = LocalDate.of(2023, 2, 1);
        List<Long> gifts = contributions.record(List.of(clan), IntStream.of(30, 50, 40).mapToObj(amount ->
            new ContributionRegister.Entry(commune, 0, ContributionKind.CASH, amount, day.plusDays(amount), null)).toList());
        takenBack(officer.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", GlobalId.of("Contribution", gifts.get(2)))).get("node"));
        assertThat(register.largest(Set.of(commune), day, day.plusDays(60), 5)).extracting(Gift::amount).containsExactly(50L, 30L);
        assertThat(register.largest(Set.of(commune), day, day.plusDays(60), 1)).extracting(Gift::contribution).containsExactly(gifts.get(1));
        List<Long> keys = register.record(List.of(clan), List.of(new Entry(commune, 0, 90, day, null, "Sổ cũ", gifts.get(1)), new Entry(commune, 0, 10, day, null, null, null)));
        JsonNode pledges = officer.data(FUND, Map.of("id", id(commune))).at("/node/pledges/nodes");
        assertThat(pledges.findValuesAsString("id")).containsExactlyElementsOf(keys.stream().map(key -> GlobalId.of("Pledge", key)).toList());
        assertThat(standing(pledges.get(0))).isEqualTo("PART_FULFILLED 50 40");
        assertThat(standing(pledges.get(1))).isEqualTo("OPEN 0 10");
        assertThat(register.largest(Set.of(commune), day, day.plusDays(60), 5)).as("what fulfils none yet").extracting(Gift::amount).containsExactly(30L);
        Worded.assertRefused(() -> register.record(List.of(), List.of(new Entry(commune, 0, 90, day, null, null, 1L))), "CONTRIBUTION_UNKNOWN");
        Worded.assertRefused(() -> register.record(List.of(clan), List.of(new Entry(commune, 0, 0, day, null, null, null))), "AMOUNT_NOT_POSITIVE");
    }
}
