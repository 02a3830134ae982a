package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.SampleTest;

/** Over a websocket a caller is who they are over HTTP, is answered alike, and in their own language. */
@SampleTest
class LiveCallersTest {
    private static final Map<String, ?> MEMBERS = Map.of("query", "{ members(asOf: \"2023-12-31\") { totalCount } }");

    @LocalServerPort int port;
    @Autowired Api api;

    @Test
    void knowsTheHolderOfTheTokenOfTheHandshake() {
        assertThat(members(Map.of("Authorization", "Bearer " + token("viewer")), "{}")).isEqualTo(members("viewer")).isPositive();
    }

    @Test
    void knowsTheHolderOfTheTokenOfTheFirstMessage() {
        assertThat(members(Map.of(), authorization(token("viewer")))).isEqualTo(members("viewer")).isPositive();
        assertThat(members(Map.of("Authorization", "Bearer " + token("viewer")), authorization(token("admin")))).isEqualTo(216_652);
    }

    @Test
    void knowsNobodyWithoutAToken() {
        assertThat(members(Map.of(), "{}")).isZero();
    }

    @Test
    void doesNotTakeOneConnectionsCallerForAnothers() {
        try (LiveClient admin = LiveClient.ready(port, Map.of(), authorization(token("admin")));
             LiveClient nobody = LiveClient.ready(port, Map.of(), "{}")) {
            assertThat(count(admin)).isEqualTo(216_652);
            assertThat(count(nobody)).isZero();
            assertThat(count(admin)).isEqualTo(216_652);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Bearer forged.token.x\"", "\"Basic dmlld2VyOng=\"", "\"\"", "7", "{}"})
    void closesOnATokenThatIsNotValid(String authorization) {
        try (LiveClient client = new LiveClient(port, Map.of())) {
            client.say("{\"type\":\"connection_init\",\"payload\":{\"authorization\":" + authorization + "}}");
            assertThat(client.closed()).isEqualTo("4401 Unauthorized");
        }
    }

    @Test
    void refusesAHandshakeWhoseTokenIsNotValid() {
        assertThatThrownBy(() -> new LiveClient(port, Map.of("Authorization", "Bearer forged.token.x"))).cause()
            .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void takesATokenUntilItEndsAndNoLonger() {
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        JwtAuthenticationToken token = new JwtAuthenticationToken(Jwt.withTokenValue("x").header("alg", "ES256").subject("a").expiresAt(end).build());
        assertThat(LiveTokens.expired(token, end)).isFalse();
        assertThat(LiveTokens.expired(token, end.plusMillis(1))).isTrue();
        assertThat(LiveTokens.expired(null, end)).isFalse();
    }

    @Test
    void runsDocumentsOfTheLibraryAndRegisteredOnes() {
        Map<String, ?> variables = Map.of("province", "QT", "year", 2023, "asOf", "2023-12-31");
        Map<String, ?> persisted = Map.of("persistedQuery",
            Map.of("version", 1, "sha256Hash", "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"));
        try (LiveClient client = LiveClient.ready(port, Map.of("Accept-Language", "en"), "{}")) {
            assertThat(client.answer(Map.of("documentId", "YearInReview", "variables", variables)).at("/data/organization/summary/memberCount").asInt())
                .isEqualTo(216_652);
            assertThat(code(client.refusal(Map.of("documentId", "Nothing")))).isEqualTo("DOCUMENT_UNKNOWN");
            assertThat(code(client.refusal(Map.of("variables", variables)))).isEqualTo("QUERY_MISSING");
            assertThat(code(client.refusal(Map.of("extensions", persisted)))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            assertThat(client.answer(Map.of("extensions", persisted, "query", "{__typename}")).at("/data/__typename").asString()).isEqualTo("Query");
            assertThat(client.answer(Map.of("extensions", persisted)).at("/data/__typename").asString()).isEqualTo("Query");
        }
    }

    /** Whether its text, its cost or its own words are wrong: an error is its only message, and the id is free for more. What fails while it is answered is a result. */
    @Test
    void tellsWhatIsRefusedBeforeItIsAskedFromWhatFails() {
        try (LiveClient client = LiveClient.ready(port, Map.of(), "{}")) {
            for (int again = 0; again < 3; again++) {
                assertThat(code(client.refusal(Map.of("query", "{ nothing }")))).isEqualTo("FIELD_UNKNOWN");
                assertThat(code(client.refusal(Map.of("query", "{ organization(")))).isEqualTo("DOCUMENT_MALFORMED");
                assertThat(code(client.refusal(Map.of("query", "{ organizations(first: 100) { nodes { organizations(first: 100) { nodes { members(first: 100) { nodes { id } } } } } } }")))).isEqualTo("QUERY_TOO_COSTLY");
                assertThat(code(client.refusal(Map.of("query", "query($code: String!) { organization(code: $code) { name } }")))).isNotEmpty();
            }
            JsonNode failed = client.answer(Map.of("query", "{ members(first: 101) { totalCount } organization(code: \"QT\") { name } }"));
            assertThat(code(failed.at("/errors/0"))).isEqualTo("PAGE_SIZE_OUT_OF_RANGE");
        }
    }

    @Test
    void answersInTheLanguageOfTheHandshake() {
        Map<String, ?> wrong = Map.of("query", "{ members(first: 101) { totalCount } }");
        try (LiveClient english = LiveClient.ready(port, Map.of("Accept-Language", "en"), "{}");
             LiveClient vietnamese = LiveClient.ready(port, Map.of(), "{}")) {
            assertThat(english.answer(wrong).at("/errors/0/message").asString()).contains("from 1 to 100");
            assertThat(vietnamese.answer(wrong).at("/errors/0/message").asString()).contains("từ 1 đến 100");
        }
    }

    /** As long as no module has one. */
    @Test
    void refusesASubscriptionThatTheSchemaDoesNotHave() {
        try (LiveClient client = LiveClient.ready(port, Map.of(), "{}")) {
            assertThat(code(client.refusal(Map.of("query", "subscription { ticks }")))).isNotEmpty().isNotEqualTo("INTERNAL_ERROR");
            client.say("{\"type\":\"ping\"}");
            client.hears("pong");
        }
    }

    private int members(String user) {
        return api.as(user).data((String) MEMBERS.get("query")).at("/members/totalCount").asInt();
    }

    private int members(Map<String, String> headers, String payload) {
        try (LiveClient client = LiveClient.ready(port, headers, payload)) {
            return count(client);
        }
    }

    private static int count(LiveClient client) {
        return client.answer(MEMBERS).at("/data/members/totalCount").asInt(-1);
    }

    private static String code(JsonNode refusal) {
        return refusal.at("/extensions/code").asString("");
    }

    private String token(String user) {
        return api.get("/sample/tokens/" + user).body();
    }

    private static String authorization(String token) {
        return "{\"Authorization\":\"Bearer " + token + "\"}";
    }
}
