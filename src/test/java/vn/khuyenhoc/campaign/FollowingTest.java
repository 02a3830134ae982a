package vn.khuyenhoc.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.campaign.events.CampaignClosed;
import vn.khuyenhoc.campaign.events.CampaignLaunched;
import vn.khuyenhoc.campaign.events.TargetReached;
import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantRegister;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.MemberRegister.Headcount;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Whoever follows a campaign hears what changes, each change at least once, and goes on where they were after a dropped connection. */
@WriteTest
class FollowingTest {
    private static final String PROGRESS = """
        subscription($campaign: ID!, $organization: ID!, $after: String) { campaignProgress(campaign: $campaign, organization: $organization, after: $after) {
          cursor at targets { target { id indicator organization { id } } progress { value state } } } }""";
    private static final String REACHED = "subscription($within: ID!, $after: String) { targetReached(within: $within, after: $after) { cursor target { id amount } progress { value percent } } }";

    @Autowired Api api;
    @Autowired JsonMapper json;
    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister contributions;
    @Autowired GrantRegister grants;
    @Autowired MemberRegister members;
    @Autowired ConfigurableApplicationContext context;
    @Autowired DSLContext sql;
    @LocalServerPort int port;

    OrganizationId province, commune, board, neighbour;
    CampaignDesk officer;
    JsonNode plan;
    String token;
    int before;

    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload && isOurs(payload.getPayload())) {
            told.add(payload.getPayload());
        }
    };

    /** What others set going may be told while this test runs. */
    private boolean isOurs(Object event) {
        Long organization = switch (event) {
            case TargetReached reached -> reached.organization();
            case CampaignLaunched launched -> launched.organization();
            case CampaignClosed closed -> closed.organization();
            default -> null;
        };
        return organization != null && List.of(province, commune, board, neighbour).stream().anyMatch(own -> own.value() == organization);
    }

    @AfterEach
    void nobodyWhoListens() {
        context.removeApplicationListener(listener);
    }

    @BeforeEach
    void aPlanOfAProvince() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        context.addApplicationListener(listener);
        token = SelfIssued.token("lan", "OFFICER-VIEWER", province);
        officer = new CampaignDesk(api.withToken(token));
        plan = officer.done("recordCampaign", campaign(province, "PLAN"));
    }

    private void give(OrganizationId organization, long amount) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(organization, 0, ContributionKind.CASH, amount, LocalDate.of(2023, 5, 1), null)));
    }

    /** A stream of results; reading one that does not come fails. */
    private final class Stream implements AutoCloseable {
        private final CompletableFuture<BufferedReader> events;

        Stream(String token, String document, Map<String, ?> variables) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json").header("Accept", "text/event-stream").header("Authorization", "Bearer " + token).header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("query", document, "variables", variables)))).build();
            // Not waited for: headers come with the first event.
            events = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(response -> new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        }

        JsonNode next() {
            String line = CompletableFuture.supplyAsync(this::data).orTimeout(20, TimeUnit.SECONDS).join();
            return json.readTree(line.substring("data:".length()));
        }

        private String data() {
            try {
                String line = events.join().readLine();
                while (line != null && !(line.startsWith("data:") && line.length() > 6)) {
                    line = events.join().readLine();
                }
                return String.valueOf(line);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            events.join().close();
        }
    }

    private Map<String, Object> followed(OrganizationId organization, @Nullable String after) {
        return after == null ? Map.of("campaign", plan.get("id").asString(), "organization", id(organization))
            : Map.of("campaign", plan.get("id").asString(), "organization", id(organization), "after", after);
    }

    private static JsonNode progress(JsonNode result) {
        return result.at("/data/campaignProgress");
    }

    /** Sets a target, and has that told, minutes before anything else happens. */
    private JsonNode set(OrganizationId organization, String indicator, int amount, Object... more) {
        JsonNode target = officer.set(plan, organization, indicator, amount, more);
        await().atMost(20, TimeUnit.SECONDS).until(() -> sql.fetchSingle("select count(*) from campaign_to_tell where organization_id = ?", organization.value()).get(0, Integer.class) == 0);
        sql.execute("update campaign_news set recorded_at = ? where organization_id = ?", LocalDateTime.now(ZoneOffset.UTC).minusMinutes(5), organization.value());
        before = all();
        return target;
    }

    /** Reads on until it is told; a change of the last seconds may be told once more. */
    private static JsonNode hears(Stream stream, String expected) {
        JsonNode heard = stream.next();
        while (!told(heard).equals(expected)) {
            heard = stream.next();
        }
        return heard;
    }

    private static String told(JsonNode result) {
        return String.join(" ", progress(result).get("targets").valueStream().map(one -> one.at("/progress/value").asString() + " " + one.at("/progress/state").asString()).toList());
    }

    @Test
    void hearsHowFarAnOrganizationHasCome() throws IOException {
        set(commune, "MONEY_RAISED", 1_000);
        set(commune, "BENEFICIARY_TURNS", 5);
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, null))) {
            JsonNode first = stream.next();
            assertThat(told(first)).isEqualTo("0 BEHIND 0 BEHIND");
            assertThat(progress(first).at("/targets/0/target/organization/id").asString()).isEqualTo(id(commune));
            give(neighbour, 5_000);
            give(board, 400);
            hears(stream, "400 BEHIND 0 BEHIND");
            give(commune, 600);
            hears(stream, "1000 REACHED 0 BEHIND");
            grants.pay(List.of(new Round(commune, GrantPurpose.SUPPORT, "Hỗ trợ", "1/QĐ", LocalDate.of(2023, 5, 2), 7, 100)));
            hears(stream, "1000 REACHED 7 REACHED");
        }
    }

    @Test
    void hearsWhoCameAndWentAndWhatWasRecognised() throws IOException {
        set(commune, "MEMBERS", 8);
        set(commune, "LEARNING_FAMILIES", 2);
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, null))) {
            hears(stream, "0 BEHIND 0 BEHIND");
            List<Long> joined = members.enrol(List.of("An", "Bình", "Chi").stream().map(name -> new Enrolment(board, name, null, LocalDate.of(2022, 3, 1), null)).toList());
            hears(stream, "3 BEHIND 0 BEHIND");
            members.report(List.of(new Headcount(fixtures.aBoard(commune, Fixtures.LONG_AGO), 5, LocalDate.of(2023, 2, 1))));
            hears(stream, "8 REACHED 0 BEHIND");
            officer.api().data("mutation($input: EndMembershipsInput!) { endMemberships(input: $input) { errors { code } } }", Map.of("input", Map.of(
                "idempotencyKey", UUID.randomUUID().toString(), "members", List.of(GlobalId.of("Member", joined.getFirst())), "on", "2023-06-01")));
            hears(stream, "7 BEHIND 0 BEHIND");
            api.withToken(SelfIssued.token("tam", "APPROVER-OFFICER-VIEWER", province)).data("mutation($input: RecogniseTitlesInput!) { recogniseTitles(input: $input) { recognised errors { code } } }",
                Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "number", "9/QĐ", "decidedOn", "2023-11-10", "signer", "Lê Tâm",
                    "titles", List.of(Map.of("kind", "LEARNING_FAMILY", "holder", "Hộ ông An", "address", "Thôn 1"), Map.of("kind", "LEARNING_FAMILY", "holder", "Hộ bà Bình", "address", "Thôn 1")))));
            hears(stream, "7 BEHIND 2 REACHED");
        }
        set(neighbour, "CITIZEN_ACCOUNTS", 1);
        try (Stream stream = new Stream(token, PROGRESS, followed(neighbour, null))) {
            hears(stream, "0 BEHIND");
            officer.api().data("mutation($input: RegisterCitizenAccountInput!) { registerCitizenAccount(input: $input) { errors { code } } }", Map.of("input", Map.of(
                "idempotencyKey", UUID.randomUUID().toString(), "organization", id(neighbour), "code", UUID.randomUUID().toString(), "holder", "Lê An", "on", "2023-06-01")));
            hears(stream, "1 REACHED");
        }
        assertThat(told.stream().filter(event -> !(event instanceof CampaignLaunched))).map(event -> event instanceof TargetReached reached ? reached.indicator() + " " + reached.organization() + " " + reached.year() : "")
            .containsExactly("MEMBERS " + commune.value() + " 2023", "LEARNING_FAMILIES " + commune.value() + " 2023", "CITIZEN_ACCOUNTS " + neighbour.value() + " 2023");
    }

    @Test
    void tellOtherModulesOfTheirBeginningAndEnd() {
        CampaignDesk approver = new CampaignDesk(api.withToken(SelfIssued.token("tam", "APPROVER-VIEWER", province)));
        assertThat(told).singleElement().satisfies(event -> assertThat(((CampaignLaunched) event).on()).as("of a plan").isEqualTo(plan.get("launchedOn").asString()));
        told.clear();
        JsonNode movement = approver.advance(officer.running(province, approver), "FINAL_REVIEW", "2023-11-30");
        approver.done("closeMovement", "idempotencyKey", CampaignDesk.key(), "id", movement.get("id").asString(), "on", "2023-12-05", "version", movement.get("version").asString());
        assertThat(told).hasSize(2).last().isInstanceOfSatisfying(CampaignClosed.class, closed -> {
            assertThat(closed.on()).isEqualTo("2023-12-05");
            assertThat(closed.organization()).isEqualTo(province.value());
            assertThat(closed.campaign()).isEqualTo(((CampaignLaunched) told.getFirst()).campaign());
        });
    }

    @Test
    void hearsOfTargetsThatAreSetAndCorrected() throws IOException {
        give(board, 400);
        JsonNode target = set(commune, "MONEY_RAISED", 1_000);
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, null)); Stream alerts = new Stream(token, REACHED, Map.of("within", id(commune)))) {
            hears(stream, "400 BEHIND");
            officer.set(plan, commune, "BENEFICIARY_TURNS", 3);
            hears(stream, "400 BEHIND 0 BEHIND");
            officer.set(plan, commune, "MONEY_RAISED", 300, "version", target.get("version").asString());
            hears(stream, "400 REACHED 0 BEHIND");
            assertThat(alerts.next().at("/data/targetReached/target/id")).isEqualTo(target.get("id"));
        }
        assertThat(told.stream().filter(TargetReached.class::isInstance).map(event -> ((TargetReached) event).indicator())).containsExactly("MONEY_RAISED");
        JsonNode whole = set(province, "MEMBERS", 10);
        try (Stream stream = new Stream(token, PROGRESS, followed(neighbour, null))) {
            hears(stream, "");
            officer.done("distributeTarget", "idempotencyKey", CampaignDesk.key(), "target", whole.get("id").asString(), "version", whole.get("version").asString(),
                "parts", List.of(Map.of("organization", id(commune), "amount", "4"), Map.of("organization", id(neighbour), "amount", "6")));
            hears(stream, "0 BEHIND");
        }
    }

    @Test
    void hearsOfAReversal() throws IOException {
        set(commune, "MONEY_RAISED", 1_000);
        JsonNode given = officer.api().data("mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }", Map.of("input", Map.of(
            "idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", "CASH", "amount", 900, "receivedOn", "2023-05-10", "donor", Map.of("kind", "CLAN", "name", "Họ Lê"))));
        await().atMost(20, TimeUnit.SECONDS).until(() -> news() == 1);
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, null))) {
            hears(stream, "900 BEHIND");
            officer.api().data("mutation($input: ReverseContributionInput!) { reverseContribution(input: $input) { errors { code } } }", Map.of("input", Map.of(
                "idempotencyKey", UUID.randomUUID().toString(), "id", given.at("/recordContribution/contribution/id").asString(), "on", "2023-06-01", "reason", "Ghi nhầm")));
            hears(stream, "0 BEHIND");
        }
    }

    /** As another process left it that ended before it told. */
    @Test
    void tellsOnceOfAllThatWasNotedTogether() {
        set(commune, "MONEY_RAISED", 1_000);
        give(board, 400);
        await().atMost(20, TimeUnit.SECONDS).until(() -> news() == 1);
        String row = "(%d, current_timestamp, 'MONEY_RAISED', " + board.value() + ", 2023, 2023)";
        sql.execute("insert into campaign_to_tell (id, recorded_at, indicator, organization_id, first_year, last_year) values "
            + LongStream.range(0, 50).mapToObj(one -> row.formatted(Ids.next())).collect(Collectors.joining(", ")));
        await().atMost(20, TimeUnit.SECONDS).until(() -> news() == 2);
        assertThat(sql.fetchSingle("select count(*) from campaign_to_tell where organization_id = ?", board.value()).get(0, Integer.class)).isZero();
        assertThat(news()).isEqualTo(2);
    }

    /** What was told of the commune since the last target was set. */
    private int news() {
        return all() - before;
    }

    private int all() {
        return sql.fetchSingle("select count(*) from campaign_news where organization_id = ?", commune.value()).get(0, Integer.class);
    }

    @Test
    void goesOnAfterADroppedConnection() throws IOException {
        set(commune, "MONEY_RAISED", 1_000);
        String cursor;
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, null))) {
            stream.next();
            give(commune, 100);
            cursor = progress(hears(stream, "100 BEHIND")).get("cursor").asString();
        }
        sql.execute("update campaign_news set recorded_at = ? where id = ?", LocalDateTime.now(ZoneOffset.UTC).minusMinutes(3), Long.valueOf(cursor));
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, cursor))) {
            give(commune, 50);
            assertThat(told(stream.next())).as("nothing new is not told again").isEqualTo("150 BEHIND");
        }
        give(commune, 7);
        await().atMost(20, TimeUnit.SECONDS).until(() -> news() == 3);
        try (Stream stream = new Stream(token, PROGRESS, followed(commune, cursor))) {
            assertThat(told(stream.next())).as("what was missed is told at once").isEqualTo("157 BEHIND");
        }
    }

    @Test
    void hearsOfEachTargetThatIsReached() throws IOException {
        JsonNode target = set(commune, "MONEY_RAISED", 1_000);
        set(neighbour, "MONEY_RAISED", 10);
        give(commune, 999);
        await().atMost(20, TimeUnit.SECONDS).until(() -> news() == 1);
        String cursor;
        try (Stream stream = new Stream(SelfIssued.token("v", "VIEWER", commune), REACHED, Map.of("within", id(commune)))) {
            give(neighbour, 10);
            give(board, 1);
            JsonNode reached = stream.next().at("/data/targetReached");
            assertThat(reached.at("/target/id")).isEqualTo(target.get("id"));
            assertThat(reached.at("/progress/value").asString() + reached.at("/progress/percent").asDouble()).isEqualTo("1000100.0");
            cursor = reached.get("cursor").asString();
        }
        give(board, 1);
        await().atMost(20, TimeUnit.SECONDS).until(() -> news() == 3);
        JsonNode raised = set(commune, "MONEY_RAISED", 1_500, "version", target.get("version").asString());
        give(board, 600);
        try (Stream stream = new Stream(token, REACHED, Map.of("within", id(commune), "after", cursor))) {
            assertThat(stream.next().at("/data/targetReached/target/amount").asString()).as("once for each amount").isEqualTo("1500");
        }
        try (Stream stream = new Stream(token, REACHED, Map.of("within", id(commune), "after", cursor))) {
            give(board, 1);
            assertThat(stream.next().at("/data/targetReached/progress/value").asString()).as("as it was when it was reached").isEqualTo("1601");
        }
        assertThat(raised.get("id")).isEqualTo(target.get("id"));
        assertThat(sql.fetchSingle("select count(*) from campaign_news where reached and organization_id = ?", commune.value()).get(0, Integer.class)).isEqualTo(2);
    }

    private String refusal(String token, String document, Map<String, ?> variables) throws IOException {
        try (Stream stream = new Stream(token, document, variables)) {
            JsonNode answer = stream.next();
            return answer.at("/errors/0/extensions/code").asString(answer.toString());
        }
    }

    @Test
    void mayReadWhatTheyFollow() throws IOException {
        String elsewhere = SelfIssued.token("x", "VIEWER", neighbour);
        assertThat(refusal(elsewhere, PROGRESS, followed(commune, null))).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(refusal(elsewhere, REACHED, Map.of("within", id(province)))).isEqualTo("ORGANIZATION_UNKNOWN");
        assertThat(refusal(token, PROGRESS, Map.of("campaign", GlobalId.of("Campaign", 7), "organization", id(commune)))).isEqualTo("CAMPAIGN_UNKNOWN");
        for (String cursor : List.of("rubbish", "9999999999999999999")) {
            assertThat(refusal(token, PROGRESS, followed(commune, cursor))).isEqualTo("CURSOR_INVALID");
            assertThat(refusal(token, REACHED, Map.of("within", id(commune), "after", cursor))).isEqualTo("CURSOR_INVALID");
        }
        assertThat(api.withToken(token).error(PROGRESS, followed(commune, null), "en").at("/extensions/code").asString()).isEqualTo("SUBSCRIPTION_NEEDS_STREAM");
        assertWorded("SUBSCRIPTION_NEEDS_STREAM", api.withToken(token).error(PROGRESS, followed(commune, null), "vi").get("message").asString(),
            api.withToken(token).error(PROGRESS, followed(commune, null), "en").get("message").asString());
    }
}
