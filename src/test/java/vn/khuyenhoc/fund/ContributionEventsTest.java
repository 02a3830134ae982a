package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
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
import vn.khuyenhoc.fund.events.ContributionsReceived;
import vn.khuyenhoc.fund.events.ContributionsReceived.Sum;
import vn.khuyenhoc.fund.events.ContributionsReversed;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Each act that brings money into funds is told once, by sums and without names; what is refused or sent again is not. */
@WriteTest
class ContributionEventsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);
    private static final String RECORD = "mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }";
    private static final String RECEIVE = "mutation($input: ReceiveContributionInput!) { receiveContribution(input: $input) { contribution { id } errors { code } } }";
    private static final String REVERSE = "mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { contribution { id } errors { code } } }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister register;
    @Autowired ConfigurableApplicationContext context;
    @Autowired JsonMapper json;

    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload && (payload.getPayload() instanceof ContributionsReceived || payload.getPayload() instanceof ContributionsReversed)) {
            told.add(payload.getPayload());
        }
    };

    OrganizationId commune;
    Api officer;

    @BeforeEach
    void somebodyWhoListens() {
        commune = fixtures.aCommune(fixtures.aProvince());
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        context.addApplicationListener(listener);
    }

    @AfterEach
    void nobodyAnyMore() {
        context.removeApplicationListener(listener);
    }

    private Map<String, Object> gift(Object amount, String on) {
        return Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", GlobalId.of("Organization", commune.value()), "kind", "CASH", "amount", amount,
            "receivedOn", on, "donor", Map.of("kind", "INDIVIDUAL", "name", "Lê Thị Bình"));
    }

    private JsonNode sent(String mutation, Map<String, Object> input) {
        return officer.data(mutation, Map.of("input", input)).iterator().next();
    }

    private List<List<Sum>> received() {
        return told.stream().filter(ContributionsReceived.class::isInstance).map(event -> ((ContributionsReceived) event).sums()).toList();
    }

    @Test
    void tellsOnceOfEachContribution() {
        Map<String, Object> gift = gift(700, "2023-05-10");
        String id = sent(RECORD, gift).at("/contribution/id").asString();
        assertThat(sent(RECORD, gift).at("/contribution/id").asString()).as("sent again").isEqualTo(id);
        assertThat(sent(RECORD, gift(0, "2023-05-10")).at("/errors/0/code").asString()).isEqualTo("AMOUNT_NOT_POSITIVE");
        assertThat(sent(RECEIVE, gift(300, "2022-12-31")).get("errors")).isEmpty();
        assertThat(received()).containsExactly(List.of(new Sum(commune.value(), 202305, 1, 700)), List.of(new Sum(commune.value(), 202212, 1, 300)));
        assertThat(told.stream().map(event -> ((ContributionsReceived) event).eventId())).doesNotHaveDuplicates();
        assertThat(json.writeValueAsString(told)).doesNotContain("Bình", "Lê");
    }

    @Test
    void tellsWhatWasTakenBackInTheMonthInWhichItWas() {
        String id = sent(RECORD, gift(700, "2023-05-10")).at("/contribution/id").asString();
        for (int times = 0; times < 2; times++) {
            sent(REVERSE, Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id, "on", "2023-08-01", "reason", "Ghi nhầm"));
        }
        assertThat(told).hasSize(2).last().isInstanceOfSatisfying(ContributionsReversed.class, event ->
            assertThat(event.sums()).containsExactly(new Sum(commune.value(), 202308, 1, 700)));
    }

    private static Entry entry(OrganizationId organization, long amount, LocalDate on) {
        return new Entry(organization, 0, ContributionKind.CASH, amount, on, null);
    }

    @Test
    void tellsOfABulkByItsSums() {
        OrganizationId board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        List<Donor> clan = List.of(new Donor(DonorKind.CLAN, "Họ Lê", false));
        register.record(clan, List.of(entry(board, 5, DAY), entry(commune, 10, DAY), entry(commune, 20, DAY.plusDays(3)), entry(commune, 40, DAY.plusMonths(1))));
        assertThat(received()).hasSize(1).first().satisfies(sums -> assertThat(sums).containsExactlyInAnyOrder(new Sum(board.value(), 202305, 1, 5),
            new Sum(commune.value(), 202305, 2, 30), new Sum(commune.value(), 202306, 1, 40)));
        told.clear();
        register.record(clan, IntStream.range(0, ContributionsReceived.MOST + 1).mapToObj(month -> entry(commune, 1, DAY.plusMonths(month))).toList());
        assertThat(received()).extracting(List::size).containsExactly(ContributionsReceived.MOST, 1);
    }

    @Test
    void tellsSoMuchInAnEventAndNoMore() {
        Sum largest = new Sum(Long.MAX_VALUE, 202312, 1_000_000, 10_000_000_000_000L);
        assertThat(json.writeValueAsString(new ContributionsReceived(Long.MAX_VALUE, Collections.nCopies(ContributionsReceived.MOST, largest))).length()).isLessThan(2_000);
    }
}
