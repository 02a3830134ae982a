package vn.khuyenhoc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.ProbeTest;

/** A scalar takes exactly what it says, in a literal as in a variable. */
@ProbeTest
class ScalarsTest {
    @Autowired Api api;
    @Autowired JsonMapper json;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "int | Int | 2147483647 | 2147483647",
        "int | Int | -2147483648 | -2147483648",
        "float | Float | 1e3 | 1000.0",
        "float | Float | 5 | 5.0",
        "float | Float | -0.25 | -0.25",
        "money | VND | 9007199254740991 | 9007199254740991",
        "money | VND | -9007199254740991 | -9007199254740991",
        "money | VND | 0 | 0",
        "decimal | Decimal | \"100.50\" | \"100.5\"",
        "decimal | Decimal | \"-0.0001\" | \"-0.0001\"",
        "decimal | Decimal | 24500 | \"24500\"",
        "decimal | Decimal | \"999999999999999.9999\" | \"999999999999999.9999\"",
        "id | ID | 12 | \"12\"",
        "moment | DateTime | \"2023-12-31T08:00:00+07:00\" | \"2023-12-31T01:00:00Z\"",
        "moment | DateTime | \"2024-02-29T23:59:59.123456Z\" | \"2024-02-29T23:59:59.123456Z\"",
    })
    void takesItsValues(String field, String type, String value, String answered) {
        assertThat(literal(field, value).at("/data/" + field).toString()).isEqualTo(answered);
        assertThat(variable(field, type, value).at("/data/" + field).toString()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "int | Int | 2147483648 | INTEGER_EXPECTED",
        "int | Int | -2147483649 | INTEGER_EXPECTED",
        "int | Int | 1e3 | INTEGER_EXPECTED",
        "int | Int | 5.0 | INTEGER_EXPECTED",
        "int | Int | \"5\" | INTEGER_EXPECTED",
        "int | Int | true | INTEGER_EXPECTED",
        "float | Float | \"5\" | NUMBER_EXPECTED",
        "float | Float | 1e999 | NUMBER_EXPECTED",
        "float | Float | true | NUMBER_EXPECTED",
        "money | VND | 9007199254740992 | WHOLE_NUMBER_TOO_LARGE",
        "money | VND | -9223372036854775808 | WHOLE_NUMBER_TOO_LARGE",
        "money | VND | 1e3 | WHOLE_NUMBER_EXPECTED",
        "money | VND | 5.0 | WHOLE_NUMBER_EXPECTED",
        "money | VND | \"5\" | WHOLE_NUMBER_EXPECTED",
        "decimal | Decimal | 100.5 | DECIMAL_MALFORMED",
        "decimal | Decimal | \"1e3\" | DECIMAL_MALFORMED",
        "decimal | Decimal | \"1.00005\" | DECIMAL_MALFORMED",
        "decimal | Decimal | \"1000000000000000\" | DECIMAL_MALFORMED",
        "decimal | Decimal | \"012\" | DECIMAL_MALFORMED",
        "decimal | Decimal | true | DECIMAL_MALFORMED",
        "id | ID | 1.5 | ID_TOO_LONG",
        "moment | DateTime | \"2023-12-31T08:00:00\" | DATE_TIME_MALFORMED",
        "moment | DateTime | \"2023-02-29T08:00:00Z\" | DATE_TIME_MALFORMED",
        "moment | DateTime | \"2023-12-31\" | DATE_TIME_MALFORMED",
        "moment | DateTime | \"2023-12-31T24:00:00Z\" | DATE_TIME_MALFORMED",
        "moment | DateTime | \"2023-12-31T08:00:00+25:00\" | DATE_TIME_MALFORMED",
        "moment | DateTime | \"1944-12-31T08:00:00Z\" | DATE_TIME_MALFORMED",
        "moment | DateTime | 5 | DATE_TIME_MALFORMED",
    })
    void refusesEverythingElse(String field, String type, String value, String code) {
        assertThat(literal(field, value).at("/errors/0/extensions/code").asString("")).isEqualTo(code);
        assertWorded(code, literal(field, value).at("/errors/0/message").asString(),
            api.error("{ " + field + "(value: " + value + ") }", java.util.Map.of(), "en").get("message").asString());
        assertThat(literal(field, value).at("/errors/0/extensions/argument").asString("")).isEqualTo("value");
        assertThat(variable(field, type, value).at("/errors/0/extensions/code").asString("")).isEqualTo(code);
        assertThat(variable(field, type, value).at("/errors/0/extensions/argument").asString("")).isEqualTo("given");
    }

    @Test
    void boundsTheLengthOfIds() {
        assertThat(literal("id", "\"" + "x".repeat(200) + "\"").at("/data/id").asString()).hasSize(200);
        assertThat(literal("id", "\"" + "x".repeat(201) + "\"").at("/errors/0/extensions/code").asString()).isEqualTo("ID_TOO_LONG");
    }

    private JsonNode literal(String field, String value) {
        return api.answer("{ " + field + "(value: " + value + ") }", java.util.Map.of(), "vi");
    }

    private JsonNode variable(String field, String type, String value) {
        return json.readTree(api.post("{\"query\": \"query($given: " + type + ") { " + field + "(value: $given) }\", \"variables\": {\"given\": "
            + value + "}}", "vi").body());
    }
}
