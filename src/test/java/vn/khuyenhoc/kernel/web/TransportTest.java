package vn.khuyenhoc.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.Wire;

/** What is no GraphQL request is refused with a status and a code, in the caller's language, before it is read as one. */
@SampleTest
class TransportTest {
    private static final String JSON = "application/json";

    @Autowired Wire wire;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json |  | 400 | BODY_MISSING | không có nội dung | no body",
        "application/json | { \"not a JSON | 400 | BODY_MALFORMED | không phải một đối tượng JSON | not one well-formed",
        "application/json | 42 | 400 | BODY_MALFORMED | không phải một đối tượng JSON | not one well-formed",
        "application/json | {\"query\": \"{ __typename }\"} {} | 400 | BODY_MALFORMED | không phải một đối tượng JSON | not one well-formed",
        "application/json | {\"query\": \"{ a }\", \"query\": \"{ __typename }\"} | 400 | BODY_MALFORMED | không phải một đối tượng JSON | not one well-formed",
        "application/json | {\"query\": \"{ __typename }\", \"variables\": {\"day\": \"\\ud800\"}} | 400 | BODY_MALFORMED | không phải một đối tượng JSON | not one well-formed",
        "application/json | [{\"query\": \"{ __typename }\"}] | 400 | BATCH_UNSUPPORTED | không nhận mảng | arrays of requests",
        "application/json | {\"variables\": {}} | 400 | QUERY_MISSING | thiếu tham số query | no query",
        "application/json | {\"query\": null} | 400 | QUERY_MISSING | thiếu tham số query | no query",
        "application/json | {\"documentId\": 1} | 400 | PARAMETER_INVALID | operationName và documentId là chuỗi | operationName and documentId are strings",
        "application/json | {\"extensions\": {\"persistedQuery\": 5}} | 400 | PARAMETER_INVALID | Tham số 'extensions' | Parameter 'extensions'",
        "application/json | {\"extensions\": {\"persistedQuery\": null}} | 400 | QUERY_MISSING | thiếu tham số query | no query",
        "application/json | {\"query\": 1} | 400 | PARAMETER_INVALID | Tham số 'query' | Parameter 'query'",
        "application/json | {\"query\": \"{ __typename }\", \"variables\": []} | 400 | PARAMETER_INVALID | Tham số 'variables' | Parameter 'variables'",
        "application/json; charset=iso-8859-1 | {\"query\": \"{ __typename }\"} | 415 | MEDIA_TYPE_UNSUPPORTED | phải là application/json | must be application/json",
        "application/json; charset=klingon | {\"query\": \"{ __typename }\"} | 415 | MEDIA_TYPE_UNSUPPORTED | phải là application/json | must be application/json",
        "text/plain | {\"query\": \"{ __typename }\"} | 415 | MEDIA_TYPE_UNSUPPORTED | phải là application/json | must be application/json",
        "application/x-www-form-urlencoded | query={__typename} | 415 | MEDIA_TYPE_UNSUPPORTED | phải là application/json | must be application/json",
    })
    void refusesABodyInBothLanguages(String contentType, String body, int status, String code, String vietnamese, String english) {
        String sent = body == null ? "" : body;
        HttpResponse<String> inVietnamese = wire.send(wire.posting(contentType, sent));
        assertThat(inVietnamese.statusCode()).isEqualTo(status);
        assertThat(wire.code(inVietnamese)).isEqualTo(code);
        assertThat(wire.error(inVietnamese).get("message").asString()).contains(vietnamese);
        HttpResponse<String> inEnglish = wire.send(wire.posting(contentType, sent).header("Accept-Language", "en"));
        assertThat(wire.error(inEnglish).get("message").asString()).contains(english);
        assertWorded(code, wire.error(inVietnamese).get("message").asString(), wire.error(inEnglish).get("message").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "65536, false, 200, ''",
        "65537, false, 413, BODY_TOO_LARGE",
        "65536, true, 200, ''",
        "65537, true, 413, BODY_TOO_LARGE",
        "1000000, true, 413, BODY_TOO_LARGE",
    })
    void readsABodyUpToItsBound(int bytes, boolean chunked, int status, String code) {
        String query = "{\"query\": \"{ __typename }\"}";
        String body = query + " ".repeat(bytes - query.length());
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = wire.send(wire.graphql("").header("Content-Type", JSON)
            .POST(chunked ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent)) : BodyPublishers.ofByteArray(sent)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(wire.code(answer)).isEqualTo(code);
    }

    /** Not the first of several. */
    @Test
    void takesAnEmptyNameForNone() {
        String several = "{\"query\": \"mutation A { a: __typename } query B { b: __typename }\", \"operationName\": \"\"}";
        assertThat(wire.code(wire.send(wire.posting(JSON, several)))).isEqualTo("OPERATION_UNKNOWN");
        assertThat(wire.send(wire.posting(JSON, "{\"query\": \"query B { b: __typename }\", \"operationName\": \"\"}")).body()).contains("{\"b\":\"Query\"}");
    }

    /** Such as what sign-in pages and links of campaigns add to an address; Spring took a second {@code =} for a fault of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"session=YWJjZA==", "a=b=c", "a=b%26c=d", "=="})
    void asksNothingOfParametersThatItDoesNotKnow(String parameters) {
        for (String accepted : List.of(JSON, "text/event-stream")) {
            HttpResponse<String> posted = wire.send(wire.graphql("?" + parameters).header("Content-Type", JSON).header("Accept", accepted)
                .POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}")));
            assertThat(posted.statusCode() + " " + posted.body()).startsWith("200 ").contains("\"__typename\":\"Query\"");
            HttpResponse<String> read = wire.send(wire.graphql("?query=%7B__typename%7D%20%23=a&" + parameters).header("Accept", accepted));
            assertThat(read.statusCode() + " " + read.body()).startsWith("200 ").contains("\"__typename\":\"Query\"");
        }
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin = "{\"query\": \"{ organization(code: \\\"Quảng\\\") { name } }\"}".replace('ả', 'à').getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer = wire.send(wire.graphql("").header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(latin)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(wire.code(answer)).isEqualTo("BODY_MALFORMED");
    }

    @Test
    void takesCharactersThatAreEscapedWhole() {
        HttpResponse<String> answer = wire.send(wire.posting(JSON, "{\"query\": \"{ organization(code: \\\"\\ud83c\\udfc3\\\") { name } }\"}"));
        assertThat(answer.body()).contains("{\"organization\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*/* | application/json",
        "application/* | application/json",
        "application/graphql-response+json;charset=utf-8, application/json;q=0.9 | application/graphql-response+json",
        "application/json, application/graphql-response+json | application/graphql-response+json",
        "application/graphql-response+json;q=0.5, application/json | application/json",
        "text/html, */*;q=0.1 | application/json",
    })
    void answersInTheFormThatIsLikedBest(String accept, String form) {
        HttpResponse<String> answer = wire.send(wire.posting(JSON, "{\"query\": \"{ __typename }\"}").header("Accept", accept));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(form);
        assertThat(answer.body()).contains("\"__typename\":\"Query\"");
    }

    @Test
    void refusesWhoTakesNoJson() {
        for (String accept : new String[] {"text/html", "application/json;q=0", "rubbish;;"}) {
            HttpResponse<String> answer = wire.send(wire.posting(JSON, "{\"query\": \"{ __typename }\"}").header("Accept", accept));
            assertThat(answer.statusCode()).isEqualTo(406);
            assertThat(wire.code(answer)).isEqualTo("NOT_ACCEPTABLE");
        }
    }

    @Test
    void refusesOtherMethods() {
        HttpResponse<String> answer = wire.send(wire.graphql("").method("PUT", BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(wire.code(answer)).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST, OPTIONS");
    }

    /** Tomcat would name methods that nobody serves, and a servlet would echo the request. */
    @ParameterizedTest
    @CsvSource({"/graphql, 'GET, HEAD, POST, OPTIONS'", "/exports/a.csv, 'GET, POST, OPTIONS'", "/imports, POST", "/sample/tokens/admin, GET", "/graphiql, GET"})
    void refusesMethodsThatNobodyServes(String path, String taken) {
        for (String method : List.of("TRACE", "PROPFIND", "get")) {
            HttpResponse<String> answer = wire.send(wire.at("local.server.port", path).header("X-Mine", "echo").method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(wire.code(answer)).isEqualTo("METHOD_NOT_ALLOWED");
            assertThat(answer.headers().firstValue("Allow")).contains(taken);
            assertThat(answer.body()).doesNotContain("echo");
        }
    }

    @Test
    void letsNoOtherSiteCallUnlessListed() {
        HttpResponse<String> answer = wire.send(wire.graphql("").method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://app.example.vn").header("Access-Control-Request-Method", "POST").header("Accept-Language", "en"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(wire.code(answer)).isEqualTo("ORIGIN_NOT_ALLOWED");
        assertThat(wire.error(answer).get("message").asString()).contains("not on the list");
    }
}
