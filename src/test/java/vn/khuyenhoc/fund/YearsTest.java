package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.fund.events.FundYearClosed;
import vn.khuyenhoc.fund.year.Years;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;
import vn.khuyenhoc.testing.WriteTest;

/** Nothing is posted into a year that is closed, and the figures of every year add up. */
@WriteTest
@Import(YearsTest.Heard.class)
@AddLifecycleHook(WithBeans.class)
class YearsTest {
    private static final String RECORD = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) {
          contribution { id amount receivedOn postedOn late receiptNumber } errors { code } } }""";
    private static final String REVERSE = """
        mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { contribution { id postedOn late } errors { code } } }""";
    private static final String PREPARE = "mutation($input: PrepareTransferInput!) { prepareTransfer(input: $input) { transfer { id } } }";
    private static final String CONFIRM = "mutation($input: ConfirmTransferInput!) { confirmTransfer(input: $input) { errors { code } } }";
    private static final String FIGURES = """
        year state closedOn disclosedOn note version openingBalance receivedMoney receivedGoods received spent transferredIn transferredOut reversed closingBalance
        byPurpose { purpose turns amount } byMonth { month received spent }""";
    private static final String CLOSE = """
        mutation($input: CloseFundYearInput!) { closeFundYear(input: $input) { fundYear { %s } errors { code message inputPath } } }""".formatted(FIGURES);
    private static final String DISCLOSE = """
        mutation($input: DiscloseFundYearInput!) { discloseFundYear(input: $input) { fundYear { %s } errors { code message inputPath } } }""".formatted(FIGURES);
    private static final String YEAR = """
        query($id: ID!, $year: Int!, $end: Date!) { node(id: $id) { ... on Organization { fundYear(year: $year) { %s } fund { balance(asOf: $end) } } } }""".formatted(FIGURES);

    /** Hears what the application tells. */
    @TestComponent
    static class Heard {
        final Queue<FundYearClosed> closed = new ConcurrentLinkedQueue<>();

        @EventListener
        void on(FundYearClosed event) {
            closed.add(event);
        }
    }

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired GrantRegister grants;
    @Autowired FundYearRegister register;
    @Autowired TransactionTemplate transaction;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired Heard heard;
    @Autowired DSLContext sql;
    @Autowired Days days;
    @MockitoSpyBean Years years;

    OrganizationId commune;
    OrganizationId neighbour;
    Api approver;

    @BeforeEach
    @BeforeTry
    void anApproverOfACommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        approver = api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", commune));
    }

    /** Whoever lost the first answer is given it again, whole; without a key they learn only that the year is closed. */
    @Test
    void answersAClosingThatIsSentAgainAsAtFirst() {
        given(700, "2022-05-10");
        String key = UUID.randomUUID().toString();
        Map<String, Object> input = Map.of("organization", id(commune), "year", 2022, "note", "Đã kiểm kê", "idempotencyKey", key);
        JsonNode first = approver.data(CLOSE, Map.of("input", input)).get("closeFundYear");
        assertThat(first.at("/fundYear/receivedMoney").asLong()).isEqualTo(700);
        assertThat(first.at("/fundYear/byMonth")).hasSize(12);
        assertThat(approver.data(CLOSE, Map.of("input", input)).get("closeFundYear")).isEqualTo(first);
        assertThat(heard.closed.stream().filter(event -> event.toString().contains(String.valueOf(commune.value())))).hasSize(1);
        Map<String, Object> keyless = new HashMap<>(input);
        keyless.remove("idempotencyKey");
        assertThat(approver.data(CLOSE, Map.of("input", keyless)).at("/closeFundYear/errors/0/code").asString()).isEqualTo("FUND_YEAR_CLOSED");
        Map<String, Object> another = new HashMap<>(input);
        another.put("note", "Khác");
        assertThat(approver.data(CLOSE, Map.of("input", another)).at("/closeFundYear/errors/0/code").asString()).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private JsonNode given(long amount, String on, Object... changes) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", "CASH", "amount", amount,
            "receivedOn", on, "donor", Map.of("kind", "BUSINESS", "name", "Công ty Hòa Bình")));
        for (int i = 0; i < changes.length; i += 2) {
            input.put((String) changes[i], changes[i + 1]);
        }
        JsonNode answer = approver.data(RECORD, Map.of("input", input)).get("recordContribution");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("contribution");
    }

    private JsonNode reversal(String contribution, String on) {
        return approver.data(REVERSE, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", contribution, "on", on, "reason", "Ghi nhầm"))).get("reverseContribution");
    }

    private Map<String, Object> of(int year) {
        return Map.of("organization", id(commune), "year", year);
    }

    private JsonNode closed(int year) {
        JsonNode answer = approver.data(CLOSE, Map.of("input", of(year))).get("closeFundYear");
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("fundYear");
    }

    private JsonNode shown(int year) {
        return approver.data(YEAR, Map.of("id", id(commune), "year", year, "end", year + "-12-31")).get("node");
    }

    private JsonNode year(int year) {
        return shown(year).get("fundYear");
    }

    private void assertRefused(String mutation, Map<String, Object> input, String code, String path) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> approver.answer(mutation, Map.of("input", input), language)
            .get("data").iterator().next().at("/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo(code);
            assertThat(error.get("inputPath").valueStream().map(JsonNode::asString)).containsExactly(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    private Map<String, Object> disclosing(int year, String version) {
        return Map.of("organization", id(commune), "year", year, "version", version);
    }

    @Test
    void closesYearsOneAfterTheOther() {
        given(700_000, "2021-05-10");
        given(300_000, "2022-05-10");
        assertThat(year(2021).get("state").asString()).isEqualTo("OPEN");
        assertThat(year(2021).get("version").isNull()).isTrue();
        assertRefused(CLOSE, of(days.today().getYear()), "FUND_YEAR_NOT_OVER", "year");
        assertRefused(CLOSE, of(1944), "YEAR_OUT_OF_RANGE", "year");
        assertRefused(CLOSE, of(2022), "EARLIER_YEAR_OPEN", "year");
        assertThat(year(2022).get("state").asString()).isEqualTo("OPEN");
        JsonNode closed = approver.data(CLOSE, Map.of("input", Map.of("organization", id(commune), "year", 2021, "note", "  Đã kiểm kê "))).at("/closeFundYear/fundYear");
        assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.get("closedOn").asString()).isEqualTo(days.today().toString());
        assertThat(closed.get("note").asString()).isEqualTo("Đã kiểm kê");
        assertThat(closed.get("closingBalance").asLong()).isEqualTo(700_000);
        assertRefused(CLOSE, of(2021), "FUND_YEAR_CLOSED", "year");
        assertThat(closed(2022).get("openingBalance").asLong()).isEqualTo(700_000);
        assertThat(heard.closed.stream().filter(event -> event.organization() == commune.value()).map(FundYearClosed::year)).containsExactly(2021, 2022);
        assertThat(sql.fetch("select operation, caller from change_record where entity = 'fund_account' and organization_id = ? and before_hash <> after_hash", commune.value())
            .map(row -> row.get(0) + " " + row.get(1))).containsExactly("closeFundYear lan", "closeFundYear lan");
        assertThat(differences()).isEmpty();
    }

    @Test
    void showsTheNoteOfAClosedYearToOthersOnlyWhenItIsDisclosed() {
        given(700_000, "2021-05-10");
        String version = approver.data(CLOSE, Map.of("input", Map.of("organization", id(commune), "year", 2021, "note", "Bà Hoa nộp thiếu"))).at("/closeFundYear/fundYear/version").asString();
        String document = "query($id: ID!) { node(id: $id) { ... on Organization { fundYear(year: 2021) { state note } } } }";
        List<Api> others = List.of(api.as("anonymous"), api.withToken(SelfIssued.token("ba", "OFFICER-APPROVER-VIEWER", neighbour)));
        for (Api within : List.of(approver, api.withToken(SelfIssued.token("xem", "VIEWER", commune)))) {
            assertThat(within.data(document, Map.of("id", id(commune))).at("/node/fundYear").toString()).isEqualTo("{\"state\":\"CLOSED\",\"note\":\"Bà Hoa nộp thiếu\"}");
        }
        assertThat(others).allSatisfy(other -> assertThat(other.data(document, Map.of("id", id(commune))).at("/node/fundYear").toString()).isEqualTo("{\"state\":\"CLOSED\",\"note\":null}"));
        approver.data(DISCLOSE, Map.of("input", disclosing(2021, version)));
        assertThat(others).allSatisfy(other -> assertThat(other.data(document, Map.of("id", id(commune))).at("/node/fundYear/note").asString()).isEqualTo("Bà Hoa nộp thiếu"));
    }

    @Test
    void disclosesAClosedYearOnce() {
        given(700_000, "2021-05-10");
        assertRefused(DISCLOSE, disclosing(2021, "x"), "FUND_YEAR_NOT_CLOSED", "year");
        String version = closed(2021).get("version").asString();
        assertRefused(DISCLOSE, disclosing(2021, "x"), "CONFLICT", "version");
        assertThat(year(2021).get("state").asString()).isEqualTo("CLOSED");
        JsonNode disclosed = approver.data(DISCLOSE, Map.of("input", disclosing(2021, version))).at("/discloseFundYear/fundYear");
        assertThat(disclosed.get("state").asString()).isEqualTo("DISCLOSED");
        assertThat(disclosed.get("disclosedOn").asString()).isEqualTo(days.today().toString());
        assertThat(disclosed.get("version").asString()).isNotEqualTo(version);
        assertRefused(DISCLOSE, disclosing(2021, version), "FUND_YEAR_DISCLOSED", "year");
        assertRefused(CLOSE, of(2021), "FUND_YEAR_CLOSED", "year");
    }

    @Test
    void letsApproversOfTheOrganizationAlone() {
        given(700_000, "2021-05-10");
        Api other = api.withToken(SelfIssued.token("minh", "APPROVER", neighbour));
        assertThat(other.data(CLOSE, Map.of("input", of(2021))).at("/closeFundYear/errors/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(other.data(DISCLOSE, Map.of("input", disclosing(2021, "x"))).at("/discloseFundYear/errors/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        Api officer = api.withToken(SelfIssued.token("hoa", "OFFICER-VIEWER", commune));
        assertThat(officer.answer(CLOSE, Map.of("input", of(2021)), "en").at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        assertThat(officer.answer(DISCLOSE, Map.of("input", disclosing(2021, "x")), "en").at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        assertThat(year(2021).get("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void countsWhatComesLateInALaterYear() {
        given(700_000, "2021-05-10");
        String taken = given(200_000, "2021-06-10").get("id").asString();
        closed(2021);
        String next = "2022-12-31";
        JsonNode late = given(50_000, "2021-12-31");
        assertThat(late.get("receivedOn").asString()).isEqualTo("2021-12-31");
        assertThat(late.get("postedOn").asString()).as("as near to the day on which it is recorded as the next year is").isEqualTo(next);
        assertThat(late.get("late").asBoolean()).isTrue();
        assertThat(late.get("receiptNumber").asString()).isEqualTo("1/2022");
        JsonNode before = given(1_000, "2020-02-01");
        assertThat(before.get("postedOn").asString()).as("a year before a closed one").isEqualTo(next);
        JsonNode reversal = reversal(taken, "2021-06-11").get("contribution");
        assertThat(reversal.get("postedOn").asString()).isEqualTo(next);
        assertThat(given(4_000, "2022-01-01").get("late").asBoolean()).isFalse();
        JsonNode closed = year(2021);
        assertThat(closed.get("received").asLong()).isEqualTo(900_000);
        assertThat(closed.get("closingBalance").asLong()).isEqualTo(900_000);
        JsonNode nextYear = year(2022);
        assertThat(nextYear.get("received").asLong()).isEqualTo(-145_000);
        assertThat(nextYear.get("reversed").asLong()).isEqualTo(200_000);
        assertThat(nextYear.at("/byMonth/11/received").asLong()).isEqualTo(-149_000);
        assertThat(year(days.today().getYear()).get("received").asLong()).isZero();
        assertThat(recordedLate(2021)).isEqualTo("{\"count\":2,\"received\":-150000,\"spent\":0,\"transferredIn\":0,\"transferredOut\":0,\"countedIn\":[2022]}");
        assertThat(recordedLate(2020)).isEqualTo("{\"count\":1,\"received\":1000,\"spent\":0,\"transferredIn\":0,\"transferredOut\":0,\"countedIn\":[2022]}");
        assertThat(recordedLate(2022)).isEqualTo("{\"count\":0,\"received\":0,\"spent\":0,\"transferredIn\":0,\"transferredOut\":0,\"countedIn\":[]}");
        assertThat(List.of("vi", "en").stream().map(language -> approver.answer("query($id: ID!) { node(id: $id) { ... on Organization { fund { entries(where: {amount: {lte: 4000}}) { nodes { note } } } } } }",
            Map.of("id", id(commune)), language).at("/data/node/fund/entries/nodes").findValues("note").toString()))
            .containsExactly("[\"Phát sinh năm 2020 đã khóa sổ, tính vào năm 2022.\", null]", "[\"Of 2020, which was closed by then; counts in 2022.\", null]");
        assertThat(differences()).isEmpty();
    }

    private String recordedLate(int year) {
        return api.data("query($id: ID!, $year: Int!) { node(id: $id) { ... on Organization { fundYear(year: $year) { recordedLate { count received spent transferredIn transferredOut countedIn } } } } }",
            Map.of("id", id(commune), "year", year)).at("/node/fundYear/recordedLate").toString();
    }

    @Test
    void countsOnTheDayOnWhichItIsRecordedWhenTheYearBeforeIsClosed() {
        int last = days.today().getYear() - 1;
        given(700_000, last + "-05-10");
        closed(last);
        assertThat(given(50_000, last + "-12-31").get("postedOn").asString()).isEqualTo(days.today().toString());
    }

    @Test
    void countsWhatIsPaidOrTransferredLateInALaterYear() {
        given(700_000, "2021-05-10");
        closed(2021);
        grants.pay(List.of(new Round(commune, GrantPurpose.SUPPORT, "Hỗ trợ", "7/QĐ", LocalDate.of(2021, 6, 1), 2, 100_000)));
        transfer(true, 30_000, "2021-07-01");
        assertThat(year(2021).get("closingBalance").asLong()).isEqualTo(700_000);
        assertThat(year(2022).get("spent").asLong()).isEqualTo(100_000);
        assertThat(year(2022).get("transferredOut").asLong()).isEqualTo(30_000);
        assertThat(recordedLate(2021)).isEqualTo("{\"count\":2,\"received\":0,\"spent\":100000,\"transferredIn\":0,\"transferredOut\":30000,\"countedIn\":[2022]}");
        assertThat(sql.fetch("select distinct posted_on from fund_entry where organization_id in (?, ?) and happened_on > '2021-05-10'", commune.value(), neighbour.value())
            .getValues(0, LocalDate.class)).containsExactly(LocalDate.of(2022, 12, 31));
        assertThat(differences()).isEmpty();
    }

    /** The day is chosen while the year is open; before it is posted, somebody closes the year. */
    @Test
    void choosesAnotherYearWhenItsOwnIsClosedMeanwhile() throws Exception {
        given(700_000, "2021-05-10");
        String mistaken = given(50_000, "2021-06-01").get("id").asString();
        CountDownLatch chosen = new CountDownLatch(1);
        CountDownLatch yearClosed = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        doAnswer(call -> {
            Object days = call.callRealMethod();
            if (first.getAndSet(false)) {
                chosen.countDown();
                assertThat(yearClosed.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return days;
        }).when(years).postedOn(anyLong(), any(LocalDate.class));
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<JsonNode> late = threads.submit(() -> reversal(mistaken, "2021-12-31"));
            assertThat(chosen.await(20, TimeUnit.SECONDS)).isTrue();
            JsonNode closed = closed(2021);
            yearClosed.countDown();
            assertThat(late.get().at("/contribution/postedOn").asString()).isEqualTo("2022-12-31");
            assertThat(closed.get("closingBalance").asLong()).isEqualTo(750_000);
            assertThat(year(2021).get("closingBalance").asLong()).isEqualTo(750_000);
        }
    }

    @Test
    void closesAndDisclosesTheYearOfAllFundsAtOnce() {
        given(700_000, "2012-05-10");
        register.closeAll(2012, LocalDate.of(2013, 1, 31));
        register.discloseAll(2012, LocalDate.of(2013, 3, 15));
        assertThat(year(2012).get("state").asString()).isEqualTo("DISCLOSED");
        assertThat(year(2012).get("closedOn").asString()).isEqualTo("2013-01-31");
        assertThat(year(2012).get("disclosedOn").asString()).isEqualTo("2013-03-15");
        register.closeAll(2013, LocalDate.of(2014, 1, 31));
        assertThat(year(2013).get("state").asString()).as("nothing was posted into it").isEqualTo("OPEN");
    }

    @Test
    void findsAFundThatTakesLessThanItsOpenYears() {
        given(700_000, "2021-05-10");
        closed(2021);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.execute("update fund_account set closed_year = 2022 where organization_id = ?", commune.value());
            assertThat(differences()).singleElement().asString().contains("fund_account.closed_year", String.valueOf(commune.value()), "2022", "2021");
        });
        assertThat(differences()).isEmpty();
    }

    @Test
    void tellsOfTheFundsOwnYearWithTurns() {
        given(5_000_000, "2021-02-10");
        given(400_000, "2021-03-10", "kind", "IN_KIND", "description", "Sách", "valuedBy", "Hội đồng");
        grants.pay(List.of(round(GrantPurpose.SCHOLARSHIP, "2021-03-12", 4, 1_000_000), round(GrantPurpose.SCHOLARSHIP, "2021-10-12", 3, 500_000),
            round(GrantPurpose.AWARD, "2022-10-12", 7, 250_000)));
        JsonNode year = year(2021);
        assertThat(year.get("receivedMoney").asLong()).isEqualTo(5_000_000);
        assertThat(year.get("receivedGoods").asLong()).isEqualTo(400_000);
        assertThat(year.get("spent").asLong()).isEqualTo(1_500_000);
        assertThat(year.get("byPurpose").valueStream().map(one -> one.get("purpose").asString() + " " + one.get("turns").asInt() + " " + one.get("amount").asLong()))
            .containsExactly("SCHOLARSHIP 7 1500000", "SUPPORT 0 0", "AWARD 0 0");
        assertThat(year.get("byMonth").valueStream().map(one -> one.get("month").asInt() + ":" + one.get("received").asLong() + "-" + one.get("spent").asLong()))
            .containsExactly("1:0-0", "2:5000000-0", "3:400000-1000000", "4:0-0", "5:0-0", "6:0-0", "7:0-0", "8:0-0", "9:0-0", "10:0-500000", "11:0-0", "12:0-0");
        assertThat(year(2022).get("openingBalance").asLong()).isEqualTo(3_900_000);
        JsonNode none = approver.data(YEAR, Map.of("id", id(fixtures.aBoardAt(commune, days.today())), "year", 2021, "end", "2021-12-31"));
        assertThat(none.at("/node/fundYear/closingBalance").asLong(0)).as("not of those below or above").isZero();
    }

    private Round round(GrantPurpose purpose, String on, int turns, long amount) {
        return new Round(commune, purpose, "Đợt", "1/QĐ", LocalDate.parse(on), turns, amount);
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(80);
    }

    /** Whatever is given, taken back, spent, handed over and closed in whatever order, each year goes on where the one before it ended. */
    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
    void addsUpInEveryYear(@ForAll("walks") Walk walk) {
        List<String> gifts = new ArrayList<>();
        int toClose = 2019;
        for (int step = 0; step < walk.length(); step++) {
            Random chance = walk.chances(step);
            String day = LocalDate.of(2019, 1, 1).plusDays(chance.nextInt(4 * 365)).toString();
            long amount = 1 + chance.nextInt(1_000);
            switch (chance.nextInt(10)) {
                case 0, 1, 2 -> gifts.add(given(amount, day).get("id").asString());
                case 3 -> gifts.add(given(amount, day, "kind", "IN_KIND", "description", "Sách", "valuedBy", "Hội đồng").get("id").asString());
                case 4, 5 -> {
                    if (!gifts.isEmpty()) {
                        reversal(gifts.get(chance.nextInt(gifts.size())), days.today().toString());
                    }
                }
                case 6 -> tried(() -> grants.pay(List.of(round(GrantPurpose.values()[chance.nextInt(3)], years.postedOn(commune.value(), LocalDate.parse(day)).toString(), 1, amount))));
                case 7, 8 -> transfer(chance.nextBoolean(), amount, day);
                default -> {
                    if (toClose < 2022 && chance.nextInt(3) == 0 && !gifts.isEmpty()) {
                        closed(toClose++);
                    }
                }
            }
        }
        long before = 0;
        for (int year = 2019; year <= days.today().getYear(); year++) {
            JsonNode shown = shown(year);
            JsonNode figures = shown.get("fundYear");
            assertThat(figures.get("openingBalance").asLong()).isEqualTo(before);
            before = figures.get("closingBalance").asLong();
            assertThat(before).isNotNegative();
            assertThat(before).isEqualTo(shown.at("/fund/balance").asLong());
            assertThat(figures.get("openingBalance").asLong() + figures.get("received").asLong() + figures.get("transferredIn").asLong()
                - figures.get("spent").asLong() - figures.get("transferredOut").asLong()).as(figures.toString()).isEqualTo(before);
            assertThat(figures.get("byMonth").valueStream().mapToLong(month -> month.get("received").asLong()).sum()).isEqualTo(figures.get("received").asLong());
            assertThat(figures.get("byMonth").valueStream().mapToLong(month -> month.get("spent").asLong()).sum()).isEqualTo(figures.get("spent").asLong());
        }
        assertThat(leastOfAnyDay()).isNotNegative();
        assertThat(differences()).isEmpty();
    }

    private long leastOfAnyDay() {
        return sql.fetchSingle("""
            select coalesce(min(held), 0) from (select sum(sum(case when debit in ('MONEY', 'GOODS') then amount else -amount end)) over (partition by organization_id order by posted_on) as held
              from fund_entry where organization_id in (?, ?) group by organization_id, posted_on) by_day""", commune.value(), neighbour.value()).get(0, Long.class);
    }

    /** To the neighbour, or of what the neighbour was given for it; one that the fund cannot pay stays prepared. */
    private void transfer(boolean out, long amount, String day) {
        Api theirs = api.withToken(SelfIssued.token("minh", "OFFICER-VIEWER", neighbour));
        if (!out) {
            theirs.data(RECORD, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(neighbour), "kind", "CASH", "amount", amount,
                "receivedOn", day, "donor", Map.of("kind", "CLAN", "name", "Dòng họ"))));
        }
        String prepared = (out ? approver : theirs).data(PREPARE, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "from", id(out ? commune : neighbour),
            "to", id(out ? neighbour : commune), "amount", amount, "on", day, "reason", "Hỗ trợ"))).at("/prepareTransfer/transfer/id").asString();
        (out ? theirs : approver).data(CONFIRM, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", prepared)));
    }

    private static void tried(Runnable act) {
        try {
            act.run();
        } catch (Refusal insufficient) {
            assertThat(insufficient.code()).isIn("FUND_INSUFFICIENT", "FUND_INSUFFICIENT_THEN", "FUND_CLOSED");
        }
    }

    private List<String> differences() {
        return checks.stream().flatMap(check -> check.differences().stream()).map(Object::toString).toList();
    }
}
