package vn.khuyenhoc.kernel.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** An event whose listener failed, or was cut off with its process, is brought to it again; its effect is there once, or an administrator is told. */
@WriteTest
@Import(ResubmissionTest.Listening.class)
@TestPropertySource(properties = {"khuyenhoc.events.look=100ms", "khuyenhoc.events.stale=2s", "khuyenhoc.events.attempts=3", "khuyenhoc.events.batch=40", "khuyenhoc.events.back-off=100ms",
    "khuyenhoc.events.longest-back-off=200ms"})
class ResubmissionTest {
    record Rung(long eventId, int failures) {}

    /** Fails as often as the event says, takes its time where that is less than nothing, and counts the effects that were committed. */
    static class Bell {
        private final ProcessedEvents processed;
        private final JdbcTemplate jdbc;
        private final Map<Long, AtomicInteger> tries = new ConcurrentHashMap<>();
        private volatile boolean mended;

        Bell(ProcessedEvents processed, JdbcTemplate jdbc) {
            this.processed = processed;
            this.jdbc = jdbc;
        }

        int tries(long event) {
            return tries.getOrDefault(event, new AtomicInteger()).get();
        }

        void mend(boolean works) {
            mended = works;
        }

        @ApplicationModuleListener
        void on(Rung event) {
            if (processed.firstTime(Bell.class, event.eventId())) {
                jdbc.update("insert into bell_effect values (?)", event.eventId());
                if (event.failures() < 0) {
                    LockSupport.parkNanos(30_000_000);
                }
                int tried = tries.computeIfAbsent(event.eventId(), id -> new AtomicInteger()).incrementAndGet();
                if (tried <= event.failures() && !mended) {
                    throw new IllegalStateException("out of order");
                }
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        Bell bell(ProcessedEvents processed, JdbcTemplate jdbc) {
            jdbc.execute("create table if not exists bell_effect (id bigint not null)");
            return new Bell(processed, jdbc);
        }
    }

    private static final String PARKED = "query($where: ParkedEventFilter) { parkedEvents(where: $where) { nodes { id event listener payload attempts state reason version } } }";

    @Autowired Bell bell;
    @Autowired JdbcTemplate jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired Resubmission resubmission;
    @Autowired Publications publications;
    @Autowired MeterRegistry meters;
    @Autowired Fixtures fixtures;
    @Autowired Api api;

    private long ring(int failures) {
        long id = Ids.next();
        transaction.executeWithoutResult(status -> events.publishEvent(new Rung(id, failures)));
        return id;
    }

    private int effects(long event) {
        return count("select count(*) from bell_effect where id = " + event);
    }

    private int waiting(long event) {
        return count("select count(*) from EVENT_PUBLICATION where SERIALIZED_EVENT like '%" + event + "%'");
    }

    private int count(String statement) {
        return jdbc.queryForObject(statement, Integer.class);
    }

    private JsonNode parked(Api caller, long event) {
        return caller.data(PARKED, Map.of("where", Map.of("event", Map.of("contains", "Rung")))).at("/parkedEvents/nodes").valueStream()
            .filter(node -> node.get("payload").asString().contains(String.valueOf(event))).findFirst().orElse(null);
    }

    private Api administrator() {
        return api.withToken("root.ADMIN.all");
    }

    @Test
    void bringsAnEventAgainUntilItsListenerActs() {
        long event = ring(2);
        await().atMost(20, SECONDS).until(() -> waiting(event) == 0);
        assertThat(effects(event)).isEqualTo(1);
        assertThat(bell.tries(event)).isEqualTo(3);
        assertThat(count("select COMPLETION_ATTEMPTS from EVENT_PUBLICATION_ARCHIVE where SERIALIZED_EVENT like '%" + event + "%'")).isEqualTo(3);
    }

    /** What a process leaves behind that is killed in mid-listener, before and after the listener's commit. */
    @Test
    void takesOverWhatAKilledProcessLeft() {
        long before = Ids.next();
        long after = Ids.next();
        jdbc.update("insert into processed_event (listener, event_id, processed_at) values (?, ?, current_timestamp)", Bell.class.getName(), after);
        Instant fresh = Instant.now();
        long running = Ids.next();
        leave(before, "PROCESSING", fresh.minusSeconds(3));
        leave(after, "PROCESSING", fresh.minusSeconds(3));
        leave(running, "PROCESSING", fresh.plusSeconds(600));
        await().atMost(20, SECONDS).until(() -> waiting(before) + waiting(after) == 0);
        assertThat(List.of(effects(before), effects(after))).containsExactly(1, 0);
        assertThat(List.of(effects(running), waiting(running))).as("somebody is at it").containsExactly(0, 1);
        jdbc.update("delete from EVENT_PUBLICATION where SERIALIZED_EVENT like '%" + running + "%'");
    }

    private void leave(long event, String status, Instant at) {
        leave(event, 0, status, at);
    }

    private void leave(long event, int failures, String status, Instant at) {
        leave(UUID.randomUUID(), Rung.class.getName(), "{\"eventId\":" + event + ",\"failures\":" + failures + "}", status, at, 1);
    }

    private void leave(UUID id, String type, String payload, String status, Instant at, int attempts) {
        jdbc.update("insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE) values (?, ?, ?, ?, ?, ?, ?, ?)",
            id.toString(), Bell.class.getName() + ".on(" + Rung.class.getName() + ")", type, payload, Timestamp.from(at), status, attempts, Timestamp.from(at));
    }

    @Test
    void actsOnceHoweverManyReplicasLook() throws Exception {
        List<Long> left = IntStream.range(0, 60).mapToObj(i -> Ids.next()).toList();
        left.forEach(event -> leave(event, "FAILED", Instant.now().minusSeconds(60)));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                replicas.execute(resubmission::look);
            }
        }
        await().atMost(30, SECONDS).until(() -> left.stream().allMatch(event -> waiting(event) == 0));
        assertThat(left).allSatisfy(event -> assertThat(effects(event)).isEqualTo(1));
    }

    /** After an hour without a server, of which some are on their way at every look. */
    @Test
    void parksNothingOfAHeapThatIsMoreThanOneRound() {
        List<Long> left = IntStream.range(0, 300).mapToObj(i -> Ids.next()).toList();
        left.forEach(event -> leave(event, -1, "FAILED", Instant.now().minusSeconds(3_600)));
        long unreadable = Ids.next();
        leave(UUID.randomUUID(), Rung.class.getName() + "OfAnOlderRelease", "{\"eventId\":" + unreadable + "}", "FAILED", Instant.now().minusSeconds(3_601), 1);
        await().atMost(60, SECONDS).until(() -> count("select count(*) from EVENT_PUBLICATION where SERIALIZED_EVENT like '%-1%'") == 0);
        assertThat(left).allSatisfy(event -> assertThat(effects(event)).isEqualTo(1));
        await().atMost(20, SECONDS).until(() -> parked(administrator(), unreadable) != null);
    }

    @Test
    void parksWhatNeverWorksAndLetsAnAdministratorSendItAgain() {
        double parkedBefore = meters.get("khuyenhoc.events.parked").gauge().value();
        long event = ring(1_000);
        await().atMost(20, SECONDS).until(() -> parked(administrator(), event) != null);
        JsonNode parked = parked(administrator(), event);
        assertThat(parked.get("event").asString() + " " + parked.get("attempts").asInt() + " " + parked.get("state").asString()).isEqualTo("ResubmissionTest$Rung 3 PARKED");
        assertThat(parked.get("listener").asString()).endsWith("Bell");
        assertThat(List.of(effects(event), waiting(event))).containsExactly(0, 0);
        assertThat(meters.get("khuyenhoc.events.parked").gauge().value()).isEqualTo(parkedBefore + 1);
        Map<String, Object> input = Map.of("id", parked.get("id").asString(), "version", parked.get("version").asString());
        refused("retryParkedEvent", Map.of("id", parked.get("id").asString(), "version", "x"), "CONFLICT");
        bell.mend(true);
        assertThat(administrator().data(mutation("retryParkedEvent"), Map.of("input", input)).at("/retryParkedEvent/parkedEvent/state").asString()).isEqualTo("RETRIED");
        await().atMost(20, SECONDS).until(() -> effects(event) == 1);
        await().atMost(20, SECONDS).until(() -> waiting(event) == 0);
        bell.mend(false);
        refused("retryParkedEvent", input, "PARKED_EVENT_SETTLED");
        assertThat(meters.get("khuyenhoc.events.parked").gauge().value()).isEqualTo(parkedBefore);
    }

    @Test
    void parksWhatCannotBeReadAndLetsAnAdministratorGiveItUp() {
        long event = Ids.next();
        leave(UUID.randomUUID(), Rung.class.getName() + "OfAnOlderRelease", "{\"eventId\":" + event + "}", "FAILED", Instant.now().minusSeconds(60), 1);
        long next = ring(1);
        await().atMost(20, SECONDS).until(() -> parked(administrator(), event) != null);
        await().atMost(20, SECONDS).until(() -> effects(next) == 1);
        JsonNode parked = parked(administrator(), event);
        Map<String, Object> input = Map.of("id", parked.get("id").asString(), "version", parked.get("version").asString(), "reason", "Bản cũ");
        JsonNode discarded = administrator().data(mutation("discardParkedEvent"), Map.of("input", input)).at("/discardParkedEvent/parkedEvent");
        assertThat(discarded.get("state").asString() + " " + discarded.get("reason").asString()).isEqualTo("DISCARDED Bản cũ");
        assertThat(administrator().data("query($id: ID!) { changes(of: $id) { nodes { operation } } }", Map.of("id", parked.get("id").asString())).at("/changes/nodes/0/operation").asString())
            .isEqualTo("discardParkedEvent");
    }

    /** Such as other systems', after the profile was left in which they are told. */
    @Test
    void parksWhatNobodyListensToAnyMore() {
        long event = Ids.next();
        jdbc.update("insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE) values (?, ?, ?, ?, ?, 'FAILED', 1, ?)",
            UUID.randomUUID().toString(), "example.Gone.on(java.lang.Object)", Rung.class.getName(), "{\"eventId\":" + event + ",\"failures\":0}", Timestamp.from(Instant.now()), Timestamp.from(Instant.now()));
        await().atMost(30, SECONDS).until(() -> parked(administrator(), event) != null);
        JsonNode parked = parked(administrator(), event);
        assertThat(parked.get("listener").asString() + " " + parked.get("attempts").asInt()).isEqualTo("Gone 3");
    }

    @Test
    void showsThemToNobodyElse() {
        long event = ring(1_000);
        await().atMost(20, SECONDS).until(() -> parked(administrator(), event) != null);
        Api ofAProvince = api.withToken(SelfIssued.token("lan", "ADMIN-VIEWER", fixtures.aProvince()));
        assertThat(parked(ofAProvince, event)).isNull();
        assertThat(parked(api, event)).isNull();
        JsonNode shown = parked(administrator(), event);
        String id = shown.get("id").asString();
        Api officer = api.withToken("lan.OFFICER-APPROVER-VIEWER.all");
        assertThat(parked(officer, event)).as("an administrator's, wherever one may write").isNull();
        for (String name : List.of("retryParkedEvent", "discardParkedEvent")) {
            Map<String, Object> input = new HashMap<>(Map.of("id", id, "version", shown.get("version").asString()));
            if (name.startsWith("discard")) {
                input.put("reason", "Thử");
            }
            assertThat(officer.answer(mutation(name), Map.of("input", input), "vi").at("/errors/0/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        }
        assertThat(parked(administrator(), event).get("state").asString()).isEqualTo("PARKED");
        assertThat(ofAProvince.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).get("node").isNull()).isTrue();
        assertThat(ofAProvince.data(mutation("retryParkedEvent"), Map.of("input", Map.of("id", id, "version", shown.get("version").asString()))).at("/retryParkedEvent/errors/0/code").asString())
            .isEqualTo("PARKED_EVENT_UNKNOWN");
        refused("discardParkedEvent", Map.of("id", "rubbish", "version", "x", "reason", "y"), "PARKED_EVENT_UNKNOWN");
    }

    private static String mutation(String name) {
        return "mutation($input: " + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input!) { " + name + "(input: $input) { parkedEvent { state reason } errors { code message inputPath } } }";
    }

    private void refused(String name, Map<String, Object> input, String code) {
        List<JsonNode> errors = List.of("vi", "en").stream().map(language -> administrator().answer(mutation(name), Map.of("input", input), language).at("/data/" + name + "/errors/0")).toList();
        assertThat(errors).allSatisfy(error -> assertThat(error.get("code").asString()).isEqualTo(code));
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    /** Each delivered it, since the first was slow. */
    @Test
    void putsAwayOnceWhatTwoReplicasActedOn() throws Exception {
        List<Long> left = IntStream.range(0, 100).mapToObj(i -> Ids.next()).toList();
        left.forEach(event -> leave(event, "PROCESSING", Instant.now().plusSeconds(600)));
        List<String> ids = left.stream().map(event -> jdbc.queryForObject("select ID from EVENT_PUBLICATION where SERIALIZED_EVENT like ?", String.class, "%" + event + "%")).toList();
        try (var replicas = Executors.newFixedThreadPool(4)) {
            replicas.invokeAll(Collections.nCopies(4, Executors.callable(() -> publications.archive(ids, Instant.now())))).forEach(one -> assertThat(one).succeedsWithin(20, SECONDS));
        }
        assertThat(left).allSatisfy(event -> {
            assertThat(waiting(event)).isZero();
            assertThat(count("select count(*) from EVENT_PUBLICATION_ARCHIVE where SERIALIZED_EVENT like '%" + event + "%'")).isEqualTo(1);
        });
    }

    @Test
    void throwsAwayWhatWasDoneLongAgo() {
        UUID old = UUID.randomUUID();
        UUID recent = UUID.randomUUID();
        for (UUID id : List.of(old, recent)) {
            jdbc.update("insert into EVENT_PUBLICATION_ARCHIVE (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, COMPLETION_DATE, STATUS) values (?, 'a', 'b', '{}', ?, ?, 'COMPLETED')",
                id.toString(), Timestamp.from(Instant.now()), Timestamp.from(Instant.now().minusSeconds(id == old ? 31 * 86_400 : 29 * 86_400)));
        }
        resubmission.purge();
        assertThat(jdbc.queryForList("select ID from EVENT_PUBLICATION_ARCHIVE where ID in (?, ?)", String.class, old.toString(), recent.toString())).containsExactly(recent.toString());
    }
}
