package vn.khuyenhoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** What is asked wrongly is refused with a code, the name of the argument, and a message in the caller's language. */
@SampleTest
class BadInputTest {
    @Autowired Api api;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ organization(code: \"QT\", asOf: \"2023-02-29\") { name } } | DATE_MALFORMED | asOf | ngày có thật | not a day",
        "{ organization(code: \"QT\", asOf: \"31/12/2023\") { name } } | DATE_MALFORMED | asOf | ngày có thật | not a day",
        "{ organization(code: \"QT\", asOf: \"1944-12-31\") { name } } | YEAR_OUT_OF_RANGE | asOf | 1945-2100 | outside 1945-2100",
        "{ organization(code: \"QT\") { fundSummary(year: 1944) { raised } } } | YEAR_OUT_OF_RANGE | year | 1945-2100 | outside 1945-2100",
        "{ organization(code: \"QT\") { commendationSummary(year: 2101) { families } } } | YEAR_OUT_OF_RANGE | year | 1945-2100 | outside 1945-2100",
        "{ contributions(year: 99999) { nodes { id } } } | YEAR_OUT_OF_RANGE | year | 1945-2100 | outside 1945-2100",
        "{ members(first: 101) { nodes { id } } } | PAGE_SIZE_OUT_OF_RANGE | first | từ 1 đến 100 | from 1 to 100",
        "{ organization(code: \"QT\") { members(first: 0) { nodes { id } } } } | PAGE_SIZE_OUT_OF_RANGE | first | từ 1 đến 100 | from 1 to 100",
        "{ members(after: \"rubbish\") { nodes { id } } } | CURSOR_INVALID | after | con trỏ | cursor",
        "{ members(orderBy: [FULL_NAME_ASC, FULL_NAME_DESC]) { nodes { id } } } | ORDER_TOO_LONG | orderBy | tối đa 3 khóa khác nhau | at most 3 different keys",
        "{ members(orderBy: [FULL_NAME_ASC, FULL_NAME_ASC]) { nodes { id } } } | ORDER_TOO_LONG | orderBy | tối đa 3 khóa khác nhau | at most 3 different keys",
        "{ titles(kind: PRIZE) { nodes { id } } } | ARGUMENT_INVALID | kind | kind | kind",
        "{ organization { name } } | ARGUMENT_MISSING | code | code | code",
        "{ organization(code: \"QT\") { nothing } } | FIELD_UNKNOWN | | nothing | nothing",
        "{ organization(code: | DOCUMENT_MALFORMED | | dòng 1 | line 1",
    })
    void isRefusedWithACodeInBothLanguages(String document, String code, String argument, String vietnamese, String english) {
        JsonNode inVietnamese = api.error(document, Map.of(), "vi");
        assertThat(inVietnamese.at("/extensions/code").asString("")).isEqualTo(code);
        assertThat(inVietnamese.at("/extensions/argument").asString("")).isEqualTo(argument == null ? "" : argument);
        assertThat(inVietnamese.get("message").asString()).contains(vietnamese);
        assertThat(api.error(document, Map.of(), "en").get("message").asString()).contains(english);
    }

    @Test
    void filtersByFiftyPartsAndNoMore() {
        String document = "query($where: MemberFilter) { members(where: $where) { totalCount } }";
        Map<String, ?> part = Map.of("joinedOn", Map.of("gt", "2099-01-01"));
        assertThat(api.data(document, Map.of("where", Map.of("or", Collections.nCopies(50, part)))).at("/members/totalCount").asInt()).isZero();
        Map<String, ?> over = Map.of("where", Map.of("or", Collections.nCopies(51, part)));
        assertThat(api.error(document, over, "vi").at("/extensions/code").asString()).isEqualTo("FILTER_TOO_LARGE");
        assertWorded("FILTER_TOO_LARGE", api.error(document, over, "vi").get("message").asString(), api.error(document, over, "en").get("message").asString());
    }

    @Test
    void nestsFiltersFiveDeepAndNoDeeper() {
        String inner = "not: {".repeat(5) + "name: {contains: \"x\"}" + "}".repeat(5);
        assertThat(api.data("{ organizations(first: 1, where: {" + inner + "}) { nodes { id } } }").at("/organizations/nodes")).hasSize(1);
        assertThat(api.error("{ organizations(first: 1, where: {not: {" + inner + "}}) { nodes { id } } }", Map.of(), "en").at("/extensions/code").asString()).isEqualTo("FILTER_TOO_LARGE");
    }

    @Test
    void looksForSoManyCharactersAndNoMore() {
        String document = "query($where: OrganizationFilter) { organizations(first: 1, where: $where) { nodes { id } } }";
        Map<String, ?> half = Map.of("name", Map.of("contains", "x".repeat(200)));
        Map<String, ?> other = Map.of("name", Map.of("startsWith", "y".repeat(200)));
        assertThat(api.data(document, Map.of("where", Map.of("or", List.of(half, other)))).at("/organizations/nodes")).isEmpty();
        assertThat(api.data(document, Map.of("where", Map.of("name", Map.of("eq", "x".repeat(401))))).at("/organizations/nodes")).isEmpty();
        Map<String, ?> over = Map.of("where", Map.of("or", List.of(half, Map.of("not", Map.of("name", Map.of("startsWith", "y".repeat(201)))))));
        assertThat(api.error(document, over, "vi").at("/extensions/code").asString()).isEqualTo("FILTER_TOO_LARGE");
        assertWorded("FILTER_TOO_LARGE", api.error(document, over, "vi").get("message").asString(), api.error(document, over, "en").get("message").asString());
    }

    @Test
    void readsSoManyIdsAndNoMore() {
        String document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        assertThat(api.data(document, Map.of("ids", Collections.nCopies(100, "none"))).get("nodes")).hasSize(100);
        Map<String, ?> over = Map.of("ids", Collections.nCopies(101, "none"));
        assertThat(api.error(document, over, "vi").at("/extensions/code").asString()).isEqualTo("TOO_MANY_IDS");
        assertThat(api.error(document, over, "vi").get("message").asString()).isEqualTo("Đối số 'ids' có 101 mã, tối đa 100.");
        assertThat(api.error(document, over, "en").get("message").asString()).isEqualTo("Argument 'ids' has 101 ids; at most 100.");
        assertWorded("TOO_MANY_IDS", api.error(document, over, "vi").get("message").asString(), api.error(document, over, "en").get("message").asString());
    }

    @Test
    void isRefusedInAVariableToo() {
        JsonNode error = api.error("query($asOf: Date) { organization(code: \"QT\", asOf: $asOf) { name } }", Map.of("asOf", "2023-13-01"), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("DATE_MALFORMED");
        assertThat(error.at("/extensions/argument").asString()).isEqualTo("asOf");
    }

    @Test
    void takesNoCursorOfAnotherListAlsoWhereItIsOnlyCounted() {
        String cursor = api.data("{ contributions(first: 1) { pageInfo { endCursor } } }").at("/contributions/pageInfo/endCursor").asString();
        assertThat(api.data("query($after: String) { contributions(first: 1, after: $after) { nodes { id } } }", Map.of("after", cursor)).at("/contributions/nodes")).hasSize(1);
        for (String asked : List.of("nodes { id }", "totalCount")) {
            JsonNode error = api.error("query($after: String) { grants(first: 1, after: $after) { " + asked + " } }", Map.of("after", cursor), "en");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("CURSOR_INVALID");
        }
        assertThat(api.error("{ organization(code: \"QT\") { members(orderBy: [FULL_NAME_ASC, FULL_NAME_ASC]) { totalCount } } }", Map.of(), "en").at("/extensions/code").asString())
            .isEqualTo("ORDER_TOO_LONG");
    }

    @Test
    void takesNoCursorOfADayThatNoDatabaseKeeps() {
        String asked = "query($after: String) { organizations(orderBy: ESTABLISHED_ON_ASC, first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }";
        String cursor = new String(Base64.getUrlDecoder().decode(api.data(asked).at("/organizations/pageInfo/endCursor").asString()), UTF_8);
        assertThat(cursor).containsPattern("~\\d{4}-\\d\\d-\\d\\d~");
        for (String day : List.of("%2B999999999-12-31", "-0001-01-01", "2023-02-29", "")) {
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.replaceFirst("~[^~]*~", "~" + day + "~").getBytes(UTF_8));
            assertThat(api.error(asked, Map.of("after", forged), "vi").at("/extensions/code").asString()).as(day).isEqualTo("CURSOR_INVALID");
        }
    }

    @Test
    void subscribesToNothingThatMayBeSkippedAndUsesNoDirectiveThatIsNotOffered() {
        for (String skipped : List.of("targetReached(within: \"x\") @skip(if: true) { __typename }", "... @include(if: false) { targetReached(within: \"x\") { __typename } }", "...F } fragment F on Subscription { targetReached(within: \"x\") @skip(if: true) { __typename }")) {
            JsonNode error = api.error("subscription { " + skipped + " }", Map.of(), "vi");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("SUBSCRIPTION_CONDITIONAL");
            assertWorded("SUBSCRIPTION_CONDITIONAL", error.get("message").asString(), api.error("subscription { " + skipped + " }", Map.of(), "en").get("message").asString());
        }
        for (String document : List.of("{ ... @defer { __typename } }", "query @experimental_disableErrorPropagation { __typename }")) {
            JsonNode error = api.error(document, Map.of(), "vi");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("DIRECTIVE_NOT_OFFERED");
            assertWorded("DIRECTIVE_NOT_OFFERED", error.get("message").asString(), api.error(document, Map.of(), "en").get("message").asString());
        }
        assertThat(api.data("{ __schema { directives { name } } }").at("/__schema/directives").valueStream().map(one -> one.get("name").asString()))
            .contains("skip", "include").doesNotContain("defer", "experimental_disableErrorPropagation");
    }

    @Test
    void saysWhereInAVariableAFieldIsUnknown() {
        JsonNode error = api.error("query($where: OrganizationFilter) { organizations(where: $where) { totalCount } }", Map.of("where", Map.of("unit", Map.of("colour", "red"))), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("VARIABLE_INVALID");
        assertThat(error.at("/extensions/argument").asString()).isEqualTo("where");
        assertThat(error.at("/extensions/variablePath").toString()).isEqualTo("[\"where\",\"unit\",\"colour\"]");
    }

    @Test
    void repeatsWhatWasGivenForADay() {
        assertThat(api.error("query($asOf: Date) { organization(code: \"QT\", asOf: $asOf) { name } }", Map.of("asOf", 20231231), "en").get("message").asString()).contains("'20231231'");
        assertThat(api.error("{ organization(code: \"QT\", asOf: [2023, 12]) { name } }", Map.of(), "en").get("message").asString()).contains("'[2023, 12]'");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{ answer: organization(code: \"QT-00000\") { name } }",
        "{ answer: organization(code: \"QT\", asOf: \"1999-12-31\") { name } }",
        "{ answer: node(id: \"T3JnYW5pemF0aW9uOjE\") { id } }",
        "{ answer: node(id: \"%%%\") { id } }",
        "{ answer: node(id: \"VW5rbm93bjox\") { id } }",
    })
    void answersNullForWhatIsUnknown(String document) {
        JsonNode answer = api.answer(document, Map.of(), "vi");
        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/answer").isNull()).isTrue();
    }

    @Test
    void answersAnEmptyListWithinWhatIsUnknown() {
        assertThat(api.data("{ members(within: \"nobody\") { totalCount nodes { id } } }").get("members").toString())
            .isEqualTo("{\"totalCount\":0,\"nodes\":[]}");
    }
}
