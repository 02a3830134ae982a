package vn.khuyenhoc.fund;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.writes.Together;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.TreeGuard;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Gifts that come at the same time are written together, and each is as if it had come alone. */
@WriteTest
class GiftsTogetherTest {
    private static final String RECORD = """
        mutation($input: RecordContributionInput!) { recordContribution(input: $input) {
          contribution { id amount receiptNumber donorName } errors { code inputPath } } }""";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired DSLContext sql;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired TreeGuard guard;

    OrganizationId one;
    OrganizationId other;
    Api lan;
    Api minh;

    @BeforeEach
    void twoOfficersOfTwoCommunes() {
        OrganizationId province = fixtures.aProvince();
        one = fixtures.aCommune(province);
        other = fixtures.aCommune(province);
        lan = api.withToken(SelfIssued.token("lan", "OFFICER", one));
        minh = api.withToken(SelfIssued.token("minh", "OFFICER", other));
        awaitFunds(one, other);
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), Stream.of(one, other)
            .map(fund -> new Entry(fund, 0, ContributionKind.CASH, 1_000, LocalDate.of(2023, 5, 1), null)).toList());
    }

    /** Who opens them when they are founded has ended then, and locks none any more. */
    private void awaitFunds(OrganizationId... holders) {
        await().atMost(30, SECONDS).until(() -> Arrays.stream(holders).allMatch(holder ->
            !sql.fetch("select id from fund_account where organization_id = ?", holder.value()).isEmpty()));
    }

    private record Gift(Api officer, Map<String, Object> input) {
        Future<JsonNode> send(ExecutorService threads) {
            return threads.submit(() -> officer.data(RECORD, Map.of("input", input)).get("recordContribution"));
        }
    }

    private Gift gift(Api officer, OrganizationId fund, int amount) {
        return new Gift(officer, Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", GlobalId.of("Organization", fund.value()), "kind", "CASH",
            "amount", amount, "receivedOn", "2023-05-10", "donor", Map.of("kind", "CLAN", "name", "Dòng họ " + amount)));
    }

    /** While the tree is held, the first gift cannot be ended, and the others, sent when it is being made, gather behind it. */
    private List<JsonNode> sentTogether(List<Gift> gifts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(gifts.size())) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            transaction.executeWithoutResult(_ -> {
                guard.holdAlone();
                answers.add(gifts.getFirst().send(threads));
                await().atMost(30, SECONDS).until(() -> making() == 1);
                gifts.subList(1, gifts.size()).forEach(gift -> answers.add(gift.send(threads)));
                await().atMost(30, SECONDS).until(() -> waiting() == gifts.size() - 1);
            });
            List<JsonNode> got = new ArrayList<>();
            for (Future<JsonNode> answer : answers) {
                got.add(answer.get());
            }
            return got;
        }
    }

    private static long waiting() {
        return Thread.getAllStackTraces().values().stream().filter(stack -> in(stack, Together.class, "once") && in(stack, CompletableFuture.class, "join") && !in(stack, Together.class, "lead")).count();
    }

    private static long making() {
        return Thread.getAllStackTraces().values().stream().filter(stack -> in(stack, Together.class, "made")).count();
    }

    private static long alone() {
        return Thread.getAllStackTraces().values().stream().filter(stack -> in(stack, Writes.class, "alone")).count();
    }

    private static boolean in(StackTraceElement[] stack, Class<?> type, String method) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(type.getName()) && frame.getMethodName().equals(method));
    }

    /** Those that came since the first. */
    private List<Record> contributions(OrganizationId fund) {
        return List.copyOf(sql.fetch("select * from fund_contribution where organization_id = ? and receipt > 1 order by receipt", fund.value()));
    }

    private long balance(OrganizationId fund) {
        return sql.fetchSingle("select balance from fund_account where organization_id = ?", fund.value()).get(0, Long.class);
    }

    private void assertAddedUp() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void areWrittenInOneTransactionEachOnBehalfOfItsSender() throws Exception {
        List<Gift> gifts = IntStream.rangeClosed(1, 10).mapToObj(i -> i % 2 == 0 ? gift(lan, one, i) : gift(minh, other, i)).toList();
        List<JsonNode> answers = sentTogether(gifts);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).at("/contribution/amount").asInt()).isEqualTo(i + 1);
            assertThat(answers.get(i).at("/contribution/donorName").asString()).isEqualTo("Dòng họ " + (i + 1));
        }
        assertThat(contributions(one)).extracting(row -> row.get("receipt", Integer.class)).containsExactly(2, 3, 4, 5, 6);
        assertThat(contributions(other)).extracting(row -> row.get("receipt", Integer.class)).containsExactly(2, 3, 4, 5, 6);
        assertThat(balance(one)).isEqualTo(1_000 + 2 + 4 + 6 + 8 + 10);
        assertThat(balance(other)).isEqualTo(1_000 + 1 + 3 + 5 + 7 + 9);
        List<Record> written = new ArrayList<>(contributions(one));
        written.addAll(contributions(other));
        assertThat(written.stream().collect(groupingBy(row -> row.get("recorded_at"))).values()).as("the first, and all others at once").extracting(List::size).containsExactlyInAnyOrder(1, 9);
        for (Record row : written) {
            var records = sql.fetch("select * from change_record where entity_id in (?, ?)", row.get("id"), row.get("donor_id"));
            assertThat(records).extracting(record -> record.get("entity", String.class)).containsExactlyInAnyOrder("fund_contribution", "fund_donor");
            assertThat(records).allSatisfy(record -> {
                assertThat(record.get("caller", String.class)).isEqualTo(row.get("organization_id", Long.class) == one.value() ? "lan" : "minh");
                assertThat(record.get("operation", String.class)).isEqualTo("recordContribution");
                assertThat(record.get("row_count", Integer.class)).isEqualTo(1);
                assertThat(record.get("after_hash", String.class)).hasSize(64);
            });
            assertThat(records.stream().map(record -> record.get("request_id", String.class)).distinct()).hasSize(1).doesNotContainNull();
        }
        assertThat(sql.fetch("select distinct request_id from change_record where entity = 'fund_contribution' and caller in ('lan', 'minh') and organization_id in (?, ?)", one.value(), other.value())).hasSize(10);
        assertAddedUp();
    }

    @Test
    void doNotSufferFromOneThatIsRefused() throws Exception {
        List<Gift> gifts = new ArrayList<>(IntStream.rangeClosed(1, 6).mapToObj(i -> gift(lan, one, i)).toList());
        gifts.add(gift(lan, one, 0));
        gifts.add(gift(lan, other, 7));
        gifts.add(gifts.get(2));
        List<JsonNode> answers = sentTogether(gifts);
        assertThat(answers.subList(0, 6)).allSatisfy(answer -> assertThat(answer.get("errors")).isEmpty());
        assertThat(answers.get(6).at("/errors/0/code").asString()).isEqualTo("AMOUNT_NOT_POSITIVE");
        assertThat(answers.get(7).at("/errors/0/code").asString()).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(answers.get(8)).isEqualTo(answers.get(2));
        assertThat(contributions(one)).extracting(row -> row.get("receipt", Integer.class)).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(contributions(other)).isEmpty();
        assertThat(balance(one)).isEqualTo(1_021);
        assertAddedUp();
    }

    @Test
    void answerTheSameWhenSentAgain() throws Exception {
        List<Gift> gifts = IntStream.rangeClosed(1, 5).mapToObj(i -> gift(lan, one, i)).toList();
        List<JsonNode> first = sentTogether(gifts);
        for (int i = 0; i < gifts.size(); i++) {
            assertThat(lan.data(RECORD, Map.of("input", gifts.get(i).input())).get("recordContribution")).isEqualTo(first.get(i));
        }
        assertThat(balance(one)).isEqualTo(1_015);
    }

    @Test
    void openAFundOnBehalfOfItsFirstGiver() {
        OrganizationId third = fixtures.aCommune(fixtures.aProvince());
        Api hoa = api.withToken(SelfIssued.token("hoa", "OFFICER", third));
        awaitFunds(third);
        sql.execute("delete from fund_account where organization_id = ?", third.value());
        assertThat(hoa.data(RECORD, Map.of("input", gift(hoa, third, 8).input())).at("/recordContribution/contribution/amount").asInt()).isEqualTo(8);
        assertThat(sql.fetch("select caller from change_record where entity = 'fund_account' and organization_id = ? and operation = 'recordContribution'", third.value()))
            .extracting(row -> row.get(0, String.class)).containsExactly("hoa");
    }

    /** One that waits for its fund is sent again: whoever leads with it must not wait for its key, and keep others waiting. */
    @Test
    void waitForNoTwinThatWaitsForAFund() throws Exception {
        Gift waits = gift(lan, one, 6);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<JsonNode>> twins = new ArrayList<>();
            transaction.executeWithoutResult(_ -> {
                sql.fetch("select id from fund_account where organization_id = ? for update", one.value());
                twins.add(waits.send(threads));
                await().atMost(30, SECONDS).until(() -> alone() == 1);
                twins.add(waits.send(threads));
                await().atMost(30, SECONDS).until(() -> waiting() == 1);
                assertThat(alone()).as("the twin holds nothing while it waits").isEqualTo(1);
                Future<JsonNode> free = gift(minh, other, 7).send(threads);
                await().atMost(30, SECONDS).until(free::isDone);
                assertThat(free.resultNow().at("/contribution/amount").asInt()).isEqualTo(7);
            });
            assertThat(twins.get(0).get().at("/contribution/amount").asInt()).isEqualTo(6);
            assertThat(twins.get(1).get()).isEqualTo(twins.get(0).get());
        }
        assertThat(balance(one)).isEqualTo(1_006);
    }

    /** The one that leads keeps nobody waiting who gives to another fund. */
    @Test
    void waitForNoFundThatSomebodyElseHolds() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<JsonNode> held = transaction.execute(_ -> {
                sql.fetch("select id from fund_account where organization_id = ? for update", one.value());
                Future<JsonNode> waits = gift(lan, one, 6).send(threads);
                JsonNode answer = minh.data(RECORD, Map.of("input", gift(minh, other, 7).input())).get("recordContribution");
                assertThat(answer.at("/contribution/amount").asInt()).isEqualTo(7);
                return waits;
            });
            assertThat(held.get().at("/contribution/amount").asInt()).isEqualTo(6);
        }
        assertThat(balance(one)).isEqualTo(1_006);
    }
}
