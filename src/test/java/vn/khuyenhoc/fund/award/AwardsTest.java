package vn.khuyenhoc.fund.award;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CommendationDesk.id;
import static vn.khuyenhoc.testing.CommendationDesk.key;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.recognition.events.CommendationsAwarded;
import vn.khuyenhoc.recognition.events.CommendationsAwarded.Awarded;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CommendationDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** The money that goes with a commendation leaves the fund of whoever decided, once, or it is said why not. */
@WriteTest
class AwardsTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired OrganizationRegister organizations;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired Days days;

    OrganizationId province, commune, board, other;
    CommendationDesk officer, second, approver;
    long given;

    @BeforeEach
    void aCommune() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        other = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        officer = desk("lan", "OFFICER-VIEWER", commune);
        second = desk("minh", "OFFICER-VIEWER", commune);
        approver = desk("hoa", "APPROVER-VIEWER", commune);
        given = 0;
    }

    private CommendationDesk desk(String name, String roles, OrganizationId within) {
        return new CommendationDesk(api.withToken(SelfIssued.token(name, roles, within)));
    }

    private void give(OrganizationId organization, long amount, EarmarkTerms earmark) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)),
            List.of(new Entry(organization, 0, ContributionKind.CASH, amount, LocalDate.of(2023, 1, 5), null, null, null, earmark)));
        given += amount;
    }

    private JsonNode decided(OrganizationId organization, String name, long amount) {
        JsonNode nominated = officer.nominate(organization, Map.of("kind", "INDIVIDUAL", "name", name), "Tận tụy", "2023-04-01");
        return approver.decide(second.verify(nominated, "2023-04-02"), "12/QĐ-HKH", "2023-04-10", amount);
    }

    private String awarded(OrganizationId organization, String name, long amount) {
        return officer.award("2023-05-20", decided(organization, name, amount)).at("/0/id").asString();
    }

    private JsonNode payment(String commendation, String language) {
        return officer.api().answer("query($id: ID!) { node(id: $id) { ... on Commendation { payment { state amount code message paidOn "
            + "grant { id state purpose turns amount title decisionNumber paidOn organization { id } recipients { totalCount } } } } } }", Map.of("id", commendation), language)
            .at("/data/node/payment");
    }

    private JsonNode settled(String commendation) {
        await().atMost(20, SECONDS).until(() -> !payment(commendation, "vi").get("state").asString().equals("WAITING"));
        return payment(commendation, "vi");
    }

    private long balance(OrganizationId organization) {
        return sql.fetchSingle("select balance from fund_account where organization_id = ?", organization.value()).get(0, Long.class);
    }

    private JsonNode retry(String commendation) {
        return officer.done("retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
    }

    private void assertMoneyIsWhole(long paid) {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
        JsonNode verified = officer.api().data("query($id: ID) { verifyLedger(within: $id) { problems { kind } } }", Map.of("id", id(commune))).get("verifyLedger");
        assertThat(verified.get("problems")).isEmpty();
        assertThat(sql.fetchSingle("select coalesce(sum(balance), 0) from fund_account where organization_id in (?, ?, ?)", commune.value(), board.value(), other.value())
            .get(0, Long.class)).isEqualTo(given - paid);
    }

    @Test
    void isPaidAsARoundOfTheFundOfWhoeverDecided() {
        give(commune, 1_000, null);
        String commendation = awarded(commune, "Lê Thị Kín", 400);
        JsonNode payment = settled(commendation);
        assertThat(payment.get("state").asString() + payment.get("amount").asLong() + payment.get("paidOn").asString()).isEqualTo("PAID4002023-05-20");
        assertThat(payment.get("code").isNull() && payment.get("message").isNull()).isTrue();
        JsonNode grant = payment.get("grant");
        assertThat(grant.get("purpose").asString() + grant.get("turns").asInt() + grant.get("amount").asLong() + grant.get("state").asString()).isEqualTo("AWARD1400PAID");
        assertThat(grant.get("decisionNumber").asString() + grant.at("/organization/id").asString()).isEqualTo("12/QĐ-HKH" + id(commune));
        assertThat(grant.at("/recipients/totalCount").asInt()).isZero();
        assertThat(balance(commune)).isEqualTo(600);
        JsonNode year = api.data("query($id: ID!) { node(id: $id) { ... on Organization { fundSummary(year: 2023) { spent beneficiaryTurns } fundYear(year: 2023) { spent closingBalance } } } }",
            Map.of("id", id(commune))).get("node");
        assertThat(year.toString()).isEqualTo("{\"fundSummary\":{\"spent\":400,\"beneficiaryTurns\":1},\"fundYear\":{\"spent\":400,\"closingBalance\":600}}");
        for (String table : List.of("fund_grant", "fund_award", "fund_entry", "EVENT_PUBLICATION", "EVENT_PUBLICATION_ARCHIVE")) {
            assertThat(sql.fetch("select * from " + table).format()).as("no name enters " + table).doesNotContain("Lê Thị Kín");
        }
        assertMoneyIsWhole(400);
    }

    /** What listeners change is recorded as caused by whoever awarded, in the same request; who entered it is still the system. */
    @Test
    void isRecordedUnderTheRequestThatAwarded() {
        give(commune, 1_000, null);
        settled(awarded(commune, "A", 400));
        List<String> awarding = sql.fetch("select distinct request_id from change_record where operation = 'awardCommendations' and entity like '%commendation' and organization_id = ?", commune.value())
            .getValues(0, String.class);
        assertThat(awarding).singleElement().asString().isNotBlank();
        var paying = sql.fetch("select entity, caller, client, operation, request_id, after_hash from change_record where entity in ('fund_award', 'fund_grant') and organization_id = ?", commune.value());
        assertThat(paying.getValues("entity", String.class)).contains("fund_award", "fund_grant");
        assertThat(paying).allSatisfy(row -> {
            assertThat(row.get("caller", String.class) + " " + row.get("client", String.class) + " " + row.get("operation", String.class)).isEqualTo("lan test awardCommendations");
            assertThat(row.get("request_id", String.class)).isEqualTo(awarding.getFirst());
            assertThat(row.get("after_hash", String.class)).hasSize(64);
        });
        assertThat(sql.fetchSingle("select entered_by from fund_grant where organization_id = ?", commune.value()).get(0, String.class)).isEqualTo("system");
    }

    @Test
    void isNothingWithoutMoney() {
        JsonNode nominated = officer.nominate(commune, Map.of("kind", "INDIVIDUAL", "name", "A"), "Tận tụy", "2023-04-01");
        JsonNode decided = approver.decide(second.verify(nominated, "2023-04-02"), "12/QĐ-HKH", "2023-04-10", null);
        String commendation = officer.award("2023-05-20", decided).at("/0/id").asString();
        assertThat(payment(commendation, "vi").isNull()).isTrue();
        officer.refused("AWARD_UNKNOWN", "commendation", "retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
    }

    @Test
    void saysWhyItIsNotPaidAndIsPaidWhenThereIsMoney() {
        give(commune, 300, null);
        give(commune, 5_000, new EarmarkTerms(null, null, null, "Cho trường", List.of()));
        String commendation = awarded(commune, "A", 400);
        JsonNode failed = settled(commendation);
        assertThat(failed.get("state").asString() + failed.get("code").asString()).isEqualTo("FAILEDFUND_INSUFFICIENT");
        assertThat(failed.get("grant").isNull() && failed.get("paidOn").isNull()).isTrue();
        assertWorded("FUND_INSUFFICIENT", failed.get("message").asString(), payment(commendation, "en").get("message").asString());
        assertThat(failed.get("message").asString()).contains("400");
        officer.refused("FUND_INSUFFICIENT", "commendation", "retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
        assertThat(balance(commune)).isEqualTo(5_300);
        give(commune, 100, null);
        JsonNode paid = retry(commendation);
        assertThat(paid.get("state").asString() + paid.get("paidOn").asString() + paid.at("/grant/amount").asLong()).isEqualTo("PAID" + days.today() + "400");
        assertThat(payment(commendation, "vi").get("state").asString()).isEqualTo("PAID");
        officer.refused("AWARD_PAID", "commendation", "retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
        assertMoneyIsWhole(400);
    }

    /** Money that came after the award cannot have paid it; it pays when the treasurer tries again. */
    @Test
    void isNotPaidOutOfWhatCameLater() {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(commune, 0, ContributionKind.CASH, 400, LocalDate.of(2023, 8, 1), null)));
        String commendation = awarded(commune, "A", 400);
        JsonNode failed = settled(commendation);
        assertThat(failed.get("code").asString()).isEqualTo("FUND_INSUFFICIENT_THEN");
        assertWorded("FUND_INSUFFICIENT_THEN", failed.get("message").asString(), payment(commendation, "en").get("message").asString());
        assertThat(failed.get("message").asString()).contains("20/05/2023");
        assertThat(retry(commendation).get("state").asString()).isEqualTo("PAID");
        assertThat(balance(commune)).isZero();
    }

    /** It had been shown as paid still. */
    @Test
    void saysThatItWasTakenBack() {
        give(commune, 1_000, null);
        String commendation = awarded(commune, "A", 400);
        String round = settled(commendation).at("/grant/id").asString();
        assertThat(approver.api().data("mutation($input: ReverseGrantInput!) { reverseGrant(input: $input) { errors { code } } }",
            Map.of("input", Map.of("idempotencyKey", key(), "id", round, "on", "2023-06-01", "reason", "Trả lại"))).at("/reverseGrant/errors")).isEmpty();
        JsonNode payment = payment(commendation, "vi");
        assertThat(payment.get("state").asString() + payment.at("/grant/state").asString() + payment.get("paidOn").asString()).isEqualTo("REVERSEDREVERSED2023-05-20");
        officer.refused("AWARD_PAID", "commendation", "retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
        assertMoneyIsWhole(0);
    }

    /** Nobody could have paid it once its own fund was closed. */
    @Test
    void isOwedByTheOneAboveWhenWhoeverDecidedIsDissolved() {
        String commendation = awarded(board, "A", 400);
        assertThat(settled(commendation).get("code").asString()).isEqualTo("FUND_INSUFFICIENT");
        String version = officer.api().data("query($id: ID!) { node(id: $id) { ... on Organization { version } } }", Map.of("id", id(board))).at("/node/version").asString();
        assertThat(officer.api().data("mutation($input: DissolveOrganizationInput!) { dissolveOrganization(input: $input) { errors { code } } }",
            Map.of("input", Map.of("id", id(board), "on", "2023-07-01", "version", version))).at("/dissolveOrganization/errors")).isEmpty();
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select organization_id from fund_award where commendation_id = ?", GlobalId.parse(commendation).key()).get(0, Long.class) == commune.value());
        give(commune, 1_000, null);
        retry(commendation);
        assertThat(payment(commendation, "vi").at("/grant/organization/id").asString()).isEqualTo(id(commune));
        assertMoneyIsWhole(400);
    }

    @Test
    void answersTheSameToARetryThatIsSentTwice() {
        String commendation = awarded(commune, "A", 400);
        settled(commendation);
        give(commune, 1_000, null);
        Object[] twice = {"idempotencyKey", key(), "commendation", commendation};
        assertThat(officer.done("retryCommendationPayment", twice)).isEqualTo(officer.done("retryCommendationPayment", twice));
        assertMoneyIsWhole(400);
    }

    @Test
    void paysOnceThoughManyTryAtOnce() throws Exception {
        String commendation = awarded(commune, "A", 400);
        settled(commendation);
        give(commune, 4_000, null);
        List<Callable<String>> clerks = Collections.nCopies(8, () -> officer.send("retryCommendationPayment", "vi", "idempotencyKey", key(), "commendation", commendation)
            .at("/data/retryCommendationPayment/errors/0/code").asString("none"));
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<String> codes = pool.invokeAll(clerks).stream().map(answer -> answer.resultNow()).toList();
            assertThat(codes).containsOnlyOnce("none").filteredOn(code -> !code.equals("none")).containsOnly("AWARD_PAID");
        }
        assertMoneyIsWhole(400);
    }

    /** From two threads, and once more after it was done; read anew each time, for the registry tells publications apart by the object that they bring. */
    @Test
    void paysOnceThoughTheEventIsDeliveredMoreThanOnce() throws Exception {
        give(commune, 1_000, null);
        CommendationsAwarded event = new CommendationsAwarded(Ids.next(), LocalDate.of(2023, 5, 20), commune.value(), commune.value(), "12/QĐ",
            List.of(new Awarded(Ids.next(), commune.value(), 300L), new Awarded(Ids.next(), commune.value(), null), new Awarded(Ids.next(), commune.value(), 200L)));
        try (var pool = Executors.newFixedThreadPool(2)) {
            IntStream.range(0, 2).forEach(i -> pool.submit(() -> publish(event)));
            pool.shutdown();
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        await().atMost(20, SECONDS).until(() -> delivered(event) == 2);
        publish(event);
        await().atMost(20, SECONDS).until(() -> delivered(event) == 3);
        assertThat(sql.fetch("select amount from fund_grant where organization_id = ? order by amount", commune.value()).getValues(0, Long.class)).containsExactly(200L, 300L);
        assertMoneyIsWhole(500);
    }

    private void publish(CommendationsAwarded event) {
        CommendationsAwarded read = new CommendationsAwarded(event.eventId(), event.awardedOn(), event.decidedBy(), event.paidBy(), event.decisionNumber(), event.commendations());
        transaction.executeWithoutResult(status -> events.publishEvent(read));
    }

    private int delivered(CommendationsAwarded event) {
        return sql.fetchSingle("select count(*) from EVENT_PUBLICATION_ARCHIVE where LISTENER_ID like '%AwardsOwed%' and SERIALIZED_EVENT like ?",
            "%" + event.eventId() + "%").get(0, Integer.class);
    }

    /** One that is too dear does not hold back the others of its ceremony. */
    @Test
    void paysOfOneCeremonyWhatItCan() {
        give(commune, 500, null);
        JsonNode dear = decided(commune, "A", 600), cheap = decided(commune, "B", 200), cheaper = decided(commune, "C", 300);
        JsonNode together = officer.award("2023-05-20", dear, cheap, cheaper);
        assertThat(together.valueStream().map(one -> settled(one.get("id").asString()).get("state").asString() + one.get("amount").asLong()))
            .containsExactlyInAnyOrder("FAILED600", "PAID200", "PAID300");
        assertThat(balance(commune)).isZero();
        assertMoneyIsWhole(500);
    }

    @Test
    void isPostedIntoAnOpenYear() {
        give(commune, 1_000, null);
        JsonNode closed = approver.api().data("mutation($input: CloseFundYearInput!) { closeFundYear(input: $input) { errors { code } } }",
            Map.of("input", Map.of("organization", id(commune), "year", 2023)));
        assertThat(closed.at("/closeFundYear/errors")).isEmpty();
        JsonNode payment = settled(awarded(commune, "A", 400));
        assertThat(payment.get("state").asString() + payment.get("paidOn").asString()).isEqualTo("PAID2023-05-20");
        assertThat(sql.fetchSingle("select posted_on from fund_entry where organization_id = ? and debit = 'AWARDS'", commune.value()).get(0, LocalDate.class)).isEqualTo("2024-12-31");
        assertMoneyIsWhole(400);
    }

    @Test
    void isPaidByTheSuccessorOfWhoeverDecided() {
        JsonNode decided = decided(board, "A", 400);
        give(other, 1_000, null);
        organizations.merge(List.of(new Merger(board, other)), LocalDate.of(2023, 5, 1));
        await().atMost(20, SECONDS).until(() -> officer.shown(decided.get("id").asString()).at("/desk/id").asString().equals(id(other)));
        JsonNode moved = officer.shown(decided.get("id").asString());
        JsonNode payment = settled(officer.award("2023-05-20", moved).at("/0/id").asString());
        assertThat(payment.get("state").asString() + payment.at("/grant/organization/id").asString()).isEqualTo("PAID" + id(other));
        assertThat(moved.at("/decidingOrganization/id").asString()).as("who decided stays").isEqualTo(id(board));
        assertThat(balance(other)).isEqualTo(600);
        assertMoneyIsWhole(400);
    }

    @Test
    void isOwedByTheSuccessorOfAFundThatCouldNotPay() {
        String commendation = awarded(board, "A", 400);
        assertThat(settled(commendation).get("code").asString()).isEqualTo("FUND_INSUFFICIENT");
        CommendationDesk boards = desk("sinh", "OFFICER-VIEWER", board), successors = desk("tu", "OFFICER-VIEWER", other);
        successors.refused("AWARD_UNKNOWN", "commendation", "retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
        organizations.merge(List.of(new Merger(board, other)), LocalDate.of(2023, 7, 1));
        give(other, 1_000, null);
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select organization_id from fund_award where commendation_id = ?", GlobalId.parse(commendation).key())
            .get(0, Long.class) == other.value());
        assertThat(sql.fetchSingle("select count(*) from change_record where entity = 'fund_award' and organization_id = ?", other.value()).get(0, Integer.class))
            .as("whose award it is now, is recorded").isOne();
        boards.refused("AWARD_UNKNOWN", "commendation", "retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation);
        assertThat(successors.done("retryCommendationPayment", "idempotencyKey", key(), "commendation", commendation).get("state").asString()).isEqualTo("PAID");
        assertThat(balance(other)).isEqualTo(600);
        assertMoneyIsWhole(400);
    }

    private long owing(String commendation) {
        return sql.fetchSingle("select organization_id from fund_award where commendation_id = ?", GlobalId.parse(commendation).key()).get(0, Long.class);
    }

    private void tell(LocalDate on, OrganizationId predecessor, OrganizationId successor) {
        long event = Ids.next();
        transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsReorganised(event, on, List.of(new Succession(predecessor.value(), successor.value(), true, null)))));
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(*) from processed_event where event_id = ? and listener like '%.AwardsOwed'", event).get(0, Integer.class) == 1);
    }

    @Test
    void isOwedByTheLastHeirInWhateverOrderItIsTold() {
        OrganizationId heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        LocalDate merged = LocalDate.of(2023, 7, 1), again = LocalDate.of(2024, 7, 1);
        String commendation = awarded(board, "A", 400);
        assertThat(settled(commendation).get("code").asString()).isEqualTo("FUND_INSUFFICIENT");
        organizations.merge(List.of(new Merger(board, other)), merged);
        organizations.merge(List.of(new Merger(other, heir)), again);
        await().atMost(20, SECONDS).until(() -> owing(commendation) == heir.value());
        sql.execute("update fund_award set organization_id = ? where commendation_id = ?", board.value(), GlobalId.parse(commendation).key());
        tell(again, other, heir);
        assertThat(owing(commendation)).isEqualTo(board.value());
        tell(merged, board, other);
        assertThat(owing(commendation)).isEqualTo(heir.value());
    }
}
