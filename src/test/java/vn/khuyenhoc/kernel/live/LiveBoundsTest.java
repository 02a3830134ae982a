package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.OnDatabase;

/** A websocket holds no more of the server than it may, streams what it subscribed to, and is closed by rule where it breaks one. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "khuyenhoc.live.operations=2", "khuyenhoc.live.connections=4", "spring.graphql.websocket.connection-init-timeout=2s",
    "khuyenhoc.cors.allowed-origins=https://app.example", "spring.graphql.schema.locations=classpath:schema/**/,classpath:live/"})
@Import(Ticks.class)
class LiveBoundsTest {
    private static final Map<String, ?> SILENT = Map.of("query", "subscription { ticks }");

    @LocalServerPort int port;
    @Autowired Ticks ticks;
    @Autowired LiveSocket socket;
    @Autowired Streams streams;

    /** What a test left behind is noticed a moment after it hung up. */
    @BeforeEach
    void leavesTheSeatsEmpty() {
        await().until(() -> socket.connections() == 0 && streams.running() == 0 && ticks.begun.get() == ticks.cancelled.get());
    }

    @Test
    void streamsUntilTheEnd() {
        try (LiveClient client = ready()) {
            client.subscribe("a", Map.of("query", "subscription { ticks(to: 2) }"));
            assertThat(client.hears("next").at("/payload/data/ticks").asInt()).isEqualTo(1);
            assertThat(client.hears("next").at("/payload/data/ticks").asInt()).isEqualTo(2);
            assertThat(client.hears("complete").get("id").asString()).isEqualTo("a");
        }
    }

    private String refused(String language) {
        try (LiveClient client = LiveClient.ready(port, Map.of("Accept-Language", language), "{}")) {
            for (String id : List.of("a", "b")) {
                client.subscribe(id, SILENT);
                client.hears("next");
            }
            client.subscribe("c", SILENT);
            return client.hears("error").at("/payload/0/message").asString();
        }
    }

    @Test
    void refusesOneOperationTooManyInBothLanguages() {
        assertWorded("TOO_MANY_OPERATIONS", refused("vi"), refused("en"));
    }

    @Test
    void refusesOneOperationTooManyUntilAnotherEnds() {
        int before = ticks.cancelled.get();
        try (LiveClient client = ready()) {
            client.subscribe("a", SILENT);
            client.hears("next");
            client.subscribe("b", SILENT);
            client.hears("next");
            client.subscribe("c", SILENT);
            JsonNode refused = client.hears("error");
            assertThat(refused.get("id").asString()).isEqualTo("c");
            assertThat(refused.at("/payload/0/extensions/code").asString()).isEqualTo("TOO_MANY_OPERATIONS");
            assertThat(refused.at("/payload/0/message").asString()).isEqualTo("Mỗi kết nối chỉ được có nhiều nhất 2 truy vấn đang chạy.");
            client.say("{\"type\":\"complete\",\"id\":\"a\"}");
            client.subscribe("c", SILENT);
            assertThat(client.hears("next").get("id").asString()).isEqualTo("c");
        }
        await().untilAsserted(() -> assertThat(ticks.cancelled.get() - before).isEqualTo(3));
    }

    @Test
    void runsAnyNumberOneAfterTheOther() {
        try (LiveClient client = ready()) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.answer(Map.of("query", "{ __typename }")).at("/data/__typename").asString()).isEqualTo("Query");
            }
        }
    }

    /** The last message of one frees its id for the next. */
    @Test
    void takesTheSameIdAgainAtOnce() {
        try (LiveClient client = ready()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.refusal(Map.of("query", "subscription { nothing }")).at("/extensions/code").asString()).isEqualTo("FIELD_UNKNOWN");
                client.subscribe("1", SILENT);
                client.hears("next");
                client.say("{\"id\":\"1\",\"type\":\"complete\"}");
            }
        }
    }

    @Test
    void closesWhenAnOperationIsBegunTwice() {
        try (LiveClient client = ready()) {
            client.subscribe("a", SILENT);
            client.hears("next");
            client.subscribe("a", SILENT);
            assertThat(client.closed()).isEqualTo("4409 Subscriber for a already exists");
        }
    }

    /** Its predecessor has messages of other names, by which nobody would be understood. */
    @Test
    void closesOnAnotherProtocol() {
        try (LiveClient client = new LiveClient(port, Map.of(), "graphql-ws")) {
            assertThat(client.closed()).isEqualTo("4406 Subprotocol not acceptable");
        }
        assertThat(socket.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"type\":\"start\"}", "{\"type\":7}", "{\"type\":\"next\",\"id\":\"1\",\"payload\":{}}",
        "{\"type\":\"subscribe\",\"id\":\"1\"}", "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __typename }\"}}",
        "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ __typename }\"}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\",\"variables\":[]}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\",\"variables\":{\"a\":\"\\ud800\"}}}", "{\"type\":\"complete\",\"id\":\"\\ud800\"}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":\"{ __typename }\"}", "{\"type\":\"connection_init\",\"payload\":[]}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"id\":\"2\",\"payload\":{\"query\":\"{ __typename }\"}}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\",\"variables\":{\"a\":1,\"a\":2}}}"})
    void closesOnWhatIsNoMessage(String message) {
        try (LiveClient client = ready()) {
            client.say(message);
            assertThat(client.closed()).isEqualTo("4400 Invalid message");
        }
    }

    @Test
    void takesAMessageOfTheLargestSizeAndNoLargerOne() {
        String head = "{\"type\":\"ping\",\"payload\":{\"a\":\"";
        try (LiveClient client = ready()) {
            client.say(head + "x".repeat(65_536 - head.length() - 3) + "\"}}");
            client.hears("pong");
            client.say(head + "x".repeat(65_536 - head.length() - 2) + "\"}}");
            assertThat(client.closed()).startsWith("1009");
        }
        try (LiveClient client = ready()) {
            client.say(head + "ế".repeat(30_000) + "\"}}");
            assertThat(client.closed()).isEqualTo("1009 Message too big");
        }
    }

    @Test
    void closesOnAFloodOfPings() {
        try (LiveClient client = ready()) {
            for (int i = 0; i < 2000 && !client.gone(); i++) {
                client.say("{\"type\":\"ping\"}");
            }
            // Who goes on sending may be cut off before it reads why.
            assertThat(client.closed()).isIn("1008 Too many messages", "1006");
        }
    }

    @Test
    void closesAConnectionThatIsNotInitialised() {
        try (LiveClient client = new LiveClient(port, Map.of())) {
            assertThat(client.closed()).isEqualTo("4408 Connection initialisation timeout");
        }
    }

    @Test
    void closesWhenAnOperationComesBeforeInitialisationOrThatTwice() {
        try (LiveClient client = new LiveClient(port, Map.of())) {
            client.subscribe("1", SILENT);
            assertThat(client.closed()).isEqualTo("4401 Unauthorized");
        }
        try (LiveClient client = ready()) {
            client.say("{\"type\":\"connection_init\"}");
            assertThat(client.closed()).isEqualTo("4429 Too many initialisation requests");
        }
    }

    @Test
    void turnsAwayOneClientTooManyUntilAnotherLeaves() {
        List<LiveClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                clients.add(ready());
            }
            try (LiveClient fifth = new LiveClient(port, Map.of())) {
                assertThat(fifth.closed()).isEqualTo("1013 Too many connections");
            }
            clients.removeFirst().close();
            await().until(() -> socket.connections() == 3);
            clients.add(ready());
        } finally {
            clients.forEach(LiveClient::close);
        }
    }

    @Test
    void admitsPagesOfItsOwnAndOfAllowedOriginsOnly() {
        for (String origin : List.of("https://app.example", "http://127.0.0.1:" + port)) {
            try (LiveClient client = LiveClient.ready(port, Map.of("Origin", origin), "{}")) {
                assertThat(client.answer(Map.of("query", "{ __typename }")).has("data")).as(origin).isTrue();
            }
        }
        assertThatThrownBy(() -> new LiveClient(port, Map.of("Origin", "https://other.example"))).cause()
            .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void sendsEventsForWhateverIsAsked() throws Exception {
        assertThat(events("subscription { ticks(to: 2) }"))
            .isEqualTo("event:next\ndata:{\"data\":{\"ticks\":1}}\n\nevent:next\ndata:{\"data\":{\"ticks\":2}}\n\nevent:complete\ndata:\n\n");
        assertThat(events("{ __typename }"))
            .startsWith("event:next\ndata:{\"data\":{\"__typename\":\"Query\"}").endsWith("event:complete\ndata:\n\n");
        assertThat(events("{ nothing }")).startsWith("event:next\ndata:{\"errors\":[").contains("\"code\":").endsWith("event:complete\ndata:\n\n");
    }

    private String events(String document) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
            .header("Content-Type", "application/json").header("Accept", "text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + document + "\"}")).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return response.body();
    }

    private LiveClient ready() {
        return LiveClient.ready(port, Map.of(), "{}");
    }
}
