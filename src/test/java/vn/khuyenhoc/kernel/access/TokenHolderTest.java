package vn.khuyenhoc.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** The record of changes has room for 120 characters of a name; whoever is called by more, or by none, may not change anything, over whatever transport. */
@WriteTest
class TokenHolderTest {
    private static final String RECEIVE = "mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }";

    @LocalServerPort int port;
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired DSLContext sql;
    @Autowired JsonMapper json;

    OrganizationId commune;

    @BeforeEach
    void aCommune() {
        commune = fixtures.aCommune(fixtures.aProvince());
    }

    private String token(int length) {
        return SelfIssued.token("e".repeat(length), "OFFICER", commune);
    }

    private Map<String, ?> gift() {
        return Map.of("query", RECEIVE, "variables", Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "organization", GlobalId.of("Organization", commune.value()),
            "donor", Map.of("kind", "CLAN", "name", "Dòng họ"), "kind", "CASH", "amount", 1_000, "receivedOn", "2023-05-01")));
    }

    /** As it is sent by browsers, which cannot set a header. */
    private String authorization(int length) {
        return "{\"Authorization\": \"Bearer " + token(length) + "\"}";
    }

    @Test
    void mayHaveANameThatFillsTheRecord() {
        try (LiveClient client = LiveClient.ready(port, Map.of(), authorization(120))) {
            JsonNode answer = client.answer(gift());
            assertThat(answer.at("/data/recordContribution/errors").isEmpty()).as(answer.toString()).isTrue();
        }
        assertThat(sql.fetch("select distinct caller from change_record where organization_id = ? and operation = 'recordContribution'", commune.value()).getValues(0, String.class))
            .containsExactly("e".repeat(120));
    }

    private HttpResponse<String> sent(String accept, String language) {
        return api.as("anonymous").send(api.as("anonymous").request("/graphql", language).setHeader("Authorization", "Bearer " + token(121)).header("Content-Type", "application/json")
            .header("Accept", accept).POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(gift()))));
    }

    @Test
    void isRefusedWithALongerOneOverHttpAndAsAnEventStream() {
        for (String accept : new String[] {"application/json", "text/event-stream"}) {
            HttpResponse<String> vietnamese = sent(accept, "vi"), english = sent(accept, "en");
            assertThat(vietnamese.statusCode()).isEqualTo(401);
            assertThat(json.readTree(vietnamese.body()).at("/errors/0/extensions/code").asString()).isEqualTo("TOKEN_INVALID");
            assertWorded("TOKEN_INVALID", json.readTree(vietnamese.body()).at("/errors/0/message").asString(), json.readTree(english.body()).at("/errors/0/message").asString());
        }
    }

    @Test
    void isRefusedWithALongerOneOverAWebsocket() {
        try (LiveClient client = new LiveClient(port, Map.of())) {
            client.say("{\"type\":\"connection_init\",\"payload\":" + authorization(121) + "}");
            assertThat(client.closed()).isEqualTo("4401 Unauthorized");
        }
    }

    @Test
    void isRefusedWithoutANameOrWithAnApplicationsThatIsTooLong() {
        Jwt nameless = Jwt.withTokenValue("x").header("alg", "ES256").claim("azp", "web").build();
        Jwt ofALongOne = Jwt.withTokenValue("x").header("alg", "ES256").subject("lan").claim("azp", "w".repeat(121)).build();
        Jwt right = Jwt.withTokenValue("x").header("alg", "ES256").subject("lan").claim("client_id", "w".repeat(120)).build();
        assertThatThrownBy(() -> new TokenHolder().convert(nameless)).isInstanceOf(InvalidBearerTokenException.class);
        assertThatThrownBy(() -> new TokenHolder().convert(ofALongOne)).isInstanceOf(InvalidBearerTokenException.class);
        assertThat(new TokenHolder().convert(right).getName()).isEqualTo("lan");
    }
}
