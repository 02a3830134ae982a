package vn.khuyenhoc.kernel.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** What a mutation publishes reaches a real broker, also one that was away meanwhile; nobody but the sender waits for it. */
@WriteTest
@ActiveProfiles("kafka")
@DirtiesContext
@TestPropertySource(properties = {"khuyenhoc.events.look=100ms", "khuyenhoc.events.back-off=500ms", "khuyenhoc.events.longest-back-off=500ms", "khuyenhoc.events.attempts=100",
    "khuyenhoc.events.stale=4s",
    "spring.kafka.producer.properties[request.timeout.ms]=1000", "spring.kafka.producer.properties[delivery.timeout.ms]=2000"})
class EventsForOthersTest {
    private static final String RECEIVED = "khuyenhoc.fund.ContributionsReceived";
    private static final String ESTABLISHED = "khuyenhoc.organization.OrganizationsEstablished";
    private static final String RECORD = "mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }";
    private static final Broker BROKER = made();

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired JdbcTemplate jdbc;
    @Autowired JsonMapper json;

    private static Broker made() {
        try {
            return new Broker();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", BROKER::address);
    }

    /** Not before the application, which starts without it. */
    @BeforeEach
    void there() {
        BROKER.start();
    }

    @AfterAll
    static void over() {
        BROKER.close();
    }

    private void give(OrganizationId organization, long amount) {
        var answer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", organization)).data(RECORD, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(),
            "organization", GlobalId.of("Organization", organization.value()), "kind", "CASH", "amount", amount, "receivedOn", "2023-05-10", "donor", Map.of("kind", "CLAN", "name", "Họ Lê"))));
        assertThat(answer.at("/recordContribution/errors").size()).isZero();
    }

    private List<ConsumerRecord<String, String>> of(String topic, OrganizationId organization) {
        return BROKER.all(topic).stream().filter(one -> one.value().contains(String.valueOf(organization.value()))).toList();
    }

    private int outstanding(OrganizationId organization) {
        return jdbc.queryForObject("select count(*) from EVENT_PUBLICATION where LISTENER_ID like '%externalize%' and SERIALIZED_EVENT like ?", Integer.class, "%" + organization.value() + "%");
    }

    @Test
    void tellsOfAMutationOnce() {
        OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
        give(commune, 700);
        await().atMost(20, SECONDS).until(() -> !of(RECEIVED, commune).isEmpty());
        await().atMost(20, SECONDS).until(() -> outstanding(commune) == 0);
        assertThat(of(RECEIVED, commune)).singleElement().satisfies(told -> {
            assertThat(told.key()).isEqualTo(String.valueOf(commune.value()));
            String stored = jdbc.queryForObject("select SERIALIZED_EVENT from EVENT_PUBLICATION_ARCHIVE where EVENT_TYPE like '%ContributionsReceived' and SERIALIZED_EVENT like ?", String.class,
                "%" + commune.value() + "%");
            assertThat(told.value()).isEqualTo(stored);
            long id = json.readTree(stored).get("eventId").asLong();
            assertThat(told.value()).isEqualTo("{\"eventId\":%d,\"sums\":[{\"organization\":%d,\"month\":202305,\"contributions\":1,\"amount\":700}]}".formatted(id, commune.value()));
            Map<String, String> headers = new TreeMap<>();
            told.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            assertThat(Instant.parse(headers.remove("ce_time"))).isCloseTo(Instant.now(), within(60, ChronoUnit.SECONDS));
            assertThat(headers).isEqualTo(Map.of("ce_specversion", "1.0", "ce_id", String.valueOf(id), "ce_source", "/khuyenhoc/fund", "ce_type", RECEIVED, "ce_edition", "1",
                "content-type", "application/json"));
        });
    }

    @Test
    void keepsWhatTheBrokerDoesNotTakeUntilItDoes() {
        OrganizationId province = fixtures.aProvince();
        await().atMost(20, SECONDS).until(() -> of(ESTABLISHED, province).size() == 1);
        BROKER.stop();
        Instant began = Instant.now();
        List<OrganizationId> communes = IntStream.range(0, 12).mapToObj(i -> fixtures.aCommune(province)).toList();
        communes.forEach(commune -> give(commune, 5));
        await().atMost(10, SECONDS).until(() -> communes.stream().allMatch(this::hasItsFund));
        assertThat(began).as("neither mutations nor other listeners wait").isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        await().atMost(20, SECONDS).until(() -> jdbc.queryForObject("select count(*) from EVENT_PUBLICATION where LISTENER_ID like '%externalize%' and COMPLETION_ATTEMPTS > 2", Integer.class) >= 12);
        assertThat(communes).allSatisfy(commune -> assertThat(outstanding(commune)).isEqualTo(2));
        BROKER.start();
        await().atMost(30, SECONDS).until(() -> communes.stream().allMatch(commune -> outstanding(commune) == 0));
        List<ConsumerRecord<String, String>> founded = BROKER.all(ESTABLISHED);
        List<ConsumerRecord<String, String>> received = BROKER.all(RECEIVED);
        assertThat(communes).allSatisfy(commune -> {
            assertThat(ids(founded, commune)).hasSize(1);
            assertThat(ids(received, commune)).hasSize(1);
        });
    }

    /** At least once: what was not known to have arrived is sent again. */
    private static Set<String> ids(List<ConsumerRecord<String, String>> told, OrganizationId organization) {
        return told.stream().filter(one -> one.key().equals(String.valueOf(organization.value()))).map(one -> new String(one.headers().lastHeader("ce_id").value(), UTF_8)).collect(toSet());
    }

    /** Its listener shares its threads with the sender's. */
    private boolean hasItsFund(OrganizationId organization) {
        return jdbc.queryForObject("select count(*) from processed_event p join EVENT_PUBLICATION_ARCHIVE a on a.SERIALIZED_EVENT like concat('%\"eventId\":', p.event_id, ',%') "
            + "where a.EVENT_TYPE like '%OrganizationsEstablished' and a.SERIALIZED_EVENT like ?", Integer.class, "%[" + organization.value() + "]%") == 1;
    }
}
