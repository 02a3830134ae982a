package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.LiveClient;
import vn.khuyenhoc.testing.OnDatabase;

/** A websocket is no way around the rate: its operations count, whatever connection they come over. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"khuyenhoc.gate.rate.per-minute=1", "khuyenhoc.gate.rate.burst=6"})
class LiveRateTest {
    private static final Map<String, ?> ASKED = Map.of("query", "{ __typename }");

    @LocalServerPort int port;

    @Test
    void countsOperationsOfAllConnectionsOfOneCaller() {
        try (LiveClient first = ready(); LiveClient second = ready()) {
            assertThat(first.answer(ASKED).at("/data/__typename").asString()).isEqualTo("Query");
            assertThat(second.answer(ASKED).at("/data/__typename").asString()).isEqualTo("Query");
            JsonNode last = first.refusalAtLast(ASKED);
            assertThat(last.at("/extensions/code").asString()).isEqualTo("RATE_LIMITED");
            assertThat(last.at("/message").asString()).matches("Hỏi quá nhiều; hãy hỏi lại sau \\d+ giây\\.");
            assertThat(second.refusalAtLast(ASKED).at("/extensions/code").asString()).isEqualTo("RATE_LIMITED");
        }
    }

    private LiveClient ready() {
        return LiveClient.ready(port, Map.of(), "{}");
    }
}
