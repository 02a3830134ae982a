package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.BooksModel.DONE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.BooksModel.Passing;
import vn.khuyenhoc.fund.BooksModel.Round;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;
import vn.khuyenhoc.testing.WriteTest;

/**
 * Gifts, rounds of spending, transfers and what takes them back, in any order and sent twice, many of them impossible: each is answered as a model
 * foretells, and no đồng appears or is lost.
 */
@WriteTest
@AddLifecycleHook(WithBeans.class)
class MoneyAtRandomTest {
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2022, 3, 1), LocalDate.of(2022, 9, 1), LocalDate.of(2023, 2, 1), LocalDate.of(2023, 6, 1), LocalDate.of(2023, 10, 1));
    private static final List<String> PURPOSES = List.of("SCHOLARSHIP", "SUPPORT", "AWARD");
    private static final Map<String, String> SHOWN = Map.of("contribution", "id amount earmark { id }", "grant", "id version", "transfer", "id version", "fundYear", "year");

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    private final Set<String> heard = new TreeSet<>();
    private BooksModel books = new BooksModel();
    private List<OrganizationId> funds = List.of();
    private Map<String, Api> people = Map.of();
    private Random chance = new Random();
    private int numbers;

    /** A change that was sent, and what was answered. */
    private record Sent(String by, String mutation, String field, Map<String, Object> input, JsonNode answer) {
        String outcome() {
            return answer.at("/errors/0/code").asString(answer.path("code").asString(DONE));
        }
    }

    @BeforeTry
    @BeforeEach
    void threeFunds() {
        OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
        funds = IntStream.range(0, 3).mapToObj(i -> fixtures.aBoard(commune, Fixtures.LONG_AGO)).toList();
        people = new TreeMap<>();
        for (String name : List.of("lan", "minh")) {
            people.put(name, api.withToken(SelfIssued.token(name, "OFFICER-APPROVER-VIEWER", commune)));
        }
        books = new BooksModel();
        sent.clear();
    }

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    private <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    private String id(int fund) {
        return GlobalId.of("Organization", funds.get(fund).value());
    }

    private static Map<String, Object> input(Object... fields) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != null) {
                input.put((String) fields[i], fields[i + 1]);
            }
        }
        return input;
    }

    /** With a key of its own, so that it may be sent again. */
    private Sent once(String by, String mutation, String field, Object... fields) {
        Map<String, Object> input = input(fields);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        Sent done = send(by, mutation, field, input);
        if (done.outcome().equals(DONE)) {
            sent.add(done);
        }
        return done;
    }

    private Sent send(String by, String mutation, String field, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        JsonNode answer = people.get(by).answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + field + " { " + SHOWN.get(field) + " } errors { code } } }",
            Map.of("input", input), "vi");
        JsonNode payload = answer.at("/data/" + mutation);
        return new Sent(by, mutation, field, input, payload.isObject() ? payload : answer.at("/errors/0/extensions"));
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(260);
    }

    /** Always the same walks, because together they must meet every refusal. */
    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE, seed = "5")
    void answersAsForetoldAndConservesMoney(@ForAll("walks") Walk walk) {
        for (int i = 0; i < walk.length(); i++) {
            chance = walk.chances(i);
            step("step " + i);
            if (i % 20 == 19) {
                compare("step " + i);
            }
        }
        compare("the end");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @AfterProperty
    void meetsEveryRefusal() {
        assertThat(heard).as("else the walks prove little").contains(DONE, "AMOUNT_NOT_POSITIVE", "REVERSAL_FINAL", "ENDS_BEFORE_IT_BEGINS", "ALREADY_REVERSED", "EARMARK_HANDED_OVER", "EARMARK_INSUFFICIENT",
            "EARMARK_UNKNOWN", "EARMARK_BROKEN", "FUND_INSUFFICIENT", "FUND_INSUFFICIENT_THEN", "SELF_APPROVAL", "CONFLICT", "GRANT_STATE_WRONG", "STEP_TOO_EARLY", "TRANSFER_TO_ITSELF",
            "TRANSFER_STATE_WRONG", "TRANSFERS_WAITING", "TRANSFER_EMPTY", "FUND_YEAR_CLOSED", "IDEMPOTENCY_CONFLICT");
    }

    private void answered(String where, Sent done, String foretold) {
        assertThat(done.outcome()).as("%s: %s %s", where, done.mutation(), done.input()).isEqualTo(foretold);
        heard.add(foretold);
    }

    private void step(String where) {
        String by = any(List.copyOf(people.keySet()));
        int kind = chance.nextInt(100);
        if (kind < 20) {
            give(where, by);
        } else if (kind < 30) {
            takeBack(where, by);
        } else if (kind < 42) {
            draft(where, by);
        } else if (kind < 70) {
            decide(where, by);
        } else if (kind < 76) {
            prepare(where, by);
        } else if (kind < 92) {
            pass(where, by);
        } else if (kind < 98) {
            repeat(where);
        } else {
            int fund = chance.nextInt(3);
            answered(where, send(by, "closeFundYear", "fundYear", input("organization", id(fund), "year", 2022)), books.close(fund));
        }
    }

    private Object[] gift(int fund, String kind, long amount, LocalDate on, @Nullable String purpose) {
        boolean foreign = kind.equals("FOREIGN");
        return new Object[] {"organization", id(fund), "kind", foreign ? "TRANSFER" : kind, "amount", foreign ? null : amount,
            "foreign", foreign ? Map.of("currency", "USD", "amount", String.valueOf(amount), "rate", "1") : null, "receivedOn", on.toString(), "description", "Sách", "valuedBy", "Hội đồng",
            "donor", Map.of("kind", "BUSINESS", "name", "Công ty Hòa Bình"), "earmark", purpose == null ? null : Map.of("wording", "Theo nguyện vọng", "purpose", purpose)};
    }

    private void give(String where, String by) {
        int fund = chance.nextInt(3);
        String kind = any(List.of("CASH", "CASH", "TRANSFER", "IN_KIND", "FOREIGN"));
        long amount = chance.nextInt(20) == 0 ? 0 : 1 + chance.nextInt(900);
        LocalDate on = any(DAYS);
        String purpose = chance.nextInt(3) == 0 ? any(PURPOSES) : null;
        Sent done = once(by, "recordContribution", "contribution", gift(fund, kind, amount, on, purpose));
        answered(where, done, amount == 0 ? "AMOUNT_NOT_POSITIVE" : DONE);
        if (amount > 0) {
            assertThat(done.answer().at("/contribution/amount").asLong()).isEqualTo(amount);
            books.give(done.answer().at("/contribution/id").asString(), fund, kind.equals("IN_KIND"), amount, on,
                purpose == null ? null : done.answer().at("/contribution/earmark/id").asString(), purpose);
        }
    }

    private void takeBack(String where, String by) {
        if (books.gifts.isEmpty()) {
            return;
        }
        List<String> gone = books.gifts.keySet().stream().filter(gift -> books.gone(books.gifts.get(gift).pocket())).toList();
        String gift = any(gone.isEmpty() || chance.nextInt(3) > 0 ? List.copyOf(books.gifts.keySet()) : gone);
        LocalDate on = any(DAYS);
        Sent done = once(by, "reverseContribution", "contribution", "id", gift, "on", on.toString(), "reason", "Nhầm");
        String foretold = books.takeBack(gift, on);
        answered(where, done, foretold);
        if (foretold.equals(DONE)) {
            books.tookBack(gift, done.answer().at("/contribution/id").asString(), on);
        }
    }

    private Object[] round(int fund, String purpose, long amount, boolean goods, @Nullable String earmark) {
        return new Object[] {"organization", id(fund), "purpose", purpose, "title", "Đợt chi", "decisionNumber", "Số " + numbers++, "payOn", "2023-06-01", "turns", 1, "amount", amount,
            "inKind", goods, "earmark", earmark};
    }

    private void draft(String where, String by) {
        String earmark = books.marks.isEmpty() || chance.nextInt(2) == 0 ? null : any(List.copyOf(books.marks.keySet()));
        var mark = earmark == null ? null : books.marks.get(earmark);
        int fund = mark == null || chance.nextInt(8) == 0 ? chance.nextInt(3) : mark.fund;
        String purpose = mark == null || chance.nextInt(8) == 0 ? any(PURPOSES) : mark.purpose;
        boolean goods = mark == null ? chance.nextInt(4) == 0 : mark.goods;
        long amount = chance.nextInt(20) == 0 ? 0 : 1 + chance.nextInt(600);
        Sent done = once(by, "draftGrant", "grant", round(fund, purpose, amount, goods, earmark));
        String foretold = books.draft(fund, purpose, amount, earmark);
        answered(where, done, foretold);
        if (foretold.equals(DONE)) {
            books.rounds.put(done.answer().at("/grant/id").asString(), new Round(fund, purpose, amount, goods, earmark, by, done.answer().at("/grant/version").asString()));
        }
    }

    private void decide(String where, String by) {
        if (books.rounds.isEmpty()) {
            return;
        }
        List<String> lost = books.rounds.keySet().stream().filter(round -> books.lost(books.rounds.get(round))).toList();
        String id = any(lost.isEmpty() || chance.nextInt(5) > 0 ? List.copyOf(books.rounds.keySet()) : lost);
        Round round = books.rounds.get(id);
        LocalDate on = any(DAYS);
        String version = chance.nextInt(12) == 0 ? "abc" : round.version;
        String next = chance.nextInt(4) == 0 ? any(List.of("APPROVED", "PAID", "ACKNOWLEDGED", "REVERSED"))
            : Map.of("DRAFT", "APPROVED", "APPROVED", "PAID", "PAID", chance.nextBoolean() ? "ACKNOWLEDGED" : "REVERSED").getOrDefault(round.state, "REVERSED");
        Sent done;
        String foretold;
        switch (next) {
            case "APPROVED" -> {
                done = send(by, "approveGrant", "grant", input("id", id, "on", on.toString(), "version", version));
                foretold = books.approve(round, by, version);
                round.approvedOn = foretold.equals(DONE) ? on : round.approvedOn;
            }
            case "PAID" -> {
                done = once(by, "payGrant", "grant", "id", id, "on", on.toString());
                foretold = books.pay(round, on);
                round.paidOn = foretold.equals(DONE) ? on : round.paidOn;
            }
            case "ACKNOWLEDGED" -> {
                done = send(by, "acknowledgeGrant", "grant", input("id", id, "on", on.toString(), "version", version));
                foretold = books.acknowledge(round, on, version);
            }
            default -> {
                done = once(by, "reverseGrant", "grant", "id", id, "on", on.toString(), "reason", "Nhầm");
                foretold = books.reverse(round, on);
            }
        }
        answered(where, done, foretold);
        if (foretold.equals(DONE)) {
            round.state = next;
            round.version = done.answer().at("/grant/version").asString();
        }
    }

    private void prepare(String where, String by) {
        int from = chance.nextInt(3), to = chance.nextInt(10) == 0 ? from : (from + 1 + chance.nextInt(2)) % 3;
        Long amount = chance.nextInt(2) == 0 ? null : Long.valueOf(chance.nextInt(200));
        LocalDate on = any(DAYS);
        Sent done = once(by, "prepareTransfer", "transfer", "from", id(from), "to", id(to), "amount", amount, "on", on.toString(), "reason", "Hỗ trợ");
        String foretold = books.prepare(from, to, amount);
        answered(where, done, foretold);
        if (foretold.equals(DONE)) {
            String id = done.answer().at("/transfer/id").asString();
            books.transfers.put(id, new Passing(from, to, amount, on, by, done.answer().at("/transfer/version").asString()));
            if (amount == null && chance.nextBoolean()) {
                confirm(where, other(by), id);
            }
        }
    }

    private void pass(String where, String by) {
        List<String> waiting = books.transfers.keySet().stream().filter(id -> books.transfers.get(id).state.equals("PREPARED")).toList();
        List<String> some = waiting.isEmpty() || chance.nextInt(6) == 0 ? List.copyOf(books.transfers.keySet()) : waiting;
        if (some.isEmpty()) {
            return;
        }
        String id = any(some);
        Passing transfer = books.transfers.get(id);
        if (chance.nextInt(3) > 0) {
            confirm(where, chance.nextInt(3) == 0 ? by : other(transfer.preparedBy), id);
            return;
        }
        String version = chance.nextInt(4) == 0 ? "abc" : transfer.version;
        String foretold = books.cancel(transfer, version);
        answered(where, send(by, "cancelTransfer", "transfer", input("id", id, "version", version)), foretold);
        transfer.state = foretold.equals(DONE) ? "CANCELLED" : transfer.state;
    }

    private String other(String by) {
        return by.equals("lan") ? "minh" : "lan";
    }

    private void confirm(String where, String by, String id) {
        answered(where, once(by, "confirmTransfer", "transfer", "id", id), books.confirm(books.transfers.get(id), by));
    }

    /** Sent again, it is answered as before; with anything else in it, it is refused. */
    private void repeat(String where) {
        if (sent.isEmpty()) {
            return;
        }
        Sent before = any(sent);
        if (chance.nextInt(3) > 0) {
            assertThat(send(before.by(), before.mutation(), before.field(), before.input()).answer().toString()).as(where + " again " + before.mutation()).isEqualTo(before.answer().toString());
            return;
        }
        Map<String, Object> other = new HashMap<>(before.input());
        if (other.containsKey("id")) {
            other.put("id", GlobalId.of("Grant", 1));
        } else {
            other.put("amount", 901);
        }
        answered(where, send(before.by(), before.mutation(), before.field(), other), "IDEMPOTENCY_CONFLICT");
    }

    private JsonNode shown() {
        String asked = IntStream.range(0, DAYS.size()).mapToObj(i -> " day%d: balance(asOf: \"%s\")".formatted(i, DAYS.get(i))).reduce("", String::concat);
        return people.get("lan").data("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { fund { balance freeMoney freeGoods earmarked" + asked + " } } } verifyLedger { problems { kind place } } }",
            Map.of("ids", List.of(id(0), id(1), id(2))));
    }

    /** As it is kept, added up with each change. */
    private long total(String measure, String table) {
        return sql.fetchSingle("select coalesce(sum(%s), 0) from %s where organization_id in (?, ?, ?)".formatted(measure, table), funds.get(0).value(), funds.get(1).value(), funds.get(2).value()).get(0, Long.class);
    }

    private void compare(String where) {
        JsonNode shown = shown();
        long all = 0;
        for (int fund = 0; fund < 3; fund++) {
            JsonNode held = shown.get("nodes").get(fund).get("fund");
            all += held.path("balance").asLong(0);
            List<Long> foretold = new ArrayList<>(List.of(books.balance(fund, null), books.free(fund, false), books.free(fund, true)));
            List<Long> kept = new ArrayList<>(List.of(held.path("balance").asLong(0), held.path("freeMoney").asLong(0), held.path("freeGoods").asLong(0)));
            for (int day = 0; day < DAYS.size(); day++) {
                foretold.add(books.balance(fund, DAYS.get(day)));
                kept.add(held.path("day" + day).asLong(0));
            }
            assertThat(kept).as("%s, fund %d", where, fund).isEqualTo(foretold);
        }
        assertThat(all).as(where).isEqualTo(books.given() - books.spent()).isNotNegative();
        assertThat(List.of(total("raised", "fund_contribution_total"), total("amount", "fund_grant_total"))).as(where).isEqualTo(List.of(books.given(), books.spent()));
        Map<Long, Long> left = sql.fetch("select id, left_amount from fund_earmark where organization_id in (?, ?, ?)", funds.get(0).value(), funds.get(1).value(), funds.get(2).value())
            .intoMap(row -> row.get(0, Long.class), row -> row.get(1, Long.class));
        Map<Long, Long> foretold = new HashMap<>();
        books.marks.forEach((id, mark) -> foretold.put(GlobalId.parse(id).key(), mark.left));
        assertThat(left).as(where).isEqualTo(foretold);
        assertThat(shown.at("/verifyLedger/problems")).as(where).isEmpty();
    }

    /** What several who act at the same time know of what there is, and what came of it, once for each answer however often it was given. */
    private static final class Shared {
        final List<String> gifts = new CopyOnWriteArrayList<>(), marks = new CopyOnWriteArrayList<>(), rounds = new CopyOnWriteArrayList<>(), transfers = new CopyOnWriteArrayList<>();
        final Map<String, Long> amounts = new ConcurrentHashMap<>();
        final Map<String, String> versions = new ConcurrentHashMap<>();
        final Set<String> given = ConcurrentHashMap.newKeySet(), moved = ConcurrentHashMap.newKeySet(), confirmed = ConcurrentHashMap.newKeySet();
        final AtomicLong conserved = new AtomicLong();
    }

    private static final Set<String> EXPECTED = Set.of(DONE, "REVERSAL_FINAL", "ALREADY_REVERSED", "EARMARK_HANDED_OVER", "EARMARK_INSUFFICIENT", "EARMARK_UNKNOWN", "EARMARK_BROKEN", "FUND_INSUFFICIENT",
        "SELF_APPROVAL", "CONFLICT", "GRANT_STATE_WRONG", "TRANSFER_STATE_WRONG", "TRANSFERS_WAITING", "TRANSFER_EMPTY");
    private static final int CALLERS = 6, ACTS = 70;

    /** Six at once, each answer an expected one; together they leave books as if it had been one after the other. */
    @RepeatedTest(2)
    void losesNothingWhenManyActAtOnce() throws Exception {
        Shared shared = new Shared();
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Callable<Set<String>>> callers = IntStream.range(0, CALLERS).<Callable<Set<String>>>mapToObj(caller -> () -> {
            Random own = new Random(caller);
            Set<String> outcomes = new TreeSet<>();
            start.await();
            for (int act = 0; act < ACTS; act++) {
                outcomes.add(act(own, shared));
            }
            return outcomes;
        }).toList();
        Set<String> outcomes = new TreeSet<>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var outcome : threads.invokeAll(callers)) {
                outcomes.addAll(outcome.get());
            }
        }
        assertThat(EXPECTED).containsAll(outcomes);
        long held = shown().get("nodes").valueStream().mapToLong(node -> node.at("/fund/balance").asLong(0)).sum();
        assertThat(held).isEqualTo(shared.conserved.get()).isNotNegative();
        assertThat(count("fund_contribution", "")).isEqualTo(shared.given.size());
        assertThat(count("fund_grant_payment", "")).isEqualTo(shared.moved.size());
        assertThat(count("fund_transfer", " and confirmed_at is not null and superseded_at is null")).isEqualTo(shared.confirmed.size());
        assertThat(sql.fetch("select organization_id from fund_contribution where organization_id in (?, ?, ?) and receipt is not null group by organization_id, receipt_year having max(receipt) <> count(*)",
            funds.get(0).value(), funds.get(1).value(), funds.get(2).value())).as("receipts without gaps").isEmpty();
        assertThat(shown().at("/verifyLedger/problems")).isEmpty();
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private int count(String table, String which) {
        return sql.fetchSingle("select count(*) from " + table + " where organization_id in (?, ?, ?)" + which, funds.get(0).value(), funds.get(1).value(), funds.get(2).value()).get(0, Integer.class);
    }

    private static <T> @Nullable T of(List<T> some, Random chance) {
        List<T> now = List.copyOf(some);
        return now.isEmpty() ? null : now.get(chance.nextInt(now.size()));
    }

    /** Whoever is told to try again does, with the same key; every fourth sends it once more. */
    private Sent certain(Random chance, String by, String mutation, String field, Map<String, Object> input) {
        Sent done = send(by, mutation, field, input);
        for (int again = 0; again < 200 && Set.of("TRY_AGAIN", "SERVER_BUSY").contains(done.outcome()); again++) {
            done = send(by, mutation, field, input);
        }
        if (done.outcome().equals(DONE) && input.containsKey("idempotencyKey") && chance.nextInt(4) == 0) {
            assertThat(send(by, mutation, field, input).answer().toString()).isEqualTo(done.answer().toString());
        }
        return done;
    }

    private String act(Random chance, Shared shared) {
        String by = chance.nextBoolean() ? "lan" : "minh", key = UUID.randomUUID().toString();
        int kind = chance.nextInt(20), fund = chance.nextInt(3);
        long amount = 1 + chance.nextInt(400);
        String round = of(shared.rounds, chance), gift = of(shared.gifts, chance), transfer = of(shared.transfers, chance), mark = of(shared.marks, chance), day = "2023-06-01";
        if (kind < 6 || gift == null) {
            String purpose = chance.nextInt(3) == 0 ? PURPOSES.get(chance.nextInt(3)) : null;
            Map<String, Object> input = input(gift(fund, chance.nextInt(4) == 0 ? "IN_KIND" : "CASH", amount, LocalDate.parse(day), purpose));
            input.put("idempotencyKey", key);
            return received(certain(chance, by, "recordContribution", "contribution", input), shared);
        }
        if (kind < 8) {
            return received(certain(chance, by, "reverseContribution", "contribution", input("idempotencyKey", key, "id", gift, "on", day, "reason", "Nhầm")), shared);
        }
        if (kind < 11 || round == null) {
            Map<String, Object> input = input("organization", id(fund), "purpose", PURPOSES.get(chance.nextInt(3)), "title", "Đợt", "decisionNumber", key.substring(0, 13), "payOn", day, "turns", 1, "amount", amount,
                "earmark", chance.nextBoolean() ? mark : null, "idempotencyKey", key);
            Sent done = certain(chance, by, "draftGrant", "grant", input);
            if (done.outcome().equals(DONE)) {
                String id = done.answer().at("/grant/id").asString();
                shared.amounts.put(id, amount);
                shared.versions.put(id, done.answer().at("/grant/version").asString());
                shared.rounds.add(id);
            }
            return done.outcome();
        }
        if (kind < 13) {
            return certain(chance, by, "approveGrant", "grant", input("id", round, "on", day, "version", shared.versions.get(round))).outcome();
        }
        if (kind < 16) {
            String mutation = kind < 15 ? "payGrant" : "reverseGrant";
            Sent done = certain(chance, by, mutation, "grant", kind < 15 ? input("idempotencyKey", key, "id", round, "on", day) : input("idempotencyKey", key, "id", round, "on", day, "reason", "Nhầm"));
            if (done.outcome().equals(DONE)) {
                assertThat(shared.moved.add(mutation + round)).as("once").isTrue();
                shared.conserved.addAndGet(kind < 15 ? -shared.amounts.get(round) : shared.amounts.get(round));
            }
            return done.outcome();
        }
        if (kind < 18 || transfer == null) {
            Sent done = certain(chance, by, "prepareTransfer", "transfer", input("idempotencyKey", key, "from", id(fund), "to", id((fund + 1 + chance.nextInt(2)) % 3), "amount", chance.nextBoolean() ? null : amount,
                "on", day, "reason", "Hỗ trợ"));
            if (done.outcome().equals(DONE)) {
                String id = done.answer().at("/transfer/id").asString();
                shared.versions.put(id, done.answer().at("/transfer/version").asString());
                shared.transfers.add(id);
            }
            return done.outcome();
        }
        if (chance.nextInt(4) == 0) {
            return certain(chance, by, "cancelTransfer", "transfer", input("id", transfer, "version", shared.versions.get(transfer))).outcome();
        }
        Sent done = certain(chance, by, "confirmTransfer", "transfer", input("idempotencyKey", key, "id", transfer));
        if (done.outcome().equals(DONE)) {
            assertThat(shared.confirmed.add(transfer)).as("once").isTrue();
        }
        return done.outcome();
    }

    private static String received(Sent done, Shared shared) {
        if (done.outcome().equals(DONE)) {
            String id = done.answer().at("/contribution/id").asString();
            assertThat(shared.given.add(id)).as("once").isTrue();
            shared.conserved.addAndGet(done.answer().at("/contribution/amount").asLong());
            shared.gifts.add(id);
            if (done.answer().at("/contribution/amount").asLong() > 0 && done.answer().at("/contribution/earmark/id").isString()) {
                shared.marks.add(done.answer().at("/contribution/earmark/id").asString());
            }
        }
        return done.outcome();
    }
}
