package vn.khuyenhoc.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import graphql.introspection.IntrospectionQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;
import vn.khuyenhoc.testing.StatementCounter;

/** A request at a bound passes; one over it is refused, before any SQL, with what it asked for and what it may. */
@SampleTest
class GateTest {
    private static final String LIST = "organizations(level: COMMUNE, asOf: \"2023-12-31\", first: 1) { __typename } ";

    @Autowired Api api;
    @Autowired JsonMapper json;
    @Autowired StatementCounter statements;

    static Stream<Arguments> bounds() {
        return Stream.of(
            arguments("DOCUMENT_TOO_LONG", 20_000, padded(20_000), padded(20_001), "dài 20001 ký tự, nhiều nhất là 20000", "20001 characters, at most 20000"),
            arguments("TOKENS_TOO_MANY", 2000, tokens(3), tokens(4), "hơn 2000 từ tố", "more than 2000 tokens"),
            arguments("TOKENS_TOO_MANY", 2000, "#\n".repeat(1997) + "{ __typename }", "#\n".repeat(1998) + "{ __typename }", "hơn 2000 từ tố", "more than 2000 tokens"),
            arguments("OPERATIONS_TOO_MANY", 20, operations(20), operations(21), "21 thao tác, nhiều nhất là 20", "21 operations, at most 20"),
            arguments("FRAGMENTS_TOO_MANY", 50, fragments(50), fragments(51), "51 mảnh, nhiều nhất là 50", "51 fragments, at most 50"),
            arguments("ALIASES_TOO_MANY", 30, aliases(30), aliases(31), "31 bí danh, nhiều nhất là 30", "31 aliases, at most 30"),
            arguments("SELECTIONS_TOO_MANY", 300, spread(0), spread(1), "chọn 301 trường, nhiều nhất là 300", "selects 301 fields, at most 300"),
            arguments("DIRECTIVES_TOO_MANY", 50, directives(50), directives(51), "51 chỉ thị, nhiều nhất là 50", "51 directives, at most 50"),
            arguments("QUERY_TOO_DEEP", 15, deep(15), deep(16), "sâu 16 tầng, nhiều nhất là 15", "16 levels deep, at most 15"),
            arguments("QUERY_TOO_COSTLY", 15_000, costing(4), costing(5), "tốn 15001 điểm, nhiều nhất là 15000", "costs 15001 points, at most 15000"));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void refusesWhatIsOneOverABound(String code, int limit, String at, String over, String vietnamese, String english) {
        assertThat(ask(at, "vi").path("errors").toString()).isEqualTo("");
        JsonNode[] refused = new JsonNode[1];
        assertThat(statements.during(() -> refused[0] = ask(over, "vi"))).isZero();
        JsonNode error = refused[0].at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/message").asString()).contains(vietnamese);
        assertThat(error.findValue("limit").asInt()).isEqualTo(limit);
        assertThat(error.findValue("requested").asInt()).isEqualTo(limit + 1);
        String inEnglish = ask(over, "en").at("/errors/0/message").asString();
        assertThat(inEnglish).contains(english);
        assertWorded(code, error.at("/message").asString(), inEnglish);
    }

    /** A reading of a whole list is priced, wherever the filter that forces it stands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ members { totalCount } } | {} | 1001",
        "{ members(first: 2) { nodes { id } } } | {} | 3",
        "{ members(within: \"x\") { totalCount } } | {} | 3001",
        "{ members(within: null) { totalCount } } | {} | 1001",
        "{ members(first: 2, within: \"x\") { nodes { id } } } | {} | 3",
        "{ members(first: 2, within: \"x\", where: {leftOn: {lt: \"1946-01-01\"}}) { totalCount nodes { id } } } | {} | 7003",
        "{ organizations(within: \"x\") { totalCount } } | {} | 1001",
        "{ members(first: 2, orderBy: FULL_NAME_ASC) { nodes { id } } } | {} | 7503",
        "{ members(first: 2, where: {fullName: {contains: \"x\"}}) { nodes { id } } } | {} | 5003",
        "{ members(first: 2, orderBy: FULL_NAME_ASC, where: {fullName: {startsWith: \"x\"}}) { totalCount nodes { id } } } | {} | 13503",
        "{ members(first: 1, orderBy: FULL_NAME_ASC) { nodes { id } } contributions(first: 1, orderBy: AMOUNT_ASC) { nodes { id } } } | {} | 15004",
        "{ organizations(first: 20, where: {or: [{name: {contains: \"dong\"}}, {code: {contains: \"dong\"}}]}) { totalCount nodes { name } } } | {} | 5021",
        "{ organizations(first: 5, orderBy: NAME_ASC) { nodes { id } } administrativeUnits(first: 5, orderBy: NAME_ASC) { nodes { id } } } | {} | 3012",
        "{ organizations(first: 2, where: {level: COMMUNE}) { totalCount nodes { id } } } | {} | 1503",
        "query($w: MemberFilter) { members(where: $w) { totalCount } } | {\"w\": {\"not\": {\"fullName\": {\"contains\": \"x\"}}}} | 11001",
        "{ members(first: 2, where: {leftOn: {lt: \"1946-01-01\"}}) { nodes { id } } } | {} | 2503",
        "{ members(where: {leftOn: {lt: \"1946-01-01\"}}) { totalCount __typename } } | {} | 2501",
        "{ members(first: 2, where: {leftOn: {lt: \"1946-01-01\"}}) { ...F } } fragment F on MemberConnection { totalCount ... { nodes { id } } } | {} | 5003",
        "query($w: MemberFilter) { members(first: 2, where: $w) { nodes { id } } } | {\"w\": {\"not\": {\"leftOn\": {\"lt\": null}}}} | 3",
        "{ members(first: 2, orderBy: FULL_NAME_ASC, where: {leftOn: {lt: \"1946-01-01\"}}) { nodes { id } } } | {} | 7503",
        "query($n: String) { members(where: {fullName: {contains: $n}}) { totalCount } } | {\"n\": null} | 1001",
        "{ verifyLedger { entryCount } } | {} | 12501",
        "{ organizations(first: 100) { nodes { fund { balance a: balance(asOf: \"2023-12-31\") b: balance(asOf: \"2022-12-31\") } } } } | {} | 3201",
        "{ contributionStatistics(from: \"2023-01-01\", to: \"2023-12-31\", groupBy: MONTH, first: 2, orderBy: AMOUNT_DESC) { nodes { amount period { month } } } } | {} | 5005",
        "{ grantStatistics(from: \"2023-01-01\", to: \"2023-12-31\", groupBy: MONTH, first: 2, where: {title: {contains: \"x\"}}) { nodes { amount } } } | {} | 10003",
        "{ topDonors(from: \"2023-01-01\", to: \"2023-12-31\", first: 2) { nodes { donor { name } } } } | {} | 5005",
        "{ organization(code: \"QT\") { members(orderBy: FULL_NAME_ASC, where: {fullName: {contains: \"x\"}}) { totalCount } } } | {} | 12",
    })
    void pricesAReadingOfAWholeList(String document, String variables, int points) {
        String body = "{\"query\": " + json.writeValueAsString(document) + ", \"variables\": " + variables + ", \"extensions\": {\"cost\": true}}";
        assertThat(json.readTree(api.post(body, "vi").body()).findValue("requested").asInt()).isEqualTo(points);
    }

    @Test
    void refusesAnOrderThatIsTooLongBeforeAnythingIsAddedUp() {
        JsonNode[] refused = new JsonNode[1];
        assertThat(statements.during(() -> refused[0] = ask("{ contributionStatistics(from: \"2023-01-01\", to: \"2023-12-31\", groupBy: MONTH, orderBy: [KEY_ASC, KEY_DESC]) { totalCount } }", "vi"))).isZero();
        assertThat(refused[0].at("/errors/0/extensions/code").asString()).isEqualTo("ORDER_TOO_LONG");
    }

    private JsonNode ask(String document, String language) {
        String operation = document.startsWith("query A0") ? ", \"operationName\": \"A0\"" : "";
        return json.readTree(api.post("{\"query\": " + json.writeValueAsString(document) + operation + "}", language).body());
    }

    private static String padded(int characters) {
        return "{ __typename }" + " ".repeat(characters - 14);
    }

    /** 133 lists of 15 tokens each, and two braces. */
    private static String tokens(int more) {
        return "{" + LIST.repeat(133) + "__typename ".repeat(more) + "}";
    }

    private static String operations(int count) {
        return numbered(count, "query A%d { __typename } ");
    }

    private static String fragments(int count) {
        return "{ " + numbered(count, "...F%d ") + "} " + numbered(count, "fragment F%d on Query { __typename } ");
    }

    private static String aliases(int count) {
        return "{ " + numbered(count, "a%d: __typename ") + "}";
    }

    /** Two spreads of 149 fields each, in a document of far fewer. */
    private static String spread(int more) {
        return "{ ...F ...F " + "__typename ".repeat(more) + "} fragment F on Query { " + "__typename ".repeat(149) + "}";
    }

    private static String directives(int count) {
        return "{ " + "__typename @include(if: true) ".repeat(count) + "}";
    }

    private static String deep(int levels) {
        return "{ organization(code: \"QT\") { " + "parent { ".repeat(levels - 2) + "name " + "} ".repeat(levels - 2) + "} }";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ALIASES_TOO_MANY | { organization(code: \"QT\") { %s } } | a%d: name | 31 | organization.a30",
        "SELECTIONS_TOO_MANY | { organization(code: \"QT\") { ...F } } fragment F on Organization { parent { %s } } | name | 300 | organization.parent.name",
        "DIRECTIVES_TOO_MANY | query @include(if: true) { organization(code: \"QT\") { %s } } | name @skip(if: false) | 50 | organization.name",
        "QUERY_TOO_DEEP | { a: organization(code: \"QT\") { name p: %s } } | parent { name x: | 13 | a.p.x.x",
    })
    void namesTheFieldWithWhichABoundIsPassed(String code, String document, String field, int times, String path) {
        String fields = numbered(times, field + " ") + (code.equals("QUERY_TOO_DEEP") ? "parent { name } " + "} ".repeat(times) : "");
        JsonNode error = api.error(document.replace("%s", fields), Map.of(), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/extensions/at").asString()).startsWith(path);
        assertThat(error.get("message").asString()).endsWith("; '" + error.at("/extensions/at").asString() + "' is beyond.");
        assertThat(api.error(document.replace("%s", fields), Map.of(), "vi").get("message").asString()).contains("quá mức từ '" + path);
    }

    /** Fragments that double each other hold a place that nobody walks to. */
    @Test
    void namesNoPlaceThatLiesTooFar() {
        String doubling = IntStream.range(0, 25).mapToObj(i -> "fragment F%d on Query { ...F%d ...F%d } ".formatted(i, i + 1, i + 1)).collect(Collectors.joining());
        JsonNode error = api.error("{ " + "__typename ".repeat(1) + "...F0 " + numbered(31, "a%d: __typename ") + "} " + doubling + "fragment F25 on Query { __typename }", Map.of(), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("ALIASES_TOO_MANY");
        assertThat(error.at("/extensions").has("at")).isFalse();
        assertThat(error.get("message").asString()).isEqualTo("The query has 31 aliases, at most 30 are allowed.");
    }

    /** What GraphiQL and generators ask passes, once, for everybody; beside what costs much itself it does not. */
    @Test
    void pricesTheSchema() {
        for (Api caller : List.of(api, api.as("nobody"))) {
            JsonNode answer = json.readTree(caller.post(json.writeValueAsString(Map.of("query", IntrospectionQuery.INTROSPECTION_QUERY, "extensions", Map.of("cost", true))), "en").body());
            assertThat(answer.has("errors")).isFalse();
            assertThat(answer.at("/data/__schema/types")).hasSizeGreaterThan(300);
            assertThat(answer.at("/extensions/cost/requested").asInt()).isEqualTo(8000);
        }
        assertThat(json.readTree(api.post("{\"query\": \"{ __typename __type(name: \\\"Node\\\") { name } }\", \"extensions\": {\"cost\": true}}", "en").body()).at("/extensions/cost/requested").asInt()).isEqualTo(2000);
        JsonNode error = api.error("query($all: Boolean!) { members(first: 1, orderBy: [FULL_NAME_ASC]) { nodes { id } } ...S @include(if: $all) } fragment S on Query { all: __schema { types { name } } }", Map.of("all", true), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("QUERY_TOO_COSTLY");
        assertThat(error.at("/extensions/cost/requested").asInt()).isEqualTo(15_502);
        assertThat(error.at("/extensions/costliest").asString()).isEqualTo("all");
    }

    /** One statement answers for a page, another one for each day. */
    @Test
    void pricesABalanceByTheStatementAndNotByTheRow() {
        String balances = IntStream.rangeClosed(1, 5).mapToObj(day -> "b%d: fundBalance(asOf: \"2023-05-0%d\")".formatted(day, day)).collect(Collectors.joining(" "));
        JsonNode error = api.error("{ organizations(first: 2) { nodes { name } } organization(code: \"QT\") { " + balances + " } }", Map.of(), "en");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("QUERY_TOO_COSTLY");
        assertThat(error.at("/extensions/costliest").asString()).as("what no page makes cheaper").isEqualTo("b1");
        assertThat(error.get("message").asString()).endsWith("'b1' costs most, split the query into several.");
        assertThat(api.data("{ organizations(first: 20, where: {level: [DISTRICT]}) { nodes { fundBalance(asOf: \"2023-05-01\") } } }").at("/organizations/nodes/0/fundBalance").asLong()).isPositive();
        assertThat(api.error("{ contributions(first: 20) { nodes { organization { fundBalance } } } }", Map.of(), "en").at("/extensions/code").asString()).as("a day each").isEqualTo("QUERY_TOO_COSTLY");
    }

    /** Of the whole roster by decade of birth they take MySQL 0.9 s, and 2 s where a filter asks of their organizations; of organizations by quarter 0.9 s: one a request. */
    @Test
    void pricesStatisticsOfStocksSoThatOnePasses() {
        String decades = "%s: memberStatistics(from: \"2005-01-07\", to: \"2024-12-20\", groupBy: [BIRTH_DECADE], first: 1) { nodes { members } } ";
        assertThat(api.data("{ " + decades.formatted("one") + "}").at("/one/nodes")).hasSize(1);
        assertThat(api.error("{ " + decades.formatted("one") + decades.formatted("two") + "}", Map.of(), "en").at("/extensions/cost/requested").asInt()).isEqualTo(15_004);
        String quarters = decades.replace("memberStatistics", "organizationStatistics").replace("BIRTH_DECADE", "QUARTER").replace("{ members }", "{ organizations }");
        assertThat(api.error("{ " + quarters.formatted("one") + quarters.formatted("two") + "}", Map.of(), "en").at("/extensions/cost/requested").asInt()).isEqualTo(15_004);
    }

    /** 10,201 and 4,795 points, and one for each organization besides. */
    private static String costing(int organizations) {
        return "{ organizations(level: COMMUNE, first: 100) { nodes { campaigns(first: 100) { nodes { id } } } } "
            + "b: organizations(level: COMMUNE, first: 47) { nodes { members(first: 100) { nodes { id } } } } "
            + "organization(code: \"QT\") { name } ".repeat(organizations) + "}";
    }

    private static String numbered(int count, String text) {
        return IntStream.range(0, count).mapToObj(i -> text.replace("%d", String.valueOf(i))).collect(Collectors.joining());
    }

    @Test
    void namesTheCostlyListAndAPageThatPasses() {
        String nested = "query($rows: Int) { organizations(level: COMMUNE, first: $rows) { nodes { list: members(first: 100) { nodes { id organization { id } } } } } }";
        JsonNode error = api.error(nested, Map.of("rows", 100), "en");
        assertThat(error.at("/extensions/cost/requested").asInt()).isEqualTo(20_201);
        assertThat(error.at("/extensions/cost/limit").asInt()).isEqualTo(15_000);
        assertThat(error.at("/extensions/costliest").asString()).isEqualTo("organizations");
        assertThat(error.at("/extensions/first").asInt()).isEqualTo(74);
        assertThat(error.at("/message").asString()).endsWith("'organizations' costs most, use first: 74 there.");
        assertThat(api.data(nested, Map.of("rows", 74)).at("/organizations/nodes")).hasSize(74);
        assertThat(api.error(nested, Map.of("rows", 75), "vi").at("/message").asString()).endsWith("'organizations' tốn nhất, hãy dùng first: 74 ở đó.");
    }

    @Test
    void namesAPageForAllListsWhereOneAloneDoesNotDo() {
        String list = "organizations(first: %d) { nodes { members(first: %d) { nodes { id } } } } ";
        String document = "{ a: " + list + "b: " + list + "c: " + list + "}";
        JsonNode error = api.error(document.replace("%d", "100"), Map.of(), "vi");
        assertThat(error.at("/extensions/cost/requested").asInt()).isEqualTo(30_603);
        assertThat(error.at("/extensions/first").asInt()).isEqualTo(69);
        assertThat(error.at("/message").asString()).endsWith("hãy dùng first: 69 cho mọi danh sách.");
        assertThat(api.answer(document.replace("%d", "69"), Map.of(), "vi").has("errors")).isFalse();
        assertThat(api.error(document.replace("%d", "70"), Map.of(), "vi").at("/extensions/code").asString()).isEqualTo("QUERY_TOO_COSTLY");
    }

    @Test
    void tellsTheCostToWhomItMatters() {
        String query = "{\"query\": \"query($all: Boolean!) { organizations { totalCount nodes { name unit { name } } } "
            + "node(id: \\\"x\\\") @include(if: $all) { id } }\", \"variables\": {\"all\": %s}, \"extensions\": {\"cost\": %s}}";
        JsonNode told = json.readTree(api.post(query.formatted("false", "true"), "vi").body());
        // The list 1, its count 1000, and 20 rows with a unit each.
        assertThat(told.at("/extensions/cost/requested").asInt()).isEqualTo(1041);
        assertThat(told.at("/extensions/cost/limit").asInt()).isEqualTo(15_000);
        assertThat(json.readTree(api.post(query.formatted("true", "true"), "vi").body()).at("/extensions/cost/requested").asInt()).isEqualTo(1042);
        assertThat(json.readTree(api.post(query.formatted("true", "false"), "vi").body()).at("/extensions").has("cost")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesWhatWouldCostTheParser(String code, String passing, String refused, String vietnamese, String english) {
        assertThat(api.error(passing, Map.of(), "vi").at("/extensions/code").asString("")).isEqualTo("ARGUMENT_INVALID".equals(code) ? "" : passing.contains("first") ? "INTEGER_EXPECTED" : "ARGUMENT_INVALID");
        JsonNode error = api.error(refused, Map.of(), "vi");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/message").asString()).contains(vietnamese);
        assertThat(api.error(refused, Map.of(), "en").at("/message").asString()).contains(english);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
            arguments("NUMBER_TOO_LONG", "{ members(first: " + "1".repeat(40) + ") { totalCount } }", "{ members(first: " + "1".repeat(41) + ") { totalCount } }",
                "số quá dài, nhiều nhất là 40 ký tự", "too long: at most 40 characters"),
            arguments("NUMBER_TOO_LONG", "{ members(first: 1e999) { totalCount } }", "{ members(first: 1e1000) { totalCount } }", "số mũ ba chữ số", "three digits of exponent"),
            arguments("NUMBER_TOO_LONG", "{ members(first: 1e-99) { totalCount } }", "# \r{ members(first: 1e99999999999) { totalCount } }", "số quá dài", "too long"),
            arguments("BRACKETS_TOO_DEEP", nested(48), nested(49), "51 dấu ngoặc lồng nhau, nhiều nhất là 50", "51 brackets, at most 50"));
    }

    private static String nested(int lists) {
        return "{ organization(code: " + "[".repeat(lists) + "]".repeat(lists) + ") { name } }";
    }

    @Test
    void boundsTheVariables() {
        assertThat(api.answer("{ __typename }", Map.of("list", Collections.nCopies(1999, 1)), "vi").has("errors")).isFalse();
        JsonNode many = api.error("{ __typename }", Map.of("list", Collections.nCopies(2000, 1)), "en");
        assertThat(many.at("/extensions/code").asString()).isEqualTo("VARIABLES_TOO_MANY");
        assertThat(many.at("/message").asString()).isEqualTo("The variables hold more than 2000 values.");
        assertWorded("VARIABLES_TOO_MANY", api.error("{ __typename }", Map.of("list", Collections.nCopies(2000, 1)), "vi").at("/message").asString(), many.at("/message").asString());
        assertThat(api.answer("{ __typename }", Map.of("list", lists(15)), "vi").has("errors")).isFalse();
        Map<String, Object> nested = Map.of("name", Map.of("contains", "x"));
        for (int i = 0; i < 5; i++) {
            nested = Map.of("and", List.of(nested));
        }
        assertThat(api.answer("query($where: OrganizationFilter) { organizations(where: $where, first: 1) { nodes { id } } }", Map.of("where", nested), "vi").has("errors"))
            .as("a filter as deep as filters may be").isFalse();
        JsonNode deep = api.error("{ __typename }", Map.of("list", lists(16)), "vi");
        assertThat(deep.at("/extensions/code").asString()).isEqualTo("VARIABLES_TOO_DEEP");
        assertThat(deep.at("/message").asString()).isEqualTo("Biến lồng nhau 17 tầng, nhiều nhất là 16.");
        assertWorded("VARIABLES_TOO_DEEP", deep.at("/message").asString(), api.error("{ __typename }", Map.of("list", lists(16)), "en").at("/message").asString());
    }

    private static Object lists(int depth) {
        return depth == 0 ? 1 : List.of(lists(depth - 1));
    }
}
