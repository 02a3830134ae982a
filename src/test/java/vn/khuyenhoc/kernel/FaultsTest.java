package vn.khuyenhoc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;
import static vn.khuyenhoc.testing.Worded.assertSaid;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.ProbeTest;

/** What goes wrong on our side, or outside GraphQL, is told by a code and an id, and by nothing else. */
@ProbeTest
@ExtendWith(OutputCaptureExtension.class)
class FaultsTest {
    @Autowired Api api;
    @Autowired JsonMapper json;
    @Autowired DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"broken", "missing"})
    void givesAnIdThatTheLogHasToo(String field, CapturedOutput log) {
        HttpResponse<String> answer = api.post("{\"query\": \"{ " + field + " }\"}", "en");
        JsonNode error = json.readTree(answer.body()).at("/errors/0");
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(error.at("/extensions/code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(error.at("/extensions/requestId").asString()).isEqualTo(id);
        assertThat(error.at("/message").asString()).isEqualTo("The fault is ours, request " + id + ".");
        assertWorded("INTERNAL_ERROR", api.error("{ " + field + " }", Map.of(), "vi").get("message").asString(), error.at("/message").asString());
        assertThat(answer.body()).doesNotContain("secret", "Exception", "khuyenhoc", "select");
        assertThat(log.getOut()).contains("[" + id + "]", "request " + id);
    }

    @Test
    void keepsAnIdThatIsGivenUnlessItCouldForgeTheLog() {
        assertThat(idFor("proxy-1234.5")).isEqualTo("proxy-1234.5");
        assertThat(idFor("short")).isNotEqualTo("short").hasSize(16);
        assertThat(idFor("with spaces in it")).hasSize(16);
        assertThat(idFor("x".repeat(65))).hasSize(16);
    }

    private String idFor(String given) {
        return api.send(api.request("/nowhere", "vi").header("X-Request-Id", given).GET()).headers().firstValue("X-Request-Id").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, '', 404, NOT_FOUND, Không có trang này., There is no such page.",
        "GET, /graphiql/assets/none.js, '', 404, NOT_FOUND, Không có trang này., There is no such page.",
        "POST, /graphiql, '', 405, METHOD_NOT_ALLOWED, Phương thức HTTP này không dùng được ở đây., This HTTP method is not served here.",
        "GET, /graphiql;x=1, '', 400, REQUEST_MALFORMED, Không đọc được yêu cầu., The request cannot be read.",
    })
    void answersACodeOutsideGraphQlToo(String method, String path, String type, int status, String code, String vietnamese, String english) {
        HttpResponse<String> answer = plain(method, path, type, "vi");
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = json.readTree(answer.body()).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/extensions/requestId").asString()).isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(error.at("/message").asString()).isEqualTo(vietnamese);
        String inEnglish = json.readTree(plain(method, path, type, "en-GB").body()).at("/errors/0/message").asString();
        assertThat(inEnglish).isEqualTo(english);
        assertWorded(code, vietnamese, inEnglish);
    }

    private HttpResponse<String> plain(String method, String path, String type, String language) {
        HttpRequest.Builder request = api.request(path, language).method(method, HttpRequest.BodyPublishers.ofString("{"));
        return api.send(type.isEmpty() ? request : request.header("Content-Type", type));
    }

    /** Neither of the two languages: Vietnamese, whatever the server itself speaks. One of weight 0 is refused, and what cannot be read is not there. */
    @ParameterizedTest
    @CsvSource({"de, không có trường", "'fr, en;q=0.5', has no field", "'en-US,vi;q=0.9', has no field", "'', không có trường", "'%%%', không có trường",
        "en;q=0, không có trường", "'en-GB;q=0.000', không có trường", "*;q=0, không có trường", "vi;q=0, has no field", "'vi;q=0,*', has no field", "'en;q=0,*', không có trường",
        "*, không có trường", "'fr, *;q=0.5', không có trường", "'en;q=0.5,vi;q=0.5', has no field", "'vi;q=0.5 , EN ; Q=0.8', has no field", "'en-GB;q=0, en;q=0.1', has no field",
        "en;q=abc, không có trường", "en;q=-1, không có trường", "en;q=2, không có trường", ";q=1, không có trường", "en_US, không có trường", "'en-US,,', has no field"})
    void speaksTwoLanguages(String accepted, String words) {
        assertThat(api.error("{ nothing }", Map.of(), accepted).get("message").asString()).contains(words);
    }

    /** Tomcat failed with more than ten. */
    @Test
    void hearsManyLanguages() {
        String many = IntStream.range(0, 500).mapToObj(i -> "x" + (char) ('a' + i % 26) + ";q=0.1").collect(Collectors.joining(","));
        assertThat(api.error("{ nothing }", Map.of(), many).get("message").asString()).contains("không có trường");
        assertThat(api.error("{ nothing }", Map.of(), many + ",en").get("message").asString()).contains("has no field");
    }

    @Test
    void cancelsAStatementThatIsTooSlow(CapturedOutput log) {
        JsonNode answer = api.answer("{ slow again: slow }", Map.of(), "en");
        assertThat(answer.at("/errors")).hasSize(1);
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(answer.at("/errors/0/message").asString()).isEqualTo("No answer was found in time; ask for less.");
        assertThat(answer.at("/data").isNull()).isTrue();
        assertWorded("DEADLINE_EXCEEDED", api.error("{ slow }", Map.of(), "vi").get("message").asString(), answer.at("/errors/0/message").asString());
        assertThat(api.data("{ int(value: 1) }").at("/int").asInt()).isEqualTo(1);
        assertThat(log.getAll()).contains("ran out of time at /slow").doesNotContain("failed at /slow");
    }

    /** As long as another, but for what changes many records at once or reads them all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ slow } | 3000",
        "{ int slowly } | 3000",
        "mutation { one } | 3000",
        "mutation { many } | 4000",
        "mutation { one ...M } fragment M on Mutation { later: many } | 4000",
        "mutation { one many @skip(if: true) } | 3000",
    })
    void allowsTimeByWhatIsAsked(String document, int milliseconds) {
        JsonNode error = api.error(document, Map.of(), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(error.at("/extensions/limit").asInt()).isEqualTo(milliseconds);
    }

    /** Who may not ask for what takes long gains no time by naming it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "an.VIEWER.all | { int slowly } | 4000",
        "an.VIEWER.1 | { int ...Q @include(if: false) slow } fragment Q on Query { slowly } | 3000",
        "an.VIEWER.1 | { slow ...Q } fragment Q on Query { slowly } | 4000",
        "an.STRANGER.all | { int slowly } | 3000",
    })
    void allowsAQueryTimeByWhoAsks(String token, String document, int milliseconds) {
        assertThat(api.withToken(token).error(document, Map.of(), "en").at("/extensions/limit").asInt()).isEqualTo(milliseconds);
    }

    @Test
    void saysThatItIsBusyWhereNoConnectionIsFree() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                taken.add(database.unwrap(HikariDataSource.class).getConnection());
            }
            JsonNode error = api.error("{ organization(code: \"QT\") { name } }", Map.of(), "vi");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("SERVER_BUSY");
            assertWorded("SERVER_BUSY", error.at("/message").asString(), api.error("{ organization(code: \"QT\") { name } }", Map.of(), "en").at("/message").asString());
            JsonNode answer = json.readTree(api.post("{\"query\": \"query Afterwards { int(value: 1) }\", \"operationName\": \"Afterwards\"}", "vi").body());
            assertThat(answer.at("/errors/0/extensions/code").asString()).as("asked outside of every field").isEqualTo("SERVER_BUSY");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        // {"long":"…"} holds 8 + 2 characters beside the text, and a field's name and quotes are counted as 4 more than it.
        assertThat(api.data("{ long(length: " + (10 * 1024 - 10) + ") }").at("/long").asString()).hasSize(10 * 1024 - 10);
        JsonNode answer = api.answer("{ long(length: " + (10 * 1024 - 9) + ") }", Map.of(), "vi");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("RESPONSE_TOO_LARGE");
        assertThat(answer.at("/errors/0/message").asString()).isEqualTo("Câu trả lời lớn hơn 10240 byte; hãy hỏi ít hơn.");
        assertWorded("RESPONSE_TOO_LARGE", answer.at("/errors/0/message").asString(),
            api.error("{ long(length: " + 20_000 + ") }", Map.of(), "en").get("message").asString());
        assertThat(answer.at("/data").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "query($v: Given) { given(value: $v) } | {\"v\": {}} | VARIABLE_INVALID | 'wanted' kiểu 'Int!' không được là null. | 'wanted' of type 'Int!' must not be null.",
        "query($v: Given) { given(value: $v) } | {\"v\": 5} | VARIABLE_INVALID | Cần một đối tượng. | An object is expected.",
        "query($v: Given) { given(value: $v) } | {\"v\": {\"wanted\": 1, \"other\": 2}} | VARIABLE_INVALID | Kiểu 'Given' không có trường 'other'. | Type 'Given' has no field 'other'.",
        "query($v: Int!) { int(value: $v) } | {} | VARIABLE_INVALID | Biến 'v' kiểu 'Int!' không được là null. | The variable 'v' of type 'Int!' must not be null.",
        "query($v: String = \"a\") { text(value: $v) } | {\"v\": null} | VARIABLE_INVALID | 'value' kiểu 'String!' không được là null. | 'value' of type 'String!' must not be null.",
        "query($v: String!) { text(value: $v) } | {\"v\": 5} | VARIABLE_INVALID | Biến 'v' có giá trị không hợp lệ: Cần một chuỗi. | The variable 'v' has an invalid value: A string is expected.",
        "query A { __typename } query B { __typename } | {} | OPERATION_UNKNOWN | Không có thao tác mang tên được hỏi, hoặc thiếu tên thao tác. | There is no operation of the name asked for, or a name is needed.",
        "subscription { anything } | {} | FIELD_UNKNOWN | Kiểu 'Subscription' không có trường 'anything'. | Type 'Subscription' has no field 'anything'.",
        "{ a: __schema { types { name } } b: __schema { types { name } } } | {} | INTROSPECTION_EXCESSIVE | Truy vấn hỏi lược đồ quá nhiều lần hoặc quá sâu. | The query asks for the schema too often or too deeply.",
        "{ int(other: 1) } | {} | ARGUMENT_UNKNOWN | Trường không có đối số 'other'. | The field has no argument 'other'.",
        "{ text } | {} | ARGUMENT_MISSING | Thiếu đối số 'value'. | Missing argument 'value'.",
        "{ text(value: 5) } | {} | ARGUMENT_INVALID | Đối số 'value' không phải là 'String' hợp lệ: Giá trị không đúng kiểu. | The argument 'value' is not a valid 'String': The value is of another type.",
        "{ given(value: {wanted: 1, of: {}}) } | {} | ARGUMENT_INVALID | Đối số 'value.of' thiếu các trường bắt buộc [wanted]. | The argument 'value.of' lacks the required fields [wanted].",
        "{ nothing } | {} | FIELD_UNKNOWN | Kiểu 'Query' không có trường 'nothing'. | Type 'Query' has no field 'nothing'.",
        "{ int(value: $v) } | {} | DOCUMENT_INVALID | Biến 'v' chưa được khai báo. | Variable 'v' is not declared.",
        "{ int( | {} | DOCUMENT_MALFORMED | Sai cú pháp tại '<EOF>' ở dòng 1 cột 7. | Invalid syntax at '<EOF>', line 1 column 7.",
    })
    void saysWhatIsWrongWithADocument(String document, String variables, String code, String vietnamese, String english) {
        JsonNode error = errorOf(document, variables, "vi");
        assertThat(error.at("/extensions/code").asString("")).isEqualTo(code);
        assertSaid(code, error.at("/message").asString(), vietnamese, errorOf(document, variables, "en").at("/message").asString(), english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"v\": {\"wanted\": 1, \"of\": {\"wanted\": \"x\"}}} | v of wanted",
        "{\"v\": {\"wanted\": 1, \"of\": {}}} | v of wanted",
        "{\"v\": {\"wanted\": 1, \"of\": {\"wanted\": 1, \"other\": 2}}} | v of other",
        "{\"v\": {\"wanted\": 1, \"of\": 7}} | v of",
        "{\"v\": \"x\"} | v",
    })
    void saysWhereInAVariableItIs(String variables, String path) {
        JsonNode said = errorOf("query($v: Given) { given(value: $v) }", variables, "vi").at("/extensions/variablePath");
        assertThat(String.join(" ", said.valueStream().map(JsonNode::asString).toList())).isEqualTo(path);
    }

    @Test
    void saysWhichOfManyInAVariableItIs() {
        JsonNode error = api.error("query($where: OrganizationFilter) { organizations(where: $where) { totalCount } }", Map.of("where", Map.of("or", List.of(Map.of("level", "PROVINCE"), Map.of("level", List.of("COMMUNE", "HAMLET"))))), "en");
        assertThat(String.join(" ", error.at("/extensions/variablePath").valueStream().map(JsonNode::asString).toList())).isEqualTo("where or 1 level 1");
        assertThat(error.at("/extensions/argument").asString()).isEqualTo("where");
    }

    private JsonNode errorOf(String document, String variables, String language) {
        return json.readTree(api.post("{\"query\": " + json.writeValueAsString(document) + ", \"variables\": " + variables + "}", language).body()).at("/errors/0");
    }

    /** Also what echoes the caller's own words. */
    @Test
    void isNeverLong() {
        String message = api.error("{ " + "x".repeat(10_000) + " }", Map.of(), "vi").get("message").asString();
        assertThat(message).hasSize(300).startsWith("Kiểu 'Query' không có trường 'xxx").endsWith("x…");
    }
}
