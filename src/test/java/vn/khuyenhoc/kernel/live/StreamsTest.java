package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.OnDatabase;

/** A stream is one of a bounded number, and does not outlive its caller's token. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"khuyenhoc.live.connections=1", "spring.graphql.schema.locations=classpath:schema/**/,classpath:live/"})
@Import({Ticks.class, StreamsTest.Issuer.class})
@ExtendWith(OutputCaptureExtension.class)
class StreamsTest {
    private static final String SILENT = "{\"query\": \"subscription { ticks }\"}";

    @LocalServerPort int port;
    @Autowired LiveSocket socket;
    @Autowired Streams streams;
    @Autowired JsonMapper json;

    @TestConfiguration(proxyBeanMethods = false)
    static class Issuer {
        /** A token is as many seconds valid as it says. */
        @Bean
        JwtDecoder shortTokens() {
            return token -> Jwt.withTokenValue(token).header("alg", "none").subject("lan").claim("azp", "test")
                .issuedAt(Instant.now()).expiresAt(Instant.now().plusSeconds(Long.parseLong(token))).build();
        }
    }

    /** What a test left behind is noticed a moment after it hung up, and a silent stream with its token's end. */
    @BeforeEach
    void leavesTheSeatsEmpty() {
        await().until(() -> socket.connections() == 0 && streams.running() == 0);
    }

    @Test
    void endsAWebsocketsSubscriptionWithItsToken() {
        try (LiveClient client = LiveClient.ready(port, Map.of("Accept-Language", "en"), "{\"Authorization\": \"Bearer 4\"}")) {
            client.subscribe("a", Map.of("query", "subscription { ticks }"));
            assertThat(client.hears("next").at("/payload/data/ticks").asInt()).isEqualTo(1);
            JsonNode last = client.hears("next");
            assertThat(last.at("/payload/errors/0/extensions/code").asString()).isEqualTo("TOKEN_INVALID");
            client.hears("complete");
        }
    }

    @Test
    void speaksTheProtocolAndNotItsPredecessor() {
        try (LiveClient client = new LiveClient(port, Map.of(), "graphql-ws", "graphql-transport-ws")) {
            client.say("{\"type\":\"connection_init\"}");
            client.hears("connection_ack");
        }
    }

    @Test
    void endsAnEventStreamWithItsToken() {
        try (BufferedReader events = stream("4")) {
            assertThat(result(events)).contains("\"ticks\":1");
            assertThat(result(events)).contains("TOKEN_INVALID");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers come before the first event does. */
    @Test
    void saysAtOnceThatItStreams() {
        await().untilAsserted(() -> {
            try (BufferedReader silent = stream("2", "{\"query\": \"subscription { ticks(to: 0) }\"}", Duration.ofMillis(1500))) {
                assertThat(result(silent)).as("after it was silent").contains("TOKEN_INVALID");
            }
        });
    }

    @Test
    void leavesAStreamThatEndsByItselfAsItIs() {
        try (LiveClient client = LiveClient.ready(port, Map.of(), "{\"Authorization\": \"Bearer 60\"}")) {
            assertThat(client.answer(Map.of("query", "subscription { ticks(to: 1) }")).at("/data/ticks").asInt()).isEqualTo(1);
        }
    }

    @Test
    void refusesOneEventStreamTooManyUntilAnotherEnds() throws IOException {
        try (BufferedReader first = stream("5")) {
            assertThat(result(first)).contains("\"ticks\":1");
            try (BufferedReader second = stream("60")) {
                assertThat(result(second)).contains("SERVER_BUSY");
            }
            assertThat(result(first)).contains("TOKEN_INVALID");
        }
        await().until(() -> streams.running() == 0);
        try (BufferedReader third = stream("3")) {
            assertThat(result(third)).contains("\"ticks\":1");
        }
    }

    @Test
    void saysNothingOfCallersWhoHungUpAndMuchOfStreamsThatBroke(CapturedOutput log) throws IOException {
        try (BufferedReader leftAlone = stream("3")) {
            assertThat(result(leftAlone)).contains("\"ticks\":1");
        }
        await().until(() -> streams.running() == 0);
        try (BufferedReader broken = stream("60", "{\"query\": \"subscription { ticks(to: -1) }\"}")) {
            assertThat(result(broken)).contains("\"ticks\":1");
            assertTold(json.readTree(result(broken).substring("data:".length())).at("/errors/0"), "Lỗi của hệ thống, mã yêu cầu ", log);
        }
        assertThat(log.getAll()).contains("a broken clock").doesNotContain("Broken pipe");
    }

    @Test
    void saysThatAWebsocketsStreamBroke(CapturedOutput log) {
        try (LiveClient client = LiveClient.ready(port, Map.of("Accept-Language", "en"), "{\"Authorization\": \"Bearer 60\"}")) {
            client.subscribe("a", Map.of("query", "subscription { ticks(to: -1) }"));
            client.hears("next");
            assertTold(client.hears("error").at("/payload/0"), "The fault is ours, request ", log);
        }
    }

    /** The client and the log name the same request; the client hears no more of it. */
    private static void assertTold(JsonNode error, String words, CapturedOutput log) {
        String id = error.at("/extensions/requestId").asString("");
        assertThat(id).hasSizeBetween(8, 64);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(error.get("message").asString()).isEqualTo(words + id + ".");
        assertThat(log.getAll()).containsOnlyOnce("the stream of request").contains("the stream of request " + id + " failed");
    }

    /** The next event's data; comments and names are passed over. */
    private static String result(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !(line.startsWith("data:") && line.length() > 6)) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }

    private BufferedReader stream(String token) {
        return stream(token, SILENT);
    }

    private BufferedReader stream(String token, String question) {
        return stream(token, question, Duration.ofMinutes(1));
    }

    /** @param within which the headers come */
    private BufferedReader stream(String token, String question, Duration within) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
            .header("Content-Type", "application/json").header("Accept", "text/event-stream").header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(question)).build();
        HttpResponse<InputStream> response = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()).orTimeout(within.toMillis(), TimeUnit.MILLISECONDS).join();
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
}
