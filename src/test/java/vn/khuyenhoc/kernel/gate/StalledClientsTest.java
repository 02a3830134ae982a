package vn.khuyenhoc.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** Clients that send half of what they promise, and one that sends a number of a megabyte, do not keep others from an answer. */
@SampleTest
class StalledClientsTest {
    private static final String HALF_A_HEADER = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Ty";
    private static final String HALF_A_BODY = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"query\": \"{ ";

    @Autowired Api api;
    @Autowired JsonMapper json;
    @LocalServerPort int port;

    @Test
    void leaveTheOthersTheirAnswers() throws IOException {
        List<Socket> stalled = new ArrayList<>();
        ask(); // what a server's very first answer takes is not the subject
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                socket.getOutputStream().write((i % 3 == 0 ? HALF_A_HEADER : HALF_A_BODY).getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                stalled.add(socket);
            }
            String million = "{\"query\": \"{ members(first: " + "1".repeat(1_000_000) + ") { totalCount } }\"}";
            CompletableFuture<String> number = CompletableFuture.supplyAsync(() -> api.post(million, "vi").body());
            long slowest = 0;
            for (int i = 0; i < 50; i++) {
                long began = System.nanoTime();
                assertThat(ask()).isEqualTo("Hội Khuyến học tỉnh Quảng Trị");
                slowest = Math.max(slowest, System.nanoTime() - began);
            }
            System.out.printf("slowest of 50 answers beside 300 stalled clients and a number of 1 MB: %d ms%n", slowest / 1_000_000);
            assertThat(json.readTree(number.join()).at("/errors/0/extensions/code").asString()).isIn("DOCUMENT_TOO_LONG", "BODY_TOO_LARGE");
            assertThat(stalled).allSatisfy(socket -> assertThat(socket.getInputStream().available()).isZero());
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    private String ask() {
        return api.data("query($code: String!) { organization(code: $code) { name } }", Map.of("code", "QT")).at("/organization/name").asString();
    }
}
