package vn.khuyenhoc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.Wire;

/** Codes whose own tests ask in one language are heard in both here; those of persisted queries have the protocol's own words. */
@SampleTest
class BothLanguagesTest {
    private static final String ASKED = "{\"query\": \"{ __typename }\"}";

    @Autowired Api api;
    @Autowired Wire wire;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "NUMBER_TOO_LONG | {\"query\": \"{ members(first: 1111111111111111111111111111111111111111111111111111111111111111111) { totalCount } }\"}",
        "BRACKETS_TOO_DEEP | {\"query\": \"{ members(where: {or: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] }) { totalCount } }\"}",
        "DOCUMENT_UNKNOWN | {\"documentId\": \"Nothing\"}",
        "DOCUMENT_MISMATCH | {\"documentId\": \"YearInReview\", \"query\": \"{ __typename }\"}",
        "DATE_MALFORMED | {\"query\": \"{ organization(code: \\\"QT\\\", asOf: \\\"2023-02-29\\\") { name } }\"}",
    })
    void bothAreSpoken(String code, String body) {
        assertSpoken(code, () -> wire.posting("application/json", body));
    }

    @ParameterizedTest
    @CsvSource({"NOT_ACCEPTABLE, Accept, image/png", "TOKEN_INVALID, Authorization, Bearer forged.token.x"})
    void bothAreSpokenOfHeaders(String code, String header, String value) {
        assertSpoken(code, () -> wire.posting("application/json", ASKED).header(header, value));
    }

    /** What exactly was wrong with it is for its issuer alone. */
    @ParameterizedTest
    @CsvSource({"'fr;q=0.9, en;q=0.5', The access token", "de, Mã truy cập", "'', Mã truy cập"})
    void refusesATokenInTheLanguageThatIsAskedFor(String accepted, String words) {
        HttpRequest.Builder asked = wire.posting("application/json", ASKED).header("Authorization", "Bearer forged.token.x");
        HttpResponse<String> answer = wire.send(accepted.isEmpty() ? asked : asked.header("Accept-Language", accepted));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(wire.error(answer).get("message").asString()).startsWith(words);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({"GET_QUERIES_ONLY, GET, ?query=mutation%7B__typename%7D", "METHOD_NOT_ALLOWED, DELETE, ''", "BODY_TOO_LARGE, POST, ''", "ORIGIN_NOT_ALLOWED, OPTIONS, ''"})
    void bothAreSpokenOfMethods(String code, String method, String query) {
        assertSpoken(code, () -> wire.graphql(query).header("Content-Type", "application/json")
            .header("Origin", "https://elsewhere.example").header("Access-Control-Request-Method", "POST")
            .method(method, method.equals("POST") ? HttpRequest.BodyPublishers.ofString(" ".repeat(65_537)) : HttpRequest.BodyPublishers.noBody()));
    }

    private void assertSpoken(String code, Supplier<HttpRequest.Builder> request) {
        List<HttpResponse<String>> answers = Stream.of("vi", "en").map(language -> wire.send(request.get().header("Accept-Language", language))).toList();
        assertThat(answers).extracting(wire::code).containsOnly(code);
        assertWorded(code, wire.error(answers.get(0)).get("message").asString(), wire.error(answers.get(1)).get("message").asString());
    }

    /** Introspection says in one language what the schema's sources say in both. */
    @ParameterizedTest
    @CsvSource({"vi, Một hội khuyến học", "en, An association or one of its grassroots organizations"})
    void describesTheSchemaInTheCallersLanguage(String language, String type) {
        String all = "{ __schema { types { description fields { name description args { description } } inputFields { description } enumValues { description } } directives { description args { description } } } }";
        assertThat(api.answer(all, Map.of(), language).toString()).doesNotContain(" | ").hasSizeGreaterThan(100_000);
        JsonNode organization = api.answer("{ __type(name: \"Organization\") { description } }", Map.of(), language).at("/data/__type");
        assertThat(organization.get("description").asString()).startsWith(type);
    }
}
