package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.table;
import static vn.khuyenhoc.fund.GrantDesk.child;
import static vn.khuyenhoc.fund.GrantDesk.draft;
import static vn.khuyenhoc.fund.GrantDesk.key;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.events.GrantsPaid;
import vn.khuyenhoc.fund.events.GrantsPaid.Paid;
import vn.khuyenhoc.fund.events.GrantsReversed;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** A round of spending from its draft to the confirmation of those who received it, or back. */
@WriteTest
class GrantsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired ConfigurableApplicationContext context;
    @Autowired JsonMapper json;

    OrganizationId province, commune, neighbour;
    GrantDesk treasurer, head, approver, admin;

    @BeforeEach
    void aCommuneWithAFund() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        treasurer = desk("lan", "OFFICER-VIEWER", commune);
        head = desk("minh", "OFFICER-APPROVER-VIEWER", commune);
        approver = desk("hoa", "APPROVER-VIEWER", province);
        admin = desk("tam", "ADMIN", province);
        give(10_000_000);
    }

    private GrantDesk desk(String name, String roles, OrganizationId within) {
        return new GrantDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private void give(long amount) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)),
            List.of(new Entry(commune, 0, ContributionKind.CASH, amount, LocalDate.of(2022, 1, 1), null)));
    }

    private long balance() {
        return sql.fetchSingle("select balance from fund_account where organization_id = ?", commune.value()).get(0, Long.class);
    }

    private JsonNode summary(int year) {
        return api.data("query($id: ID!, $year: Int!) { node(id: $id) { ... on Organization { fundSummary(year: $year) { spent beneficiaryTurns distinctRecipients } } } }",
            Map.of("id", GlobalId.of("Organization", province.value()), "year", year)).at("/node/fundSummary");
    }

    private String spent(int year) {
        JsonNode summary = summary(year);
        return summary.get("spent").asLong() + " in " + summary.get("beneficiaryTurns").asInt();
    }

    private void assertTotalsAreWhatThePaymentsSay() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        assertThat(balance()).isEqualTo(sql.fetchSingle("select (select sum(amount) from fund_contribution where organization_id = ?)"
            + " - coalesce((select sum(amount) from fund_grant_payment where organization_id = ?), 0)", commune.value(), commune.value()).get(0, Long.class));
    }

    private JsonNode drafted(long amount) {
        return treasurer.done("draftGrant", draft(commune, "1/" + key(), "2023-05-10", 5, amount));
    }

    private JsonNode paid(long amount) {
        return treasurer.pay(head.approve(drafted(amount), "2023-05-02"), "2023-05-11");
    }

    @Test
    void walksFromTheDraftToTheConfirmation() {
        JsonNode draft = drafted(3_000_000);
        assertThat(draft.get("state").asString()).isEqualTo("DRAFT");
        assertThat(draft.get("paidOn").asString()).isEqualTo("2023-05-10");
        assertThat(draft.get("enteredBy").asString()).isEqualTo("lan");
        assertThat(spent(2023)).isEqualTo("0 in 0");
        JsonNode approved = head.approve(draft, "2023-05-02");
        assertThat(approved.get("state").asString() + approved.get("approvedOn").asString() + approved.get("approvedBy").asString()).isEqualTo("APPROVED2023-05-02minh");
        assertThat(balance()).isEqualTo(10_000_000);
        JsonNode paid = treasurer.pay(approved, "2023-05-11");
        assertThat(paid.get("state").asString() + paid.get("paidOn").asString()).isEqualTo("PAID2023-05-11");
        assertThat(balance()).isEqualTo(7_000_000);
        assertThat(spent(2023)).isEqualTo("3000000 in 5");
        JsonNode confirmed = treasurer.done("acknowledgeGrant", "id", paid.get("id").asString(), "on", "2023-06-01", "version", paid.get("version").asString());
        assertThat(confirmed.get("state").asString() + confirmed.get("acknowledgedOn").asString()).isEqualTo("ACKNOWLEDGED2023-06-01");
        assertThat(balance()).isEqualTo(7_000_000);
        assertTotalsAreWhatThePaymentsSay();
    }

    @Test
    void givesTheMoneyBackOnTheDayOfTheReversal() {
        JsonNode paid = paid(3_000_000);
        JsonNode reversed = head.reverse(paid, "2024-01-15");
        assertThat(reversed.get("state").asString() + reversed.get("endedOn").asString() + reversed.get("reason").asString()).isEqualTo("REVERSED2024-01-15Chi nhầm");
        assertThat(reversed.get("paidOn").asString()).isEqualTo("2023-05-11");
        assertThat(balance()).isEqualTo(10_000_000);
        assertThat(spent(2023)).isEqualTo("3000000 in 5");
        assertThat(spent(2024)).isEqualTo("-3000000 in -5");
        head.refused("ALREADY_REVERSED", "id", "reverseGrant", "idempotencyKey", key(), "id", paid.get("id").asString(), "on", "2024-01-16", "reason", "Lần nữa");
        assertThat(balance()).isEqualTo(10_000_000);
        assertThat(sql.fetchCount(table("fund_grant_payment"), condition("grant_id = ?", GlobalId.parse(paid.get("id").asString()).key()))).isEqualTo(2);
        assertTotalsAreWhatThePaymentsSay();
    }

    @Test
    void tellsOfPaymentsAndReversalsWithoutNames() {
        List<Object> told = new CopyOnWriteArrayList<>();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload().getClass().getPackage().equals(GrantsPaid.class.getPackage())) {
                told.add(payload.getPayload());
            }
        };
        context.addApplicationListener(listener);
        JsonNode draft = treasurer.done("draftGrant", draft(commune, "6/QĐ", "2023-05-10", null, null));
        JsonNode listed = add(draft, child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 300_000));
        JsonNode paid = treasurer.pay(head.approve(listed, "2023-05-02"), "2023-05-11");
        head.reverse(paid, "2023-06-01");
        context.removeApplicationListener(listener);
        long grant = GlobalId.parse(paid.get("id").asString()).key();
        Paid fact = new Paid(grant, commune.value(), GrantPurpose.SCHOLARSHIP, 1, 300_000);
        assertThat(told.stream().filter(GrantsPaid.class::isInstance).map(GrantsPaid.class::cast)).singleElement()
            .satisfies(event -> assertThat(new GrantsPaid(0, event.on(), event.grants())).isEqualTo(new GrantsPaid(0, LocalDate.of(2023, 5, 11), List.of(fact))));
        assertThat(told.stream().filter(GrantsReversed.class::isInstance).map(GrantsReversed.class::cast)).singleElement()
            .satisfies(event -> assertThat(new GrantsReversed(0, event.on(), event.grants())).isEqualTo(new GrantsReversed(0, LocalDate.of(2023, 6, 1), List.of(fact))));
        assertThat(json.writeValueAsString(told)).doesNotContain("An", "Bình", "Trường");
    }

    @Test
    void tellsSoMuchInAnEventAndNoMore() {
        Paid largest = new Paid(Long.MAX_VALUE, Long.MAX_VALUE, GrantPurpose.SCHOLARSHIP, 1_000_000, 10_000_000_000_000L);
        assertThat(json.writeValueAsString(new GrantsPaid(Long.MAX_VALUE, LocalDate.of(2023, 5, 11), Collections.nCopies(GrantsPaid.MOST, largest))).length()).isLessThan(2_000);
    }

    @Test
    void reversesWhatWasConfirmedToo() {
        JsonNode paid = paid(1_000_000);
        treasurer.done("acknowledgeGrant", "id", paid.get("id").asString(), "on", "2023-06-01", "version", paid.get("version").asString());
        assertThat(head.reverse(paid, "2023-06-02").get("state").asString()).isEqualTo("REVERSED");
        assertThat(spent(2023)).isEqualTo("0 in 0");
    }

    @Test
    void letsNobodyApproveWhatTheyEnteredOrEditedLast() {
        JsonNode own = head.done("draftGrant", draft(commune, "2/QĐ", "2023-05-10", 4, 100));
        head.refused("SELF_APPROVAL", "id", "approveGrant", "id", own.get("id").asString(), "on", "2023-05-02", "version", own.get("version").asString());
        JsonNode others = drafted(100);
        JsonNode amended = head.done("amendGrant", amendment(others, 5, 200L));
        assertThat(amended.get("enteredBy").asString() + " " + amended.get("editedBy").asString()).isEqualTo("lan minh");
        head.refused("SELF_APPROVAL", "id", "approveGrant", "id", others.get("id").asString(), "on", "2023-05-02", "version", amended.get("version").asString());
        JsonNode administrators = admin.done("draftGrant", draft(commune, "3/QĐ", "2023-05-10", 4, 100));
        admin.refused("SELF_APPROVAL", "id", "approveGrant", "id", administrators.get("id").asString(), "on", "2023-05-02", "version", administrators.get("version").asString());
        assertThat(approver.approve(amended, "2023-05-02").get("approvedBy").asString()).isEqualTo("hoa");
        assertThat(treasurer.send("approveGrant", "vi", "id", own.get("id").asString(), "on", "2023-05-02", "version", "x").at("/errors/0/extensions/code").asString())
            .isEqualTo("ROLE_MISSING");
    }

    @Test
    void letsNobodyApproveWhatTheyEverEdited() {
        JsonNode draft = drafted(100);
        JsonNode amended = head.done("amendGrant", amendment(draft, 5, 200L));
        JsonNode again = treasurer.done("amendGrant", amendment(amended, 5, 100L));
        assertThat(again.get("editedBy").asString()).isEqualTo("lan");
        head.refused("SELF_APPROVAL", "id", "approveGrant", "id", draft.get("id").asString(), "on", "2023-05-02", "version", again.get("version").asString());
        assertThat(approver.approve(again, "2023-05-02").get("state").asString()).isEqualTo("APPROVED");
    }

    @Test
    void givesADecisionsNumberOnce() throws Exception {
        List<Callable<String>> twins = Collections.nCopies(8, () -> treasurer.send("draftGrant", "vi", draft(commune, "8/QĐ", "2023-05-10", 4, 100))
            .at("/data/draftGrant/errors/0/code").asString());
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var twin : threads.invokeAll(twins)) {
                answers.add(twin.get());
            }
        }
        assertThat(Collections.frequency(answers, "DECISION_NUMBER_TAKEN")).as(answers.toString()).isEqualTo(7);
    }

    @Test
    void listsALateRoundInTheYearInWhichItCounts() {
        JsonNode approved = head.approve(drafted(100), "2023-05-02");
        for (int over : List.of(2022, 2023)) {
            assertThat(approver.api().data("mutation($input: CloseFundYearInput!) { closeFundYear(input: $input) { errors { code } } }",
                Map.of("input", Map.of("organization", GlobalId.of("Organization", commune.value()), "year", over))).at("/closeFundYear/errors")).isEmpty();
        }
        JsonNode paid = treasurer.pay(approved, "2023-05-11");
        JsonNode node = api.data("query($id: ID!) { node(id: $id) { ... on Grant { paidOn postedOn late } } }", Map.of("id", paid.get("id").asString())).get("node");
        int year = LocalDate.parse(node.get("postedOn").asString()).getYear();
        assertThat(node.get("paidOn").asString() + " " + node.get("late").asBoolean()).isEqualTo("2023-05-11 true");
        assertThat(year).as("the next that is open").isEqualTo(2024);
        assertThat(List.of(2023, year).stream().map(asked -> api.data("query($id: ID!, $year: Int!) { node(id: $id) { ... on Organization { grants(year: $year) { totalCount } } } }",
            Map.of("id", GlobalId.of("Organization", commune.value()), "year", asked)).at("/node/grants/totalCount").asInt())).containsExactly(0, 1);
    }

    private static Object[] amendment(JsonNode grant, Integer turns, Long amount) {
        return new Object[] {"id", grant.get("id").asString(), "purpose", "AWARD", "title", "Khen thưởng", "decisionNumber", "9/" + key(),
            "payOn", "2023-07-01", "turns", turns, "amount", amount, "version", grant.get("version").asString()};
    }

    @Test
    void amendsADraftAndNothingElse() {
        JsonNode draft = drafted(100);
        JsonNode amended = treasurer.done("amendGrant", amendment(draft, 5, 200L));
        assertThat(amended.get("purpose").asString() + amended.get("title").asString() + amended.get("paidOn").asString() + amended.get("turns").asInt()
            + " " + amended.get("amount").asLong()).isEqualTo("AWARDKhen thưởng2023-07-015 200");
        treasurer.refused("CONFLICT", "version", "amendGrant", amendment(draft, 6, 300L));
        JsonNode approved = head.approve(amended, "2023-05-02");
        treasurer.refused("GRANT_STATE_WRONG", "id", "amendGrant", amendment(approved, 6, 300L));
        assertThat(treasurer.shown(draft.get("id").asString()).get("amount").asLong()).isEqualTo(200);
    }

    @Test
    void withdrawsWhatIsNotPaid() {
        JsonNode draft = drafted(100);
        JsonNode cancelled = treasurer.done("cancelGrant", "id", draft.get("id").asString(), "reason", "Nhập nhầm", "version", draft.get("version").asString());
        assertThat(cancelled.get("state").asString() + cancelled.get("reason").asString()).isEqualTo("CANCELLEDNhập nhầm");
        JsonNode approved = head.approve(drafted(100), "2023-05-02");
        assertThat(treasurer.done("cancelGrant", "id", approved.get("id").asString(), "reason", "Không chi nữa", "version", approved.get("version").asString())
            .get("state").asString()).isEqualTo("CANCELLED");
        treasurer.refused("GRANT_STATE_WRONG", "id", "payGrant", "idempotencyKey", key(), "id", approved.get("id").asString(), "on", "2023-05-11");
        JsonNode paid = paid(100);
        treasurer.refused("GRANT_STATE_WRONG", "id", "cancelGrant", "id", paid.get("id").asString(), "reason", "x", "version", paid.get("version").asString());
    }

    /** It advised to take back what was recorded, and nothing was. */
    @Test
    void saysOfLessThanNothingOnlyThatItMustBeMore() {
        Map.of("vi", "Số tiền và số lượt không được âm, phải lớn hơn 0.", "en", "Amounts and numbers of turns must not be negative, but more than 0.").forEach((language, said) ->
            assertThat(treasurer.send("draftGrant", language, draft(commune, "1/Q", "2023-05-10", 4, -5)).at("/data/draftGrant/errors/0/message").asString()).isEqualTo(said));
    }

    @Test
    void refusesWhatARoundCannotSay() {
        long before = sql.fetchCount(table("fund_grant"));
        treasurer.refused("AMOUNT_NOT_POSITIVE", "amount", "draftGrant", draft(commune, "1/Q", "2023-05-10", 4, 0));
        treasurer.refused("AMOUNT_NEGATIVE", "amount", "draftGrant", draft(commune, "1/Q", "2023-05-10", 4, -5));
        treasurer.refused("AMOUNT_NOT_POSITIVE", "turns", "draftGrant", draft(commune, "1/Q", "2023-05-10", null, 100));
        treasurer.refused("AMOUNT_NOT_POSITIVE", "amount", "draftGrant", draft(commune, "1/Q", "2023-05-10", 4, null));
        treasurer.refused("AMOUNT_TOO_LARGE", "amount", "draftGrant", draft(commune, "1/Q", "2023-05-10", 4, 10_000_000_000_001L));
        treasurer.refused("TURNS_OUT_OF_RANGE", "turns", "draftGrant", draft(commune, "1/Q", "2023-05-10", 1_000_001, 100));
        treasurer.refused("ORGANIZATION_UNKNOWN", "organization", "draftGrant", draft(neighbour, "1/Q", "2023-05-10", 4, 100));
        treasurer.refused("ORGANIZATION_UNKNOWN", "organization", "draftGrant", draft(commune, "1/Q", "2009-12-31", 4, 100));
        treasurer.refused("TEXT_EMPTY", "decisionNumber", "draftGrant", draft(commune, " ", "2023-05-10", 4, 100));
        Map.of(1.5, "WHOLE_NUMBER_EXPECTED", 9_007_199_254_740_993L, "WHOLE_NUMBER_TOO_LARGE", "100", "WHOLE_NUMBER_EXPECTED").forEach((amount, code) ->
            assertThat(treasurer.send("draftGrant", "vi", draft(commune, "1/Q", "2023-05-10", 4, amount)).at("/errors/0/extensions/code").asString()).isEqualTo(code));
        assertThat(sql.fetchCount(table("fund_grant"))).isEqualTo((int) before);
        treasurer.done("draftGrant", draft(commune, "7/QĐ", "2023-05-10", 4, 100));
        treasurer.refused("DECISION_NUMBER_TAKEN", "decisionNumber", "draftGrant", draft(commune, "7/QĐ", "2023-12-31", 4, 100));
        treasurer.done("draftGrant", draft(commune, "7/QĐ", "2024-01-01", 4, 100));
    }

    @Test
    void refusesStepsThatComeTooEarlyOrAreYetToCome() {
        JsonNode draft = drafted(100);
        String id = draft.get("id").asString();
        String tomorrow = LocalDate.now().plusDays(2).toString();
        treasurer.refused("GRANT_STATE_WRONG", "id", "payGrant", "idempotencyKey", key(), "id", id, "on", "2023-05-11");
        head.refused("DATE_IN_FUTURE", "on", "approveGrant", "id", id, "on", tomorrow, "version", draft.get("version").asString());
        JsonNode approved = head.approve(draft, "2023-05-02");
        head.refused("GRANT_STATE_WRONG", "id", "approveGrant", "id", id, "on", "2023-05-02", "version", approved.get("version").asString());
        treasurer.refused("STEP_TOO_EARLY", "on", "payGrant", "idempotencyKey", key(), "id", id, "on", "2023-05-01");
        treasurer.refused("DATE_IN_FUTURE", "on", "payGrant", "idempotencyKey", key(), "id", id, "on", tomorrow);
        JsonNode paid = treasurer.pay(approved, "2023-05-11");
        treasurer.refused("STEP_TOO_EARLY", "on", "acknowledgeGrant", "id", id, "on", "2023-05-10", "version", paid.get("version").asString());
        treasurer.refused("CONFLICT", "version", "acknowledgeGrant", "id", id, "on", "2023-05-12", "version", approved.get("version").asString());
        head.refused("STEP_TOO_EARLY", "on", "reverseGrant", "idempotencyKey", key(), "id", id, "on", "2023-05-10", "reason", "x");
        desk("xa", "OFFICER-APPROVER", neighbour).refused("GRANT_UNKNOWN", "id", "reverseGrant", "idempotencyKey", key(), "id", id, "on", "2023-05-12", "reason", "x");
        head.refused("GRANT_UNKNOWN", "id", "reverseGrant", "idempotencyKey", key(), "id", "nothing", "on", "2023-05-12", "reason", "x");
        assertThat(balance()).isEqualTo(9_999_900);
    }

    @Test
    void paysNothingThatTheFundDoesNotHold() {
        JsonNode approved = head.approve(drafted(10_000_001), "2023-05-02");
        treasurer.refused("FUND_INSUFFICIENT", "id", "payGrant", "idempotencyKey", key(), "id", approved.get("id").asString(), "on", "2023-05-11");
        assertThat(treasurer.shown(approved.get("id").asString()).toString()).isEqualTo(approved.toString());
        assertThat(balance()).isEqualTo(10_000_000);
        assertThat(spent(2023)).isEqualTo("0 in 0");
    }

    @Test
    void paysOnceHoweverOftenItIsSent() {
        JsonNode approved = head.approve(drafted(1_000_000), "2023-05-02");
        Object[] payment = {"idempotencyKey", key(), "id", approved.get("id").asString(), "on", "2023-05-11"};
        String first = treasurer.done("payGrant", payment).toString();
        assertThat(treasurer.done("payGrant", payment).toString()).isEqualTo(first);
        treasurer.refused("IDEMPOTENCY_CONFLICT", "idempotencyKey", "payGrant", "idempotencyKey", payment[1], "id", payment[3], "on", "2023-05-12");
        assertThat(balance()).isEqualTo(9_000_000);
    }

    /** 100 rounds of 200,000 against 10,000,000, each by a caller of its own who sends it again while the server is busy. */
    @Test
    void paysExactlyFiftyOfAHundredThatAreSentAtOnce() throws Exception {
        List<JsonNode> approved = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            approved.add(head.approve(drafted(200_000), "2023-05-02"));
        }
        CyclicBarrier start = new CyclicBarrier(approved.size());
        List<Callable<String>> payments = approved.stream().<Callable<String>>map(grant -> () -> {
            Object[] payment = {"idempotencyKey", key(), "id", grant.get("id").asString(), "on", "2023-05-11"};
            start.await();
            String code;
            do {
                JsonNode answer = treasurer.send("payGrant", "vi", payment);
                code = answer.at("/data/payGrant/errors/0/code").asString(answer.at("/errors/0/extensions/code").asString("PAID"));
            } while (code.equals("TRY_AGAIN") || code.equals("SERVER_BUSY"));
            return code;
        }).toList();
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(payments)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(Collections.frequency(outcomes, "PAID")).as(outcomes.toString()).isEqualTo(50);
        assertThat(Collections.frequency(outcomes, "FUND_INSUFFICIENT")).isEqualTo(50);
        assertThat(balance()).isZero();
        assertThat(spent(2023)).isEqualTo("10000000 in 250");
        assertTotalsAreWhatThePaymentsSay();
    }

    @Test
    void showsTheNeighboursAndThePublicOnlyWhatWasPaid() {
        JsonNode draft = drafted(100);
        JsonNode paid = paid(300);
        String list = "query($id: ID) { grants(within: $id) { totalCount nodes { id state enteredBy approvedBy reason } } }";
        Map<String, ?> within = Map.of("id", GlobalId.of("Organization", commune.value()));
        for (Api stranger : List.of(api.as("anonymous"), desk("xa", "ADMIN", neighbour).api())) {
            JsonNode seen = stranger.data(list, within).get("grants");
            assertThat(seen.get("totalCount").asInt()).isEqualTo(1);
            assertThat(seen.at("/nodes/0/id").asString()).isEqualTo(paid.get("id").asString());
            assertThat(seen.at("/nodes/0/enteredBy").isNull() && seen.at("/nodes/0/approvedBy").isNull()).isTrue();
            assertThat(stranger.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", draft.get("id").asString())).get("node").isNull()).isTrue();
        }
        JsonNode own = treasurer.api().data(list.replace("within: $id", "within: $id, where: {state: [DRAFT, APPROVED]}"), within).get("grants");
        assertThat(own.get("totalCount").asInt()).isEqualTo(1);
        assertThat(own.at("/nodes/0/enteredBy").asString()).isEqualTo("lan");
    }

    @Test
    void addsUpTheListOfRecipients() {
        JsonNode draft = treasurer.done("draftGrant", draft(commune, "4/QĐ", "2023-05-10", null, null));
        assertThat(draft.get("listed").asBoolean()).isTrue();
        assertThat(draft.get("turns").asInt()).isZero();
        head.refused("LIST_EMPTY", "id", "approveGrant", "id", draft.get("id").asString(), "on", "2023-05-02", "version", draft.get("version").asString());
        JsonNode listed = add(draft, child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 300_000), child("Lê Thị Hoa", "2011-01-01", "Trường A", "Lê Cúc", 500_000));
        assertThat(listed.get("turns").asInt() + " " + listed.get("amount").asLong() + " " + listed.get("distinctRecipients").asInt()).isEqualTo("2 800000 2");
        treasurer.refused("GRANT_LISTED", "turns", "amendGrant", amendment(listed, 5, 200L));
        List<String> rows = rows(treasurer.api(), listed);
        JsonNode shorter = treasurer.done("removeGrantRecipients", "idempotencyKey", key(), "id", draft.get("id").asString(), "recipients", rows.subList(0, 1));
        assertThat(shorter.get("turns").asInt() + " " + shorter.get("amount").asLong()).isEqualTo("1 500000");
        treasurer.refused("RECIPIENT_UNKNOWN", "recipients.0", "removeGrantRecipients", "idempotencyKey", key(), "id", draft.get("id").asString(), "recipients", rows.subList(0, 1));
        JsonNode again = add(draft, child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 100_000));
        JsonNode paid = treasurer.pay(head.approve(again, "2023-05-02"), "2023-05-10");
        assertThat(balance()).isEqualTo(9_400_000);
        treasurer.refused("GRANT_STATE_WRONG", "id", "removeGrantRecipients", "idempotencyKey", key(), "id", paid.get("id").asString(), "recipients", rows.subList(1, 2));
        treasurer.refused("GRANT_NOT_LISTED", "id", "addGrantRecipients", "idempotencyKey", key(), "id", drafted(100).get("id").asString(),
            "recipients", List.of(child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 1)));
        assertTotalsAreWhatThePaymentsSay();
    }

    private JsonNode add(JsonNode grant, Object... children) {
        return treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", grant.get("id").asString(), "recipients", List.of(children));
    }

    private static List<String> rows(Api caller, JsonNode grant) {
        return caller.data("query($id: ID!) { node(id: $id) { ... on Grant { recipients(first: 100) { nodes { id } } } } }", Map.of("id", grant.get("id").asString()))
            .at("/node/recipients/nodes").findValuesAsString("id");
    }

    @Test
    void refusesRecipientsThatCannotBe() {
        JsonNode draft = treasurer.done("draftGrant", draft(commune, "5/QĐ", "2023-05-10", null, null));
        Map<String, Object> an = child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 300_000);
        long people = sql.fetchCount(table("fund_recipient"));
        refusedRow(draft, "RECIPIENT_TWICE", "recipients.1", an, child("NGUYỄN VĂN AN", "2012-03-04", "truong a", "Ai khác", 1));
        refusedRow(draft, "AMOUNT_NOT_POSITIVE", "recipients.0.amount", child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 0));
        refusedRow(draft, "AMOUNT_TOO_LARGE", "recipients.0.amount", child("Nguyễn Văn An", "2012-03-04", "Trường A", "Nguyễn Bình", 10_000_000_000_001L));
        refusedRow(draft, "BIRTH_YEAR_IMPOSSIBLE", "recipients.0.birthYear", Map.of("fullName", "Nguyễn Văn An", "birthDate", "2012-05-05", "birthYear", 2011, "amount", 1));
        refusedRow(draft, "BIRTH_YEAR_IMPOSSIBLE", "recipients.0.birthDate", child("Nguyễn Văn An", "2099-03-04", "Trường A", "Nguyễn Bình", 1));
        refusedRow(draft, "TEXT_EMPTY", "recipients.0.fullName", Map.of("amount", 5));
        refusedRow(draft, "RECIPIENT_UNKNOWN", "recipients.0.recipient", Map.of("amount", 5, "recipient", "nobody"));
        treasurer.refused("LIST_EMPTY", "recipients", "addGrantRecipients", "idempotencyKey", key(), "id", draft.get("id").asString(), "recipients", List.of());
        treasurer.refused("LIST_TOO_LONG", "recipients", "addGrantRecipients", "idempotencyKey", key(), "id", draft.get("id").asString(),
            "recipients", Collections.nCopies(501, Map.of("fullName", "A", "amount", 1)));
        assertThat(sql.fetchCount(table("fund_recipient"))).isEqualTo((int) people);
        add(draft, an);
        refusedRow(draft, "RECIPIENT_TWICE", "recipients.0", an);
        assertThat(treasurer.shown(draft.get("id").asString()).get("turns").asInt()).isEqualTo(1);
    }

    private void refusedRow(JsonNode grant, String code, String path, Object... rows) {
        treasurer.refused(code, path, "addGrantRecipients", "idempotencyKey", key(), "id", grant.get("id").asString(), "recipients", List.of(rows));
    }
}
