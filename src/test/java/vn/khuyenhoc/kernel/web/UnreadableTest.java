package vn.khuyenhoc.kernel.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.OnDatabase;

/** What is not rightly HTTP is told so as everything else is: by a code, in words, without the server's own page. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class UnreadableTest {
    private static final String START = "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";

    @LocalServerPort int port;
    @Autowired JsonMapper json;

    @ParameterizedTest
    @ValueSource(strings = {
        "no HTTP at all\r\n\r\n",
        "GET /graphql HTTP/1.1\r\n\r\n",
        "GET /graphql HTTP/3.0\r\nHost: x\r\n\r\n",
        "GET /gra%zzphql HTTP/1.1\r\nHost: x\r\n\r\n",
        START + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        START + "Transfer-Encoding: unheard-of\r\n\r\n{}",
        START + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    })
    void isToldByACode(String sent) throws IOException {
        assertMalformed(sent);
    }

    @Test
    void isToldOfAnAddressThatIsTooLong(CapturedOutput log) throws IOException {
        String id = assertMalformed("GET /graphql?query=" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(10, SECONDS).until(() -> log.getAll().contains(id + " is not rightly HTTP"));
    }

    private JsonNode shaken(String headers, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(("GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(heard).startsWith("HTTP/1.1 " + status + " ");
            return json.readTree(heard.substring(heard.indexOf("{"), heard.lastIndexOf("}") + 1)).at("/errors/0");
        }
    }

    /** A handshake that is refused is answered as any request is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Connection: Upgrade, close | Sec-WebSocket-Version: 13 | Accept-Language: vi | 400 | REQUEST_MALFORMED",
        "Connection: close | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | REQUEST_MALFORMED",
        "Connection: Upgrade, close | Sec-WebSocket-Version: 12 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 426 | REQUEST_MALFORMED",
        "Connection: Upgrade, close | Origin: https://elsewhere.example | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 403 | ORIGIN_NOT_ALLOWED",
    })
    void isToldOfAHandshakeThatIsRefused(String connection, String second, String third, int status, String code) throws IOException {
        JsonNode error = shaken(String.join("\r\n", connection, second, third, ""), status);
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).isNotBlank();
    }

    /** What of its languages cannot be read is passed over, also where an error is told; what is long takes no stack. */
    @Test
    void isAnsweredWhateverItsLanguagesAre() throws IOException {
        for (String languages : List.of("\u00c4\u0091", "en-" + "a-".repeat(3_500) + "a", ",".repeat(7_000), "en;q=0." + "9".repeat(7_000), "x".repeat(7_000))) {
            for (String asked : List.of("GET /graphql?query=%7Bnothing%7D", "GET /nowhere")) {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    socket.setSoTimeout(5_000);
                    socket.getOutputStream().write((asked + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: " + languages + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(heard).as(languages).contains(languages.startsWith("en") ? asked.endsWith("nowhere") ? "There is no such page." : "has no field" : asked.endsWith("nowhere") ? "Không có trang này." : "không có trường");
                }
            }
        }
    }

    /** @return the request's id */
    private String assertMalformed(String sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(heard).matches("(?s)HTTP/1.1 (400|501|505) .*");
            JsonNode error = json.readTree(heard.substring(heard.indexOf("{"), heard.lastIndexOf("}") + 1)).at("/errors/0");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("REQUEST_MALFORMED");
            String id = error.at("/extensions/requestId").asString();
            assertThat(id).isNotEmpty();
            assertThat(heard).contains("X-Request-Id: " + id);
            assertThat(error.at("/message").asString()).isEqualTo("Không đọc được yêu cầu.");
            return id;
        }
    }
}
