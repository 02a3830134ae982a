package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Unguarded;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;
import vn.khuyenhoc.testing.WriteTest;

/** Every đồng that comes in or is taken back stands in the ledger, and whoever rewrites it is found out. */
@WriteTest
@AddLifecycleHook(WithBeans.class)
class LedgerTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);
    private static final String CONTRIBUTION = """
        contribution { id amount receiptNumber receivedOn valuedBy reason foreign { currency amount rate } donor { id kind name } reverses { id } reversedBy { id }
          earmark { id wording purpose amount left people beneficiary { id } } } errors { code message inputPath }""";
    private static final String RECORD = "mutation($input: RecordContributionInput!) { recordContribution(input: $input) { %s } }".formatted(CONTRIBUTION);
    private static final String REVERSE = "mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { %s } }".formatted(CONTRIBUTION);
    private static final String VERIFY = """
        query($within: ID) { verifyLedger(within: $within) { fundCount entryCount problems { kind place organization { id } entry { place amount } } } }""";
    private static final String FUND = """
        query($id: ID!) { node(id: $id) { ... on Organization { fundSummary(year: 2023) { raised contributionCount }
          fund { balance freeMoney freeGoods earmarked before: balance(asOf: "2023-05-09") on: balance(asOf: "2023-05-10")
            entries(orderBy: PLACE_ASC) { totalCount nodes { place debit credit amount happenedOn postedOn reverses { place } } } } } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired GrantRegister grants;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId commune;
    OrganizationId neighbour;
    Api officer;

    @BeforeEach
    @BeforeTry
    void anOfficerOfACommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private Map<String, Object> gift(Object... changes) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", "CASH", "amount", 5_000_000,
            "receivedOn", DAY.toString(), "donor", Map.of("kind", "BUSINESS", "name", "Công ty Hòa Bình")));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                input.remove((String) changes[i]);
            } else {
                input.put((String) changes[i], changes[i + 1]);
            }
        }
        return input;
    }

    private JsonNode given(Object... changes) {
        JsonNode answer = officer.data(RECORD, Map.of("input", gift(changes))).get("recordContribution");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("contribution");
    }

    private Map<String, Object> reversal(String contribution, String on) {
        return Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", contribution, "on", on, "reason", "Ghi nhầm");
    }

    private JsonNode reversed(String contribution, String on) {
        JsonNode answer = officer.data(REVERSE, Map.of("input", reversal(contribution, on))).get("reverseContribution");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("contribution");
    }

    private JsonNode commune() {
        return officer.data(FUND, Map.of("id", id(commune))).get("node");
    }

    private JsonNode verified() {
        return officer.data(VERIFY, Map.of("within", id(commune))).get("verifyLedger");
    }

    private void assertRefused(String mutation, Map<String, Object> input, String code, String... path) {
        List<JsonNode> errors = List.of("vi", "en").stream().map(language -> officer.answer(mutation, Map.of("input", input), language)
            .get("data").iterator().next().at("/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo(code);
            assertThat(error.get("inputPath").valueStream().map(JsonNode::asString)).containsExactly(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    @Test
    void postsWhatComesInAndNumbersItsReceipt() {
        assertThat(given().get("receiptNumber").asString()).isEqualTo("1/2023");
        assertThat(given("kind", "IN_KIND", "description", "100 bộ sách", "valuedBy", "Hội đồng định giá", "amount", 700_000).get("valuedBy").asString()).isEqualTo("Hội đồng định giá");
        assertThat(given("receivedOn", "2024-01-02").get("receiptNumber").asString()).isEqualTo("1/2024");
        JsonNode dollars = given("amount", null, "kind", "TRANSFER", "foreign", Map.of("currency", "USD", "amount", "100.5", "rate", "24567.3"));
        assertThat(dollars.get("amount").asLong()).isEqualTo(2_469_014);
        assertThat(dollars.at("/foreign/amount").asString()).isEqualTo("100.5");
        assertThat(dollars.get("receiptNumber").asString()).isEqualTo("3/2023");
        JsonNode fund = commune().get("fund");
        assertThat(fund.get("balance").asLong()).isEqualTo(13_169_014);
        assertThat(fund.get("freeGoods").asLong()).isEqualTo(700_000);
        assertThat(fund.get("freeMoney").asLong()).isEqualTo(12_469_014);
        assertThat(fund.get("before").asLong()).isZero();
        assertThat(fund.get("on").asLong()).isEqualTo(8_169_014);
        assertThat(fund.at("/entries/nodes").valueStream().map(entry -> entry.get("place").asInt() + " " + entry.get("debit").asString() + " " + entry.get("credit").asString()
            + " " + entry.get("amount").asLong())).containsExactly("1 MONEY CONTRIBUTIONS 5000000", "2 GOODS CONTRIBUTIONS 700000", "3 MONEY CONTRIBUTIONS 5000000", "4 MONEY CONTRIBUTIONS 2469014");
    }

    @Test
    void numbersReceiptsWithoutGapsWhenManyComeAtOnceAndSomeFail() throws Exception {
        List<Callable<String>> gifts = IntStream.range(0, 24).<Callable<String>>mapToObj(i -> () ->
            officer.data(RECORD, Map.of("input", gift("amount", i % 3 == 0 ? 0 : 1_000 + i))).at("/recordContribution/contribution/receiptNumber").asString("")).toList();
        List<String> numbers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var number : threads.invokeAll(gifts)) {
                numbers.add(number.get());
            }
        }
        assertThat(numbers.stream().filter(number -> !number.isEmpty()))
            .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16).mapToObj(i -> i + "/2023").toList());
        assertThat(verified().get("problems")).isEmpty();
        assertThat(verified().get("entryCount").asInt()).isEqualTo(16);
    }

    @Test
    void takesAContributionBackOnceAndKeepsBoth() {
        String gift = given().get("id").asString();
        JsonNode reversal = reversed(gift, "2023-06-01");
        assertThat(reversal.get("amount").asLong()).isEqualTo(-5_000_000);
        assertThat(reversal.at("/reverses/id").asString()).isEqualTo(gift);
        assertThat(reversal.get("receiptNumber").isNull()).isTrue();
        assertThat(officer.data("query($id: ID!) { node(id: $id) { ... on Contribution { amount reversedBy { id reason } } } }", Map.of("id", gift)).at("/node/reversedBy/id").asString())
            .isEqualTo(reversal.get("id").asString());
        JsonNode commune = commune();
        assertThat(commune.at("/fund/balance").asLong()).isZero();
        assertThat(commune.at("/fundSummary/raised").asLong()).isZero();
        assertThat(commune.at("/fundSummary/contributionCount").asInt()).isZero();
        assertThat(commune.at("/fund/entries/nodes/1/reverses/place").asInt()).isEqualTo(1);
        assertRefused(REVERSE, reversal(gift, "2023-06-02"), "ALREADY_REVERSED", "id");
        assertRefused(REVERSE, reversal(reversal.get("id").asString(), "2023-06-02"), "REVERSAL_FINAL", "id");
        assertRefused(REVERSE, reversal(given().get("id").asString(), "2023-05-09"), "ENDS_BEFORE_IT_BEGINS", "on");
        assertRefused(REVERSE, reversal("rubbish", "2023-06-01"), "CONTRIBUTION_UNKNOWN", "id");
        assertThat(differences()).isEmpty();
    }

    @Test
    void takesNothingBackThatIsSpent() {
        String gift = given().get("id").asString();
        grants.pay(List.of(new Round(commune, GrantPurpose.SUPPORT, "Hỗ trợ", "1/QĐ", DAY, 1, 1)));
        assertRefused(REVERSE, reversal(gift, "2023-06-01"), "FUND_INSUFFICIENT", "id");
        assertThat(commune().at("/fund/balance").asLong()).isEqualTo(4_999_999);
    }

    /** As much as is paid is there today, and was on the day itself; in between it was not. */
    @Test
    void paysNothingThatWasNotThereOnEachDaySince() {
        given("amount", 1_000, "receivedOn", "2023-01-10");
        pay(1_000, "2023-03-01");
        given("amount", 1_000, "receivedOn", "2023-04-01");
        Refusal tooEarly = catchThrowableOfType(Refusal.class, () -> pay(1_000, "2023-02-01"));
        assertThat(tooEarly.code() + " " + tooEarly.named()[1]).isEqualTo("FUND_INSUFFICIENT_THEN 2023-03-01");
        vn.khuyenhoc.testing.Worded.assertRefused(() -> pay(1, "2023-03-31"), "FUND_INSUFFICIENT_THEN");
        assertThat(commune().at("/fund/balance").asLong()).isEqualTo(1_000);
        pay(1_000, "2023-04-01");
        assertThat(commune().at("/fund/balance").asLong()).isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void takesNothingBackOnADayOnWhichItWasSpent() {
        String gift = given("receivedOn", "2023-01-10").get("id").asString();
        pay(1, "2023-03-01");
        given("amount", 1, "receivedOn", "2023-04-01");
        assertRefused(REVERSE, reversal(gift, "2023-03-31"), "FUND_INSUFFICIENT_THEN", "id");
        reversed(gift, "2023-04-01");
        assertThat(commune().at("/fund/balance").asLong()).isZero();
    }

    private void pay(long amount, String on) {
        grants.pay(List.of(new Round(commune, GrantPurpose.SUPPORT, "Hỗ trợ", "1/QĐ", LocalDate.parse(on), 1, amount)));
    }

    @Test
    void takesNothingBackOfAnotherFund() {
        String gift = given().get("id").asString();
        Api other = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", neighbour));
        assertThat(other.data(REVERSE, Map.of("input", reversal(gift, "2023-06-01"))).at("/reverseContribution/errors/0/code").asString()).isEqualTo("CONTRIBUTION_UNKNOWN");
        assertThat(other.data(FUND, Map.of("id", id(commune))).at("/node/fund/entries/totalCount").asInt()).isZero();
        assertThat(other.data(VERIFY, Map.of("within", id(commune))).at("/verifyLedger/fundCount").asInt()).isZero();
        assertThat(api.answer(VERIFY, Map.of(), "en").at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void keepsApartWhatDonorsWantSpentOnSomethingAlone() {
        JsonNode gift = given("earmark", Map.of("wording", "Cho em Lê Văn An", "purpose", "SCHOLARSHIP", "organization", id(commune), "people", List.of("Lê Văn An")));
        assertThat(gift.at("/earmark/left").asLong()).isEqualTo(5_000_000);
        assertThat(gift.at("/earmark/people/0").asString()).isEqualTo("Lê Văn An");
        assertThat(gift.at("/earmark/beneficiary/id").asString()).isEqualTo(id(commune));
        assertThat(api.data("query($id: ID!) { node(id: $id) { ... on Earmark { people wording purpose } } }", Map.of("id", gift.at("/earmark/id").asString())).get("node").toString())
            .isEqualTo("{\"people\":[],\"wording\":null,\"purpose\":\"SCHOLARSHIP\"}");
        assertThat(gift.at("/earmark/wording").asString()).isEqualTo("Cho em Lê Văn An");
        JsonNode fund = commune().get("fund");
        assertThat(fund.get("balance").asLong()).isEqualTo(5_000_000);
        assertThat(fund.get("freeMoney").asLong()).isZero();
        assertThat(fund.get("earmarked").asLong()).isEqualTo(5_000_000);
        vn.khuyenhoc.testing.Worded.assertRefused(() -> grants.pay(List.of(new Round(commune, GrantPurpose.SCHOLARSHIP, "Học bổng", "1/QĐ", DAY, 1, 1))), "FUND_INSUFFICIENT");
        reversed(gift.get("id").asString(), "2023-05-11");
        assertThat(commune().at("/fund/earmarked").asLong()).isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void knowsADonorWhoGaveBefore() {
        String donor = given().at("/donor/id").asString();
        assertThat(given("donor", null, "knownDonor", donor).at("/donor/id").asString()).isEqualTo(donor);
        Api other = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", neighbour));
        assertThat(other.data(RECORD, Map.of("input", gift("organization", id(neighbour), "donor", null, "knownDonor", donor))).at("/recordContribution/errors/0/code").asString())
            .isEqualTo("DONOR_UNKNOWN");
        assertRefused(RECORD, gift("donor", null), "DONOR_UNKNOWN", "donor");
        assertRefused(RECORD, gift("knownDonor", donor), "DONOR_AMBIGUOUS", "donor");
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() {
        assertRefused(RECORD, gift("amount", null), "AMOUNT_AMBIGUOUS", "amount");
        assertRefused(RECORD, gift("foreign", Map.of("currency", "USD", "amount", "1", "rate", "1")), "AMOUNT_AMBIGUOUS", "foreign");
        for (String unknown : List.of("VND", "usd", "XYZ", "XXX", "XAU", "DEM")) {
            assertRefused(RECORD, gift("amount", null, "foreign", Map.of("currency", unknown, "amount", "1", "rate", "1")), "CURRENCY_UNKNOWN", "foreign", "currency");
        }
        assertRefused(RECORD, gift("amount", null, "foreign", Map.of("currency", "USD", "amount", "0", "rate", "1")), "AMOUNT_NOT_POSITIVE", "foreign", "amount");
        assertRefused(RECORD, gift("amount", null, "foreign", Map.of("currency", "USD", "amount", "900000000000", "rate", "24000")), "AMOUNT_TOO_LARGE", "foreign", "amount");
        assertRefused(RECORD, gift("amount", null, "foreign", Map.of("currency", "VUV", "amount", "0.0001", "rate", "1")), "AMOUNT_NOT_POSITIVE", "foreign", "amount");
        assertRefused(RECORD, gift("kind", "IN_KIND", "description", "Sách"), "GOODS_NOT_VALUED", "valuedBy");
        assertRefused(RECORD, gift("earmark", Map.of("wording", "x", "campaign", id(commune))), "CAMPAIGN_UNKNOWN", "earmark", "campaign");
        assertRefused(RECORD, gift("earmark", Map.of("wording", "x", "people", java.util.Collections.nCopies(101, "An"))), "PEOPLE_TOO_MANY", "earmark", "people");
        assertThat(commune().get("fund").isNull() || commune().at("/fund/entries/totalCount").asInt() == 0).isTrue();
        assertThat(sql.fetchOne("select count(*) from fund_contribution where organization_id = ?", commune.value()).get(0, Integer.class)).isZero();
    }

    private List<?> differences() {
        return checks.stream().flatMap(check -> check.differences().stream()).toList();
    }

    /** As somebody would who can write to the database itself; not before the triggers are gone. */
    private void tamper(String statement) {
        assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("fund_entry is append-only");
        Unguarded.rewrite(sql, () -> sql.execute(statement));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "update fund_entry set amount = amount + 1 where organization_id = %d and place = 3 | ENTRY_ALTERED 3",
        "update fund_entry set debit = 'GOODS' where organization_id = %d and place = 2 | ENTRY_ALTERED 2",
        "update fund_entry set posted_on = '2022-05-10' where organization_id = %d and place = 5 | ENTRY_ALTERED 5",
        "update fund_entry set hash = repeat('a', 64) where organization_id = %d and place = 4 | ENTRY_ALTERED 4",
        "delete from fund_entry where organization_id = %d and place = 2 | ENTRY_MISSING 2",
        "delete from fund_entry where organization_id = %d and place = 5 | ENTRY_MISSING 5",
        "insert into fund_entry select id + 1, recorded_at, organization_id, 6, act_id, debit, credit, amount, happened_on, posted_on, earmark_id, null, hash from fund_entry where organization_id = %d and place = 5"
            + " | ENTRY_ADDED 6",
        "update fund_account set balance = balance + 1, free_money = free_money + 1 where organization_id = %d | BALANCE_DIFFERS 5",
        "update fund_account set balance = balance + 1 where organization_id = %d | BALANCE_DIFFERS 5",
        "update fund_account set free_money = free_money - 1, free_goods = free_goods + 1 where organization_id = %d | BALANCE_DIFFERS 5"})
    void namesTheRowThatWasTamperedWith(String statement, String problems) {
        for (int i = 1; i <= 5; i++) {
            given("amount", 1_000 * i);
        }
        assertThat(verified().get("problems")).isEmpty();
        var entries = sql.fetch(FUND_ENTRY, FUND_ENTRY.ORGANIZATION_ID.eq(commune.value()));
        var funds = sql.fetch(FUND_ACCOUNT, FUND_ACCOUNT.ORGANIZATION_ID.eq(commune.value()));
        if (statement.contains("fund_account") || statement.startsWith("insert")) {
            sql.execute(statement.formatted(commune.value()));
        } else {
            tamper(statement.formatted(commune.value()));
        }
        assertThat(verified().get("problems").valueStream().map(problem -> problem.get("kind").asString() + " " + problem.get("place").asInt()))
            .containsExactly(problems.split(", "));
        assertThat(verified().get("problems").valueStream()).allMatch(problem -> problem.at("/organization/id").asString().equals(id(commune)));
        restore(entries, funds);
        assertThat(verified().get("problems")).isEmpty();
    }

    @Test
    void seesWhenMoreIsLeftOfAnEarmarkThanItsEntriesSay() {
        given();
        String earmark = given("earmark", Map.of("wording", "x")).at("/earmark/id").asString();
        assertThat(verified().get("problems")).isEmpty();
        sql.execute("update fund_earmark set left_amount = left_amount - 1 where id = ?", GlobalId.parse(earmark).key());
        assertThat(verified().get("problems").valueStream().map(problem -> problem.get("kind").asString() + " " + problem.get("place").asInt())).containsExactly("BALANCE_DIFFERS 2");
        sql.execute("update fund_earmark set left_amount = left_amount + 1 where id = ?", GlobalId.parse(earmark).key());
    }

    /** What was tampered with would else be found by every other test. */
    private void restore(List<FundEntryRecord> entries, List<FundAccountRecord> funds) {
        Unguarded.rewrite(sql, () -> {
            sql.deleteFrom(FUND_ENTRY).where(FUND_ENTRY.ORGANIZATION_ID.eq(commune.value())).execute();
            sql.deleteFrom(FUND_ACCOUNT).where(FUND_ACCOUNT.ORGANIZATION_ID.eq(commune.value())).execute();
        });
        Rows.append(sql, entries);
        Rows.append(sql, funds);
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(80);
    }

    /** Whatever is given, taken back, spent or refused in whatever order, no đồng appears or vanishes. */
    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
    void conservesMoney(@ForAll("walks") Walk walk) {
        List<String> gifts = new ArrayList<>();
        long expected = 0;
        for (int step = 0; step < walk.length(); step++) {
            Random chance = walk.chances(step);
            int kind = chance.nextInt(10);
            long amount = 1 + chance.nextInt(1_000);
            if (kind < 5) {
                gifts.add(given(kind == 0 ? new Object[] {"amount", amount, "earmark", Map.of("wording", "x")} : new Object[] {"amount", amount}).get("id").asString());
                expected += amount;
            } else if (kind < 7 && !gifts.isEmpty()) {
                JsonNode answer = officer.data(REVERSE, Map.of("input", reversal(gifts.get(chance.nextInt(gifts.size())), "2023-06-01"))).get("reverseContribution");
                if (answer.get("errors").isEmpty()) {
                    expected += answer.at("/contribution/amount").asLong();
                }
            } else {
                try {
                    grants.pay(List.of(new Round(commune, GrantPurpose.values()[chance.nextInt(3)], "Đợt", "1/QĐ", DAY, 1, amount)));
                    expected -= amount;
                } catch (Refusal insufficient) {
                    assertThat(insufficient.code()).isIn("FUND_INSUFFICIENT", "FUND_CLOSED");
                }
            }
            JsonNode fund = commune().get("fund");
            assertThat(fund.isNull() ? 0 : fund.get("balance").asLong()).isEqualTo(expected).isNotNegative();
        }
        assertThat(verified().get("problems")).isEmpty();
        assertThat(differences()).isEmpty();
    }
}
