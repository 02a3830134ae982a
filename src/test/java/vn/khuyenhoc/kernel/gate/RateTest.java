package vn.khuyenhoc.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.OnDatabase;

/** Who asks too often is told when to ask again; nobody else notices. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"khuyenhoc.gate.rate.per-minute=1", "khuyenhoc.gate.rate.burst=3"})
@Import(Api.class)
class RateTest {
    @Autowired Api api;
    @Autowired JsonMapper json;
    @Autowired PlainAnswer plain;

    @Test
    void refusesAtTheEndpointWhatIsOneOverTheBurst() {
        for (int i = 0; i < 3; i++) {
            assertThat(api.post("{\"query\": \"{ __typename }\"}", "vi").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = api.post("{\"query\": \"{ __typename }\"}", "vi");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
        JsonNode error = json.readTree(refused.body()).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("RATE_LIMITED");
        assertWorded("RATE_LIMITED", error.at("/message").asString(), json.readTree(api.post("{", "en").body()).at("/errors/0/message").asString());
        assertThat(api.send(api.request("/exports/x.csv", "vi").GET()).statusCode()).isEqualTo(429);
        assertThat(api.send(api.request("/graphql", "vi").DELETE()).statusCode()).as("what is refused by its head is not counted").isEqualTo(405);
        assertThat(api.send(api.request("/graphql", "vi").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(415);
        assertThat(api.send(api.request("/exports/x.csv", "vi").header("Content-Type", "application/json").POST(BodyPublishers.ofString(" ".repeat(70_000)))).statusCode()).isEqualTo(413);
        assertThat(api.send(api.request("/graphiql/none", "vi").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void looksAtNoMoreTokensOfANetworkWhoseTokensWereForged() throws ServletException, IOException {
        RefusedTokens filter = new RefusedTokens(new Callers(new GateLimits.Rate(1, 2, 100)), plain, "known"::equals);
        assertThat(List.of(statusOf(filter, "10.0.0.1", "good"), statusOf(filter, "10.0.0.1", "forged"), statusOf(filter, "10.0.0.1", "good"), statusOf(filter, "10.0.0.1", "forged")))
            .containsExactly(200, 401, 200, 401);
        assertThat(List.of(statusOf(filter, "10.0.0.1", "forged"), statusOf(filter, "10.0.0.1", "good"), statusOf(filter, "10.0.0.1", null), statusOf(filter, "10.0.0.2", "forged")))
            .containsExactly(429, 429, 200, 401);
        assertThat(statusOf(filter, "10.0.0.1", "known")).as("somebody of the same house").isEqualTo(200);
    }

    private static int statusOf(RefusedTokens filter, String address, @Nullable String token) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
        request.setRemoteAddr(address);
        if (token != null) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answer) -> ((HttpServletResponse) answer).setStatus("forged".equals(token) ? 401 : 200));
        return response.getStatus();
    }

    @Test
    void countsACallerByNameOrElseByNetwork() throws ServletException, IOException {
        RateFilter filter = new RateFilter(new Callers(new GateLimits.Rate(1, 1, 100)), plain);
        assertThat(statusOf(filter, "10.0.0.1", null)).isEqualTo(200);
        assertThat(statusOf(filter, "10.0.0.1", null)).isEqualTo(429);
        assertThat(statusOf(filter, "10.0.0.2", null)).isEqualTo(200);
        assertThat(statusOf(filter, "10.0.0.1", "lan")).isEqualTo(200);
        assertThat(statusOf(filter, "10.0.0.9", "lan")).isEqualTo(429);
        assertThat(statusOf(filter, "2001:db8:0:1:0:0:0:1", null)).isEqualTo(200);
        assertThat(statusOf(filter, "2001:db8:0:1:ffff:0:0:2", null)).isEqualTo(429);
        assertThat(statusOf(filter, "2001:db8:0:2:0:0:0:1", null)).isEqualTo(200);
    }

    private static int statusOf(RateFilter filter, String address, @Nullable String name) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
        request.setRemoteAddr(address);
        request.setUserPrincipal(name == null ? null : (Principal) () -> name);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
