package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.OnDatabase;

/** A server with an issuer takes its tokens, found and checked as OpenID Connect says, and those of nobody else. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Api.class)
class IssuerTest {
    private static final String DOCUMENT = "{ members { totalCount } }";
    private static HttpServer issuer;
    private static RSAKey rsa;
    private static ECKey ec;

    @Autowired Api api;

    @DynamicPropertySource
    static void startIssuer(DynamicPropertyRegistry properties) throws IOException, JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
        issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        answer("/.well-known/openid-configuration", "{\"issuer\": \"" + address() + "\", \"jwks_uri\": \"" + address() + "/keys\", \"subject_types_supported\": [\"public\"]}");
        answer("/keys", new JWKSet(List.of(rsa, ec)).toString());
        issuer.start();
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", IssuerTest::address);
        properties.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "khuyenhoc");
        properties.add("khuyenhoc.workbench.issuer", () -> address() + "/realms/hoi");
        properties.add("khuyenhoc.workbench.client-id", () -> "workbench\"><script>");
    }

    private static void answer(String path, String body) {
        issuer.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes());
            exchange.close();
        });
    }

    private static String address() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    @AfterAll
    static void stopIssuer() {
        issuer.stop(0);
    }

    private static String token(JWSAlgorithm algorithm, String key, JWSSigner signer, String audience) throws JOSEException {
        return token(algorithm, key, signer, audience, Date.from(Instant.now().plusSeconds(60)));
    }

    private static String token(JWSAlgorithm algorithm, String key, JWSSigner signer, String audience, @Nullable Date end) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), new JWTClaimsSet.Builder()
            .issuer(address()).audience(audience).subject("lan").issueTime(Date.from(Instant.now())).expirationTime(end)
            .claim("khuyenhoc_roles", List.of("VIEWER")).claim("khuyenhoc_reads", List.of("*")).build());
        token.sign(signer);
        return token.serialize();
    }

    /** Tokens may be asked for there and nowhere else, and no setting can become a part of the page. */
    @Test
    void tellsTheWorkbenchWithWhomToSignIn() {
        HttpResponse<String> page = api.as("nobody").get("/graphiql");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("connect-src 'self' " + address() + "; ", "form-action 'none'", "script-src 'self';");
        assertThat(page.body()).contains("name=\"khuyenhoc-sign-in\"", "&quot;issuer&quot;:&quot;" + address() + "/realms/hoi&quot;", "&quot;clientId&quot;:&quot;workbench\\&quot;&gt;&lt;script&gt;&quot;",
            "&quot;scopes&quot;:&quot;openid profile&quot;").doesNotContain("<script>");
    }

    @Test
    void takesItsTokensOfEitherKind() throws JOSEException {
        assertThat(api.withToken(token(JWSAlgorithm.RS256, "r", new RSASSASigner(rsa), "khuyenhoc")).status(DOCUMENT)).isEqualTo(200);
        assertThat(api.withToken(token(JWSAlgorithm.ES256, "e", new ECDSASigner(ec), "khuyenhoc")).status(DOCUMENT)).isEqualTo(200);
        assertThat(api.as("anonymous").status(DOCUMENT)).isEqualTo(200);
    }

    /** A public key is no shared secret, whatever a token's header says. */
    @Test
    void refusesOtherAudiencesKeysAndAlgorithms() throws JOSEException {
        String shared = token(JWSAlgorithm.HS256, "r", new MACSigner(rsa.toPublicJWK().toJSONString()), "khuyenhoc");
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("r").generate();
        for (String refused : List.of(shared,
            token(JWSAlgorithm.RS256, "r", new RSASSASigner(rsa), "payroll"),
            token(JWSAlgorithm.RS256, "r", new RSASSASigner(stranger), "khuyenhoc"),
            token(JWSAlgorithm.PS256, "r", new RSASSASigner(rsa), "khuyenhoc"))) {
            assertThat(api.withToken(refused).status(DOCUMENT)).isEqualTo(401);
            assertThat(api.withToken(refused).error(DOCUMENT, Map.of(), "vi").at("/message").asString()).startsWith("Mã truy cập không hợp lệ");
        }
    }

    /** What never ends could be withdrawn from nobody. */
    @Test
    void refusesTokensThatHaveEndedOrNeverEnd() throws JOSEException {
        for (Date end : new Date[] {null, Date.from(Instant.now().minusSeconds(3_600))}) {
            String refused = token(JWSAlgorithm.RS256, "r", new RSASSASigner(rsa), "khuyenhoc", end);
            assertThat(api.withToken(refused).error(DOCUMENT, Map.of(), "en").at("/extensions/code").asString()).as("ends at " + end).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void issuesNoTokensItself() {
        assertThat(api.get("/sample/tokens/admin").statusCode()).isEqualTo(404);
    }
}
