package vn.khuyenhoc.kernel.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.WriteTest;

/** Events that are brought again share a transaction where their listener allows it; one that fails spoils nothing of the others'; and a queue that is full loses none. */
@WriteTest
@Import(DeliveriesTest.Listening.class)
@TestPropertySource(properties = {"khuyenhoc.events.look=100ms", "khuyenhoc.events.stale=1s", "khuyenhoc.events.attempts=4", "khuyenhoc.events.batch=100", "khuyenhoc.events.back-off=200ms",
    "khuyenhoc.events.longest-back-off=400ms", "spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1", "spring.task.execution.pool.queue-capacity=3"})
class DeliveriesTest {
    record Sung(long eventId, boolean wrong) {}

    record Knocked(long eventId) {}

    /** Counts the transactions in which it sang. */
    @SharesTransaction
    static class Choir {
        private final ProcessedEvents processed;
        private final JdbcTemplate jdbc;
        private final AtomicInteger transactions = new AtomicInteger();

        Choir(ProcessedEvents processed, JdbcTemplate jdbc) {
            this.processed = processed;
            this.jdbc = jdbc;
        }

        int transactions() {
            return transactions.get();
        }

        private record Counted(AtomicInteger transactions) implements TransactionSynchronization {
            @Override
            public void afterCommit() {
                transactions.incrementAndGet();
            }
        }

        @ApplicationModuleListener
        void on(Sung event) {
            if (processed.firstTime(Choir.class, event.eventId())) {
                jdbc.update("insert into sung values (?)", event.eventId());
                if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(Counted.class::isInstance)) {
                    TransactionSynchronizationManager.registerSynchronization(new Counted(transactions));
                }
                if (event.wrong()) {
                    throw new IllegalStateException("out of tune");
                }
            }
        }
    }

    /** Opens to nobody until it is told to. */
    static class Door {
        private final ProcessedEvents processed;
        private final JdbcTemplate jdbc;
        private final CountDownLatch opened = new CountDownLatch(1);

        Door(ProcessedEvents processed, JdbcTemplate jdbc) {
            this.processed = processed;
            this.jdbc = jdbc;
        }

        @ApplicationModuleListener
        void on(Knocked event) throws InterruptedException {
            opened.await();
            if (processed.firstTime(Door.class, event.eventId())) {
                jdbc.update("insert into sung values (?)", event.eventId());
            }
        }

        void open() {
            opened.countDown();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        Choir choir(ProcessedEvents processed, JdbcTemplate jdbc) {
            jdbc.execute("create table if not exists sung (id bigint not null)");
            return new Choir(processed, jdbc);
        }

        @Bean
        Door door(ProcessedEvents processed, JdbcTemplate jdbc) {
            return new Door(processed, jdbc);
        }
    }

    private static final String FOUND = "mutation($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { organization { id } errors { code } } }";
    private static final String FUND = "query($id: ID!) { node(id: $id) { ... on Organization { fund { openedOn } } } }";

    @Autowired Choir choir;
    @Autowired Door door;
    @Autowired JdbcTemplate jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired Fixtures fixtures;
    @Autowired Api api;
    @MockitoSpyBean Publications publications;

    private static List<Long> some(int many) {
        return IntStream.range(0, many).mapToObj(i -> Ids.next()).toList();
    }

    /** At one moment, as what a process leaves that is killed. */
    private void leave(List<Long> right, List<Long> wrong, int attempts, Instant last) {
        transaction.executeWithoutResult(_ -> Stream.concat(right.stream(), wrong.stream()).sorted().forEach(event -> jdbc.update(
            "insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE) values (?, ?, ?, ?, ?, 'FAILED', ?, ?)",
            UUID.randomUUID().toString(), Choir.class.getName() + ".on(" + Sung.class.getName() + ")", Sung.class.getName(), "{\"eventId\":" + event + ",\"wrong\":" + wrong.contains(event) + "}",
            Timestamp.from(last.minusSeconds(attempts * 7_200L)), attempts, Timestamp.from(last))));
    }

    private Map<Long, Long> effects(List<Long> events) {
        return jdbc.queryForList("select id from sung", Long.class).stream().filter(events::contains).collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    private boolean once(List<Long> events) {
        return effects(events).equals(events.stream().collect(Collectors.toMap(id -> id, id -> 1L)));
    }

    private int count(String statement, Object... arguments) {
        return jdbc.queryForObject(statement, Integer.class, arguments);
    }

    private int waiting(List<Long> events) {
        return events.stream().mapToInt(event -> count("select count(*) from EVENT_PUBLICATION where SERIALIZED_EVENT like ?", "%" + event + "%")).sum();
    }

    /** With the number of tries that it took. */
    private List<Integer> tries(List<Long> events) {
        return events.stream().flatMap(event -> jdbc.queryForList("select COMPLETION_ATTEMPTS from EVENT_PUBLICATION_ARCHIVE where SERIALIZED_EVENT like ?", Integer.class, "%" + event + "%").stream())
            .distinct().toList();
    }

    @Test
    void actsOnManyInOneTransaction() {
        int before = choir.transactions();
        List<Long> left = some(60);
        leave(left, List.of(), 1, Instant.now().minusSeconds(60));
        await().atMost(20, SECONDS).until(() -> waiting(left) == 0);
        assertThat(once(left)).isTrue();
        assertThat(choir.transactions() - before).as("of fifty and of ten").isEqualTo(2);
    }

    @Test
    void actsOnEachByItselfWhereOneOfThemFails() {
        List<Long> right = some(30);
        List<Long> wrong = some(1);
        List<Long> after = some(5);
        leave(Stream.concat(right.stream(), after.stream()).toList(), wrong, 1, Instant.now().minusSeconds(60));
        await().atMost(20, SECONDS).until(() -> count("select count(*) from parked_event where payload like ?", "%" + wrong.getFirst() + "%") == 1);
        await().atMost(20, SECONDS).until(() -> waiting(right) + waiting(after) == 0);
        assertThat(once(right)).isTrue();
        assertThat(once(after)).isTrue();
        assertThat(tries(right)).as("none has another's failure held against it").containsExactly(2);
        assertThat(effects(wrong)).isEmpty();
        assertThat(count("select attempts from parked_event where payload like ?", "%" + wrong.getFirst() + "%")).isEqualTo(4);
    }

    /** More of them than are brought at once. */
    @Test
    void whatIsNotDueYetKeepsNothingElseWaiting() {
        List<Long> later = some(150);
        List<Long> now = some(5);
        leave(later, List.of(), 3, Instant.now().plusSeconds(3_600));
        leave(now, List.of(), 1, Instant.now().minusSeconds(1));
        await().atMost(20, SECONDS).until(() -> waiting(now) == 0);
        assertThat(once(now)).isTrue();
        assertThat(effects(later)).isEmpty();
        jdbc.update("delete from EVENT_PUBLICATION where COMPLETION_ATTEMPTS = 3 and LISTENER_ID like '%Choir%'");
    }

    /** One thread, which somebody holds, and three places for those who wait. */
    @Test
    void aFullQueueRefusesNoMutationAndLosesNoEvent() {
        List<Long> knocks = some(12);
        knocks.forEach(event -> transaction.executeWithoutResult(_ -> events.publishEvent(new Knocked(event))));
        OrganizationId province = fixtures.aProvince();
        JsonNode founded = api.withToken("root.ADMIN.all").data(FOUND, Map.of("input", Map.of("code", "B-FULL", "name", "Ban", "level", "BOARD", "basis", "AGENCY",
            "parent", GlobalId.of("Organization", province.value()), "unit", GlobalId.of("AdministrativeUnit", fixtures.unitOf(province).value()), "on", "2023-05-10"))).get("establishOrganization");
        assertThat(founded.get("errors").size()).isZero();
        verify(publications, timeout(20_000).atLeast(10)).giveBack(any());
        assertThat(effects(knocks)).isEmpty();
        assertThat(waiting(knocks)).isEqualTo(12);
        assertThat(count("select count(*) from parked_event where listener like '%Door%'")).isZero();
        door.open();
        await().atMost(40, SECONDS).until(() -> waiting(knocks) == 0);
        assertThat(once(knocks)).isTrue();
        assertThat(count("select count(*) from parked_event where listener like '%Door%'")).isZero();
        String board = founded.at("/organization/id").asString();
        await().atMost(20, SECONDS).until(() -> api.data(FUND, Map.of("id", board)).at("/node/fund/openedOn").asString().equals("2023-05-10"));
    }
}
