package vn.khuyenhoc.kernel.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.Downloads.csv;
import static vn.khuyenhoc.testing.Downloads.error;
import static vn.khuyenhoc.testing.Downloads.export;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;

/** A file is whole, or its client knows that it is not; and exports leave the server to others. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"khuyenhoc.exports.page=50", "khuyenhoc.exports.rows=1000", "khuyenhoc.exports.at-once=2", "khuyenhoc.exports.of-one-caller=1"})
@Import({Fixtures.class, Api.class, SelfIssued.class, ExportBoundsTest.Between.class})
class ExportBoundsTest {
    private static final LocalDate JOINED = LocalDate.of(2020, 1, 1);
    private static final String LIST = "{ members { nodes { fullName joinedOn organization { name } } } }";

    /** What happens before each page of members but the first. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Between implements ExecuteListener {
        final AtomicInteger pages = new AtomicInteger();
        volatile Runnable before = () -> { };

        @Bean
        ExecuteListenerProvider betweenPages() {
            return () -> this;
        }

        @Override
        public void executeStart(ExecuteContext statement) {
            String sql = String.valueOf(statement.sql());
            if (sql.contains("key_id") && sql.contains("organization_membership") && pages.incrementAndGet() > 1) {
                before.run();
            }
        }
    }

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired MemberRegister register;
    @Autowired Between between;
    @LocalServerPort int port;

    OrganizationId commune;
    Api viewer;
    String token;

    @BeforeEach
    void aCommune() {
        commune = fixtures.aCommune(fixtures.aProvince());
        token = SelfIssued.token("lan" + commune.value(), "VIEWER", commune);
        viewer = api.withToken(token);
        between.pages.set(0);
    }

    @AfterEach
    void nothingHappens() {
        between.before = () -> { };
    }

    private void enrol(String name, int count) {
        List<Enrolment> enrolments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            enrolments.add(new Enrolment(commune, name + " " + i, null, JOINED, null));
        }
        register.enrol(enrolments);
    }

    @Test
    void joinsPagesWhileOthersJoin() {
        enrol("Người ở lại", 420);
        AtomicInteger come = new AtomicInteger();
        between.before = () -> {
            if (come.incrementAndGet() <= 5) {
                CompletableFuture.runAsync(() -> enrol("Người mới " + come.get(), 7)).join();
            }
        };
        List<String> names = csv(export(viewer, "x.csv", LIST)).stream().skip(1).map(List::getFirst).toList();
        assertThat(between.pages.get()).isGreaterThanOrEqualTo(9);
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.stream().filter(name -> name.startsWith("Người ở lại"))).hasSize(420).first().isEqualTo("Người ở lại 0");
    }

    @Test
    void refusesWhatIsLongerThanAFileMayBe() {
        enrol("Người", 1_001);
        List<HttpResponse<byte[]>> answers = List.of("vi", "en").stream().map(language -> export(viewer, "x.xlsx", Map.of("query", LIST), language)).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(400));
        assertThat(error(answers.get(0)).at("/extensions/code").asString()).isEqualTo("EXPORT_TOO_LARGE");
        assertThat(error(answers.get(0)).get("message").asString()).contains("1.001").contains("1.000");
        assertWorded("EXPORT_TOO_LARGE", error(answers.get(0)).get("message").asString(), error(answers.get(1)).get("message").asString());
        assertThat(between.pages.get()).as("no second page was read").isEqualTo(2);
    }

    @Test
    void asksTheSecondAtATimeToComeAgain() throws Exception {
        enrol("Người", 200);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        between.before = () -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                uninterrupted(seen);
            }
        };
        CompletableFuture<HttpResponse<byte[]>> first = CompletableFuture.supplyAsync(() -> export(viewer, "x.csv", LIST));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        HttpResponse<byte[]> second = export(viewer, "x.csv", LIST);
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).contains("10");
        assertThat(error(second).at("/extensions/code").asString()).isEqualTo("SERVER_BUSY");
        assertThat(csv(export(api.as("anonymous"), "x.csv", LIST))).as("another caller has a place").hasSize(1);
        seen.countDown();
        assertThat(csv(first.get(20, TimeUnit.SECONDS))).hasSize(201);
        for (int i = 0; i < 20; i++) {
            assertThat(export(viewer, "x.csv", LIST).statusCode()).as("the place is free when the last byte is read").isEqualTo(200);
        }
    }

    @Test
    void breaksOffWhereAPageFails() {
        enrol("Người với một cái tên đủ dài để đầy bộ đệm của máy chủ ".repeat(2), 900);
        between.before = () -> {
            if (between.pages.get() == 5) {
                throw new IllegalStateException("the database is gone");
            }
        };
        assertThatThrownBy(() -> export(viewer, "x.csv", LIST)).hasRootCauseInstanceOf(IOException.class);
        assertThat(csv(export(viewer, "x.csv", LIST))).as("the places are free again").hasSize(901);
    }

    @Test
    void saysWhatFailedBeforeTheFirstByte() {
        enrol("Người", 51);
        between.before = () -> {
            throw new IllegalStateException("the database is gone");
        };
        HttpResponse<byte[]> answer = export(viewer, "x.csv", LIST);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(error(answer).at("/extensions/code").asString()).isEqualTo("INTERNAL_ERROR");
    }

    @Test
    void stopsWhenItsClientHangsUp() throws Exception {
        enrol("Người với một cái tên đủ dài để đầy bộ đệm của máy chủ ".repeat(2), 1_000);
        CountDownLatch gone = new CountDownLatch(1);
        between.before = () -> {
            if (between.pages.get() == 4) {
                uninterrupted(gone);
            }
        };
        String body = "{\"query\": \"" + LIST + "\"}";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("POST /exports/x.csv HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            await().until(() -> between.pages.get() == 4);
        }
        gone.countDown();
        // The place is free as soon as the work has ended.
        between.before = () -> { };
        await().until(() -> {
            HttpResponse<byte[]> next = export(viewer, "x.csv", "{ organizations(level: PROVINCE) { nodes { code } } }");
            return next.statusCode() == 200;
        });
        assertThat(between.pages.get()).as("pages of twenty").isLessThan(15);
    }

    /** Texts that a spreadsheet program would compute. */
    @Test
    void givesNoFormulas() {
        register.enrol(List.of("=1+1", "+84 905", "-1", "@SUM(A1)").stream().map(name -> new Enrolment(commune, name, null, JOINED, null)).toList());
        assertThat(csv(export(viewer, "x.csv", "{ members { nodes { fullName } } }")).stream().map(List::getFirst))
            .containsExactly("Họ và tên", "'=1+1", "'+84 905", "'-1", "'@SUM(A1)");
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
