package vn.khuyenhoc.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.CampaignDesk.key;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.KhuyenHoc;
import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Over websockets followers hear the same, with the same rights, whichever replica they and whoever changes something ask. */
@WriteTest
class FollowingLiveTest {
    private static final String PROGRESS = """
        subscription($campaign: ID!, $organization: ID!, $after: String) { campaignProgress(campaign: $campaign, organization: $organization, after: $after) {
          cursor targets { progress { value state } } } }""";
    private static final String REACHED = "subscription($within: ID!, $after: String) { targetReached(within: $within, after: $after) { cursor target { amount organization { id } } progress { value } } }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired Environment environment;
    @Autowired DSLContext sql;
    @LocalServerPort int port;

    OrganizationId province, commune;
    CampaignDesk officer;
    JsonNode plan;
    int before;

    @BeforeEach
    void aPlanOfAProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        officer = new CampaignDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province)));
        plan = officer.done("recordCampaign", campaign(province, "PLAN"));
    }

    private void give(long amount) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(commune, 0, ContributionKind.CASH, amount, LocalDate.of(2023, 5, 1), null)));
    }

    private LiveClient viewer(int replica, OrganizationId within) {
        return LiveClient.ready(replica, Map.of("Accept-Language", "en"), "{\"Authorization\": \"Bearer " + SelfIssued.token("v", "VIEWER", within) + "\"}");
    }

    private Map<String, Object> progress(String... after) {
        Map<String, Object> variables = after.length == 0 ? Map.of("campaign", plan.get("id").asString(), "organization", id(commune))
            : Map.of("campaign", plan.get("id").asString(), "organization", id(commune), "after", after[0]);
        return Map.of("query", PROGRESS, "variables", variables);
    }

    private static Map<String, Object> reached(OrganizationId within, String... after) {
        return Map.of("query", REACHED, "variables", after.length == 0 ? Map.of("within", id(within)) : Map.of("within", id(within), "after", after[0]));
    }

    private static JsonNode next(LiveClient client) {
        return client.hears("next").at("/payload/data").iterator().next();
    }

    private static String told(JsonNode result) {
        List<String> said = new ArrayList<>();
        result.get("targets").forEach(one -> said.add(one.at("/progress/value").asString() + " " + one.at("/progress/state").asString()));
        return String.join(" ", said);
    }

    /** Reads on until it is told; a change of the last seconds may be told once more. */
    private static JsonNode hears(LiveClient client, String expected) {
        JsonNode heard = next(client);
        while (!told(heard).equals(expected)) {
            heard = next(client);
        }
        return heard;
    }

    /** Sets a target, and has that told, minutes before anything else happens. */
    private void set(OrganizationId organization, String indicator, Object amount) {
        officer.set(plan, organization, indicator, amount);
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(*) from campaign_to_tell where organization_id = ?", organization.value()).get(0, Integer.class) == 0);
        sql.execute("update campaign_news set recorded_at = ? where organization_id = ?", LocalDateTime.now(ZoneOffset.UTC).minusMinutes(5), organization.value());
        before = all();
    }

    private JsonNode done(String mutation, String what, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        JsonNode payload = officer.api().data("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + what + " { id version } errors { code } } }", Map.of("input", input)).get(mutation);
        assertThat(payload.get("errors")).isEmpty();
        return payload.get(what);
    }

    /** The code with which the server ends an operation. */
    private static String refused(LiveClient client, Map<String, Object> request) {
        client.subscribe("1", request);
        return client.hears("error").at("/payload/0/extensions/code").asString();
    }

    /** What was told of the commune since the last target was set. */
    private int news() {
        return all() - before;
    }

    private int all() {
        return sql.fetchSingle("select count(*) from campaign_news where organization_id = ?", commune.value()).get(0, Integer.class);
    }

    @Test
    void goesOnAfterADroppedConnection() {
        set(commune, "MONEY_RAISED", 1_000);
        String cursor;
        try (LiveClient client = viewer(port, commune)) {
            client.subscribe("p", progress());
            assertThat(told(next(client))).isEqualTo("0 BEHIND");
            give(300);
            cursor = hears(client, "300 BEHIND").get("cursor").asString();
        }
        give(700);
        await().atMost(20, SECONDS).until(() -> news() == 2);
        try (LiveClient again = viewer(port, commune)) {
            again.subscribe("p", progress(cursor));
            assertThat(told(next(again))).as("what was missed is told at once").isEqualTo("1000 REACHED");
        }
        try (LiveClient again = viewer(port, province)) {
            again.subscribe("r", reached(province, cursor));
            JsonNode missed = next(again);
            assertThat(missed.at("/target/organization/id").asString() + " " + missed.at("/target/amount").asString()).isEqualTo(id(commune) + " 1000");
            again.say("{\"id\":\"r\",\"type\":\"complete\"}");
            assertThat(again.answer(Map.of("query", "{ __typename }")).at("/data/__typename").asString()).as("the connection is free for more").isEqualTo("Query");
        }
    }

    @Test
    void mayReadWhatTheyFollow() {
        OrganizationId neighbour = fixtures.aCommune(province);
        set(commune, "MONEY_RAISED", 10);
        set(neighbour, "MONEY_RAISED", 10);
        try (LiveClient elsewhere = viewer(port, neighbour)) {
            assertThat(refused(elsewhere, progress())).isEqualTo("ORGANIZATION_UNKNOWN");
            assertThat(refused(elsewhere, reached(province))).isEqualTo("ORGANIZATION_UNKNOWN");
            assertThat(refused(elsewhere, reached(neighbour, "rubbish"))).isEqualTo("CURSOR_INVALID");
            elsewhere.subscribe("r", reached(neighbour));
            give(10);
            await().atMost(20, SECONDS).until(() -> news() == 1);
            contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(neighbour, 0, ContributionKind.CASH, 11, LocalDate.of(2023, 5, 1), null)));
            assertThat(next(elsewhere).at("/progress/value").asInt()).as("the other's is not told").isEqualTo(11);
        }
        try (LiveClient nobody = LiveClient.ready(port, Map.of("Accept-Language", "en"), "{}")) {
            assertThat(refused(nobody, progress())).isEqualTo("UNAUTHENTICATED");
            assertThat(refused(nobody, reached(commune))).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void hearsOnOneReplicaWhatHappensOnAnother() {
        set(commune, "MONEY_RAISED", 1_000);
        List<String> same = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0"));
        for (String setting : List.of("url", "username", "password")) {
            if (environment.containsProperty("spring.datasource." + setting)) {
                same.add("--spring.datasource." + setting + "=" + environment.getProperty("spring.datasource." + setting));
            }
        }
        try (ConfigurableApplicationContext replica = new SpringApplicationBuilder(KhuyenHoc.class, SelfIssued.class).run(same.toArray(String[]::new))) {
            int other = replica.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            assertThat(other).isNotEqualTo(port);
            try (LiveClient follower = viewer(other, commune); LiveClient alerted = viewer(other, province); LiveClient here = viewer(port, commune)) {
                follower.subscribe("p", progress());
                assertThat(told(next(follower))).isEqualTo("0 BEHIND");
                alerted.subscribe("r", reached(province));
                here.subscribe("p", progress());
                assertThat(told(next(here))).isEqualTo("0 BEHIND");
                give(1_200);
                hears(follower, "1200 REACHED");
                hears(here, "1200 REACHED");
                assertThat(next(alerted).at("/progress/value").asInt()).isEqualTo(1_200);
                replica.getBean(ContributionRegister.class).record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)),
                    List.of(new Entry(commune, 0, ContributionKind.CASH, 5, LocalDate.of(2023, 5, 1), null)));
                hears(here, "1205 REACHED");
                hears(follower, "1205 REACHED");
            }
        }
    }

    @Test
    void hearsOfCentresAndOfPopulations() {
        set(commune, "CENTRES", 2);
        set(commune, "MEMBERSHIP_RATIO", "50");
        fixtures.enrol(commune, 3, LocalDate.of(2022, 1, 1), null);
        await().atMost(20, SECONDS).until(() -> news() == 1);
        try (LiveClient client = viewer(port, commune)) {
            client.subscribe("p", progress());
            assertThat(told(next(client))).startsWith("0 BEHIND");
            JsonNode centre = done("registerLearningCentre", "learningCentre", Map.of("idempotencyKey", key(), "organization", id(commune), "level", "COMMUNE", "name", "Trung tâm",
                "openedOn", "2023-03-01"));
            hears(client, "1 BEHIND  ");
            Map<String, Object> counted = Map.of("value", 4, "countedOn", "2023-04-01", "definition", "Trung bình", "source", "Niên giám");
            Map<String, Object> count = new HashMap<>(counted);
            count.put("unit", GlobalId.of("AdministrativeUnit", fixtures.unitOf(commune).value()));
            JsonNode population = done("recordPopulations", "populations", Map.of("idempotencyKey", key(), "populations", List.of(count))).get(0);
            hears(client, "1 BEHIND 75 REACHED");
            Map<String, Object> correction = new HashMap<>(counted);
            correction.putAll(Map.of("id", population.get("id").asString(), "value", 12, "version", population.get("version").asString()));
            done("correctPopulation", "population", correction);
            hears(client, "1 BEHIND 25 ");
            done("closeLearningCentre", "learningCentre", Map.of("id", centre.get("id").asString(), "on", "2023-06-01", "version", centre.get("version").asString()));
            hears(client, "0 BEHIND 25 ");
        }
    }
}
