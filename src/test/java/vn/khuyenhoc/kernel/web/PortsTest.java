package vn.khuyenhoc.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import vn.khuyenhoc.testing.OnDatabase;
import vn.khuyenhoc.testing.Wire;

/** Who gets in where: other sites' pages by the list, those who run the server at a port of their own. */
@OnDatabase(OnDatabase.QUIET)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"management.server.port=0", "khuyenhoc.cors.allowed-origins=https://app.example.vn,https://report.example.vn"})
@Import(Wire.class)
class PortsTest {
    @Autowired Wire wire;

    private HttpResponse<String> preflight(String origin, String method) {
        return wire.send(wire.graphql("").method("OPTIONS", BodyPublishers.noBody()).header("Origin", origin)
            .header("Access-Control-Request-Method", method).header("Access-Control-Request-Headers", "authorization,content-type"));
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.vn", "https://report.example.vn"})
    void allowsAListedSite(String origin) {
        HttpResponse<String> preflight = preflight(origin, "POST");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(allowed(preflight)).isEqualTo(origin);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization, content-type");
        assertThat(allowed(wire.send(wire.reading("{ __typename }").header("Origin", origin)))).isEqualTo(origin);
    }

    @Test
    void allowsAListedSiteToExport() {
        HttpResponse<String> file = wire.send(wire.at("local.server.port", "/exports/x.csv?query=%7Bcampaigns%7Bnodes%7Btitle%7D%7D%7D").header("Origin", "https://app.example.vn"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(allowed(file)).isEqualTo("https://app.example.vn");
        assertThat(file.headers().firstValue("Access-Control-Expose-Headers").orElse("")).contains("Content-Disposition");
        assertThat(allowed(wire.send(wire.at("local.server.port", "/exports/x.csv").header("Origin", "https://app.example.com")))).isEmpty();
    }

    /** What a browser asks before it sends a form with a token, and then reads. */
    @ParameterizedTest
    @CsvSource({"/imports, POST", "/imports/templates/MEMBERS.csv, GET"})
    void allowsAListedSiteToSendSpreadsheets(String page, String method) {
        HttpRequest.Builder asking = wire.at("local.server.port", page).method("OPTIONS", BodyPublishers.noBody())
            .header("Access-Control-Request-Method", method).header("Access-Control-Request-Headers", "authorization");
        HttpResponse<String> preflight = wire.send(asking.copy().header("Origin", "https://app.example.vn"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(allowed(preflight)).isEqualTo("https://app.example.vn");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods")).contains("GET,POST");
        HttpResponse<String> elsewhere = wire.send(asking.copy().header("Origin", "https://app.example.com"));
        assertThat(elsewhere.statusCode() + wire.code(elsewhere) + allowed(elsewhere)).isEqualTo("403ORIGIN_NOT_ALLOWED");
        assertThat(allowed(wire.send(wire.at("local.server.port", page).method(method, BodyPublishers.noBody()).header("Origin", "https://app.example.vn"))))
            .isEqualTo("https://app.example.vn");
    }

    @ParameterizedTest
    @CsvSource({"https://app.example.com, POST", "http://app.example.vn, POST", "null, POST", "https://app.example.vn, DELETE"})
    void refusesOthers(String origin, String method) {
        HttpResponse<String> preflight = preflight(origin, method);
        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(wire.code(preflight)).isEqualTo("ORIGIN_NOT_ALLOWED");
        assertThat(allowed(preflight)).isEmpty();
    }

    @Test
    void givesOthersNoPermissionToRead() {
        assertThat(allowed(wire.send(wire.reading("{ __typename }").header("Origin", "https://app.example.com")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"health, \"status\":\"UP\"", "metrics, http.server.requests", "prometheus, jvm_memory_used_bytes"})
    void showsHealthAndFiguresAtTheManagementPortOnly(String page, String part) {
        wire.send(wire.reading("{ __typename }"));
        HttpRequest.Builder managed = wire.at("local.management.port", "/actuator/" + page);
        assertThat(wire.send(managed).body()).contains(part);
        assertThat(wire.send(wire.at("local.server.port", "/actuator/" + page)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops", "heapdump", "beans", "loggers"})
    void showsNothingElse(String page) {
        assertThat(wire.send(wire.at("local.management.port", "/actuator/" + page)).statusCode()).isEqualTo(404);
    }
}
