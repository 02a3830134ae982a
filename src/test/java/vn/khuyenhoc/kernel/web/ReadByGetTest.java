package vn.khuyenhoc.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.Wire;

/** A GET only reads; what it answers to everybody alike is sent once and then only confirmed. */
@SampleTest
class ReadByGetTest {
    private static final String MEMBERS = "{ organization(code: \"QT\", asOf: \"2023-12-31\") { summary { memberCount } } }";

    @Autowired Wire wire;
    @Autowired Api api;

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void confirmsWhatTheCallerHolds() {
        HttpResponse<String> first = wire.send(wire.reading(MEMBERS));
        assertThat(first.body()).contains("\"memberCount\":216652");
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        assertThat(String.join(",", first.headers().allValues("Vary"))).containsIgnoringCase("Accept, Accept-Language, Authorization");
        String tag = header(first, "ETag");
        assertThat(tag).isNotEmpty();

        HttpResponse<String> again = wire.send(wire.reading(MEMBERS).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);

        HttpResponse<String> whatever = wire.send(wire.reading(MEMBERS).header("If-None-Match", "*"));
        assertThat(whatever.statusCode()).isEqualTo(304);
        assertThat(whatever.body()).isEmpty();
        assertThat(header(whatever, "ETag")).isEqualTo(tag);
        assertThat(wire.send(wire.reading("{ nothing }").header("If-None-Match", "*")).statusCode()).isNotEqualTo(304);

        HttpResponse<String> earlier = wire.send(wire.reading(MEMBERS.replace("2023-12-31", "2022-11-30")).header("If-None-Match", tag));
        assertThat(earlier.statusCode()).isEqualTo(200);
        assertThat(earlier.body()).contains("\"memberCount\":206689");
    }

    @Test
    void keepsNothingThatATokenOpened() {
        String token = api.get("/sample/tokens/viewer").body();
        HttpResponse<String> answer = wire.send(wire.reading(MEMBERS).header("Authorization", "Bearer " + token));
        assertThat(answer.body()).contains("\"memberCount\":216652");
        assertThat(header(answer, "ETag")).isEmpty();
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ nothing } | FIELD_UNKNOWN",
        "{ organization(code: | DOCUMENT_MALFORMED",
        "{ organization(code: \"QT\") { name members(first: 0) { totalCount } } } | PAGE_SIZE_OUT_OF_RANGE",
    })
    void keepsNoErrors(String document, String code) {
        HttpResponse<String> answer = wire.send(wire.reading(document));
        assertThat(wire.code(answer)).isEqualTo(code);
        assertThat(header(answer, "ETag")).isEmpty();
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    /** Whoever likes something better than events is sent that. */
    @ParameterizedTest
    @CsvSource({"'application/json, text/event-stream;q=0.1'", "'text/event-stream;q=0, application/json'", "'*/*, TEXT/EVENT-STREAM;q=0.5'"})
    void refusesAMutationWhateverElseIsAccepted(String accepted) {
        HttpResponse<String> answer = wire.send(wire.reading("mutation { __typename }").setHeader("Accept", accepted));
        assertThat(answer.statusCode() + " " + wire.code(answer) + " " + header(answer, "Allow")).isEqualTo("405 GET_QUERIES_ONLY POST");
        assertThat(header(wire.send(wire.reading(MEMBERS).setHeader("Accept", accepted)), "ETag")).isNotEmpty();
    }

    @Test
    void tellsAStreamOfEventsThatItIsNoQuery() {
        assertThat(wire.send(wire.reading("mutation { __typename }").setHeader("Accept", "text/event-stream")).body()).contains("GET_QUERIES_ONLY");
    }

    @Test
    void keepsNoPost() {
        HttpResponse<String> answer = wire.send(wire.posting("application/json", "{\"query\": \"{ __typename }\"}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "ETag")).isEmpty();
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mutation { __typename } | en | GET is for queries only",
        "mutation { __typename } | vi | GET chỉ dành cho truy vấn",
        "subscription { nothing } | en | GET is for queries only",
    })
    void refusesToWrite(String document, String language, String message) {
        HttpResponse<String> answer = wire.send(wire.reading(document).header("Accept-Language", language));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("POST");
        assertThat(wire.code(answer)).isEqualTo("GET_QUERIES_ONLY");
        assertThat(wire.error(answer).get("message").asString()).startsWith(message);
    }

    /** Known from a POST, it is not validated again; its variables are missing. */
    @Test
    void refusesToWriteWhateverItsVariables() {
        String document = "mutation Late($input: RecordContributionInput!) { recordContribution(input: $input) { errors { code } } }";
        assertThat(wire.code(wire.send(wire.posting("application/json", "{\"query\": \"" + document + "\"}")))).isEqualTo("VARIABLE_INVALID");
        assertThat(wire.code(wire.send(wire.reading(document)))).isEqualTo("GET_QUERIES_ONLY");
    }

    @Test
    void takesVariablesAndTheOperationsName() {
        HttpResponse<String> answer = wire.send(wire.graphql("?operationName=B&variables=%7B%22c%22%3A%22QT%22%7D&extensions="
            + "&query=query+A+%7B+__typename+%7D+query+B%28%24c%3A+String%21%29+%7B+organization%28code%3A+%24c%29+%7B+code+%7D+%7D"));
        assertThat(answer.body()).contains("\"organization\":{\"code\":\"QT\"}");
    }

    @Test
    void takesLettersOfEveryKind() {
        HttpResponse<String> answer = wire.send(wire.graphql("?variables=%7B%22c%22%3A%22%C4%90%F0%9F%98%80%22%7D&query=query%28%24c%3A+String%21%29+%7B+organization%28code%3A+%24c%29+%7B+code+%7D+%7D"));
        assertThat(answer.body()).startsWith("{\"data\":{\"organization\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?variables=%7B%7D | QUERY_MISSING | ",
        "?query= | QUERY_MISSING | ",
        "?query=%7Ba%7D&query=%7B__typename%7D | PARAMETER_INVALID | query",
        "?query=%7B__typename%7D&variables=1 | PARAMETER_INVALID | variables",
        "?query=%FF | PARAMETER_INVALID | query",
        "?query=%7B__typename%7D&operationName=a%C3 | PARAMETER_INVALID | operationName",
        "?query=%7B__typename%7D&variables=%7B%22a%22:%22%ED%A0%80%22%7D | PARAMETER_INVALID | variables",
        "?extensions=%7B%22persistedQuery%22:5%7D | PARAMETER_INVALID | extensions",
        "?query=%7B__typename%7D&variables=%7B%7D,%22query%22:%22%22 | PARAMETER_INVALID | variables",
    })
    void refusesOtherParameters(String query, String code, String argument) {
        HttpResponse<String> answer = wire.send(wire.graphql(query));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(wire.code(answer)).isEqualTo(code);
        assertThat(wire.error(answer).at("/extensions/argument").asString("")).isEqualTo(argument == null ? "" : argument);
    }
}
