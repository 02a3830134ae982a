package vn.khuyenhoc.kernel.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Downloads.csv;
import static vn.khuyenhoc.testing.Downloads.error;
import static vn.khuyenhoc.testing.Downloads.export;
import static vn.khuyenhoc.testing.Downloads.sheets;
import static vn.khuyenhoc.testing.Downloads.xlsx;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.AnswerLines;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Downloads;
import vn.khuyenhoc.testing.SampleTest;

/** What a query shows by the page is given as a whole, to whom and in the order in which the query shows it. */
@SampleTest
class ExportTest {
    private static final String MEMBERS = "query($after: String, $first: Int = 100) { members(asOf: \"2023-12-31\", after: $after, first: $first) {"
        + " totalCount nodes { id fullName joinedOn person { birthYear } organization { code } } pageInfo { hasNextPage endCursor } } }";

    @Autowired Api api;

    private List<String> pagedIds(Api caller, String query, String path) {
        List<String> ids = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        JsonNode page;
        do {
            page = caller.data(query, variables).at(path);
            page.get("nodes").forEach(node -> ids.add(node.get("id").asString()));
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return ids;
    }

    @Test
    void givesAnOfficerAllMembersOfTheirCommuneInTheQuerysOrder() {
        Api officer = api.as("officer");
        List<List<String>> rows = csv(export(officer, "hoi-vien.csv", MEMBERS));
        int count = officer.data("{ members(asOf: \"2023-12-31\") { totalCount } }").at("/members/totalCount").asInt();
        assertThat(count).isEqualTo(2343);
        assertThat(rows.getFirst()).containsExactly("Mã toàn cục", "Họ và tên", "Ngày vào hội", "Người › Năm sinh", "Tổ chức › Mã tổ chức");
        assertThat(rows.subList(1, rows.size()).stream().map(List::getFirst)).hasSize(count)
            .containsExactlyElementsOf(pagedIds(officer, MEMBERS, "/members"));
        assertThat(rows.subList(1, rows.size())).allSatisfy(row -> {
            assertThat(row.get(2)).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(row.get(4)).startsWith("QT-19333");
        });
    }

    @Test
    void givesTheAnonymousNobodyAndNoNames() {
        assertThat(csv(export(api.as("anonymous"), "x.csv", MEMBERS))).hasSize(1);
        String gifts = "{ contributions(year: 2023, where: {donorKind: INDIVIDUAL, amount: {gte: 2000000}}) { nodes { amount donorName } } }";
        List<List<String>> hidden = csv(export(api.as("anonymous"), "x.csv", gifts));
        List<List<String>> shown = csv(export(api.as("admin"), "x.csv", gifts));
        assertThat(hidden).hasSameSizeAs(shown).hasSizeGreaterThan(100);
        assertThat(hidden.subList(1, hidden.size())).allMatch(row -> row.get(1).isEmpty());
        assertThat(shown.subList(1, shown.size())).anyMatch(row -> row.get(1).endsWith("(mẫu)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contributions | year: 2023, where: {amount: {gte: 3000000}}, orderBy: [AMOUNT_DESC, RECEIVED_ON_ASC]",
        "organizations | asOf: \"2023-12-31\", where: {name: {contains: \"truong\"}}, orderBy: NAME_DESC",
        "titles | asOf: \"2023-11-30\", kind: LEARNING_CLAN, orderBy: RECOGNISED_ON_DESC",
    })
    void keepsFiltersAndOrder(String list, String arguments) {
        String query = "query($after: String) { " + list + "(" + arguments + ", first: 100, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }";
        List<List<String>> rows = csv(export(api, "x.csv", query));
        assertThat(rows.subList(1, rows.size()).stream().map(List::getFirst)).hasSizeGreaterThan(100)
            .containsExactlyElementsOf(pagedIds(api, query, "/" + list));
    }

    /** Ten pages and more, of which all but the first are sorted at once. */
    @Test
    void readsALongOrderedListToItsEnd() {
        String city = api.data("{ organization(code: \"QT-461\", asOf: \"2023-12-31\") { id } }").at("/organization/id").asString();
        String document = "query($after: String) { members(asOf: \"2023-12-31\", within: \"" + city + "\"%s, first: 100, after: $after) { nodes { id joinedOn } pageInfo { hasNextPage endCursor } } }";
        List<String> all = csv(export(api, "x.csv", document.formatted(""))).stream().skip(1).map(List::getFirst).toList();
        assertThat(all).hasSize(23_217);
        String byDay = document.formatted(", orderBy: [JOINED_ON_DESC, FULL_NAME_ASC]");
        List<List<String>> rows = csv(export(api, "x.csv", byDay)).stream().skip(1).toList();
        assertThat(rows.stream().map(List::getFirst)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(rows.stream().map(row -> row.get(1)).toList()).isSortedAccordingTo(Comparator.reverseOrder());
        Map<String, Object> second = Map.of("after", api.data(byDay).at("/members/pageInfo/endCursor").asString());
        assertThat(rows.stream().map(List::getFirst)).containsSubsequence(api.data(byDay, second).at("/members/nodes").findValuesAsString("id"));
        List<List<String>> byName = csv(export(api, "x.csv", document.formatted(", orderBy: FULL_NAME_DESC"))).stream().skip(1).toList();
        assertThat(byName.stream().map(List::getFirst)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    /** Whatever list a module adds to the root, or to organizations, can be exported as it is. */
    @Test
    void exportsEveryListOfTheSchema() {
        assertThat(exported("{ __type(name: \"Query\") { fields { name args { name defaultValue type { kind } } type { ofType { name } } } } }", "%s", ""))
            .contains("members", "organizations", "contributions", "grants", "titles", "campaigns", "changes");
        assertThat(exported("{ __type(name: \"Organization\") { fields { name args { name defaultValue type { kind } } type { ofType { name } } } } }",
            "organization(code: \"QT-19333\", asOf: \"2023-12-31\") { %s }", "organization."))
            .contains("members", "organizations", "contributions", "learningCentres", "commendations");
    }

    private List<String> exported(String introspection, String within, String path) {
        List<String> lists = new ArrayList<>();
        for (JsonNode field : api.data(introspection).at("/__type/fields")) {
            if (!field.at("/type/ofType/name").asString("").endsWith("Connection")) {
                continue;
            }
            String name = field.get("name").asString();
            if (field.get("args").valueStream().anyMatch(argument -> argument.at("/type/kind").asString().equals("NON_NULL") && argument.get("defaultValue").isNull())) {
                continue;
            }
            boolean dated = field.get("args").valueStream().anyMatch(argument -> argument.get("name").asString().equals("asOf")) && path.isEmpty();
            String list = within.formatted(name + (dated ? "(asOf: \"2023-11-30\")" : "") + " { totalCount nodes { __typename id } }");
            int count = api.data("{ " + list + " }").at("/" + (path + name).replace('.', '/') + "/totalCount").asInt();
            HttpResponse<byte[]> file = export(api, name + ".csv?headings=paths", "{ " + list + " }");
            List<List<String>> rows = csv(file);
            assertThat(rows.getFirst()).as(name).containsExactly("__typename", "id");
            assertThat(rows.stream().skip(1).map(row -> row.get(1))).as(name).hasSize(count).doesNotHaveDuplicates();
            lists.add(name);
        }
        return lists;
    }

    /** Groups have no identity, and their list asks for arguments: it is exported as it was asked. */
    @Test
    void exportsStatisticsToo() {
        String statistics = "contributionStatistics(from: \"2023-01-01\", to: \"2023-12-31\", groupBy: MONTH) { nodes { period { month } amount } }";
        JsonNode nodes = api.data("{ " + statistics + " }").at("/contributionStatistics/nodes");
        List<List<String>> rows = csv(export(api, "x.csv?headings=paths", "{ " + statistics + " }"));
        assertThat(rows.getFirst()).containsExactly("period.month", "amount");
        assertThat(rows.stream().skip(1).toList()).hasSize(12)
            .isEqualTo(nodes.valueStream().map(node -> List.of(node.at("/period/month").asString(), node.get("amount").asString())).toList());
    }

    @Test
    void givesAWorkbookOfNumbersAndDays() {
        List<Row> rows = xlsx(export(api, "x.xlsx", "{ contributions(year: 2023, where: {amount: {gte: 3000000}}) { nodes { kind amount receivedOn } } }"));
        assertThat(rows).hasSizeGreaterThan(100);
        JsonNode first = api.data("{ contributions(year: 2023, where: {amount: {gte: 3000000}}, first: 1) { totalCount nodes { kind amount receivedOn } } }").get("contributions");
        assertThat(rows).hasSize(first.get("totalCount").asInt() + 1);
        assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(1).getCellAsNumber(1).orElseThrow().longValueExact()).isEqualTo(first.at("/nodes/0/amount").asLong());
        assertThat(rows.get(1).getCell(2).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(1).getCellAsDate(2)).contains(LocalDateTime.parse(first.at("/nodes/0/receivedOn").asString() + "T00:00"));
    }

    @Test
    void headsColumnsInTheCallersLanguageOrTheQuerysWords() {
        String query = "{ organizations(level: DISTRICT, asOf: \"2023-12-31\") { edges { cursor node { code title: name parent { code } members { totalCount }"
            + " summary { membershipRatio { percent } } } } } }";
        assertThat(csv(export(api, "x.csv", Map.of("query", query), "en")).getFirst())
            .containsExactly("The row's place in the list", "The code", "title", "The organization above it › The code",
                "Members of the organization itself › The length of the whole list", "The size of the organization with all below it › Members among the population › The share in percent");
        List<List<String>> rows = csv(export(api, "x.csv?headings=paths&separator=semicolon", query), ';');
        assertThat(rows.getFirst()).containsExactly("cursor", "code", "title", "parent.code", "members.totalCount", "summary.membershipRatio.percent");
        assertThat(rows).hasSize(11);
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.get(3).equals("QT") && row.get(5).matches("\\d+,\\d+"));
        assertThat(csv(export(api, "x.csv", "{ campaigns { nodes { a: title title b: title issuer } } }")).getFirst()).containsExactly("a", "Tên", "b", "Cơ quan ban hành hoặc phát động");
        assertThat(csv(export(api, "x.csv", "{ organizations(first: 1, level: DISTRICT, asOf: \"2023-12-31\") { nodes { id establishedOn asOf parent { id } unit { id } } } }")).getFirst())
            .doesNotHaveDuplicates();
    }

    @Test
    void findsTheListBehindFragmentsAndDirectives() {
        String query = """
            query($all: Boolean!, $none: Boolean = false) {
              ... on Query { organization(code: "QT", asOf: "2023-12-31") { name ...Lists } }
              campaigns @include(if: $none) { nodes { id } }
            }
            fragment Lists on Organization {
              organizations(first: 2, where: {level: DISTRICT}) { totalCount ...Rows nodes { level } }
              grants @skip(if: $all) { nodes { id } }
            }
            fragment Rows on OrganizationConnection { nodes { code name @skip(if: $all) } }""";
        List<List<String>> rows = csv(export(api, "x.csv?headings=paths&list=organization.organizations", Map.of("query", query, "variables", Map.of("all", true)), "vi"));
        assertThat(rows).hasSize(11);
        assertThat(rows.get(0)).containsExactly("code", "level");
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.get(1).equals("DISTRICT"));
        String node = "query($id: ID!) { node(id: $id) { ... on Organization { organizations { nodes { code } } } } }";
        String province = api.data("{ organization(code: \"QT\", asOf: \"2023-12-31\") { id } }").at("/organization/id").asString();
        int now = api.data("query($id: ID!) { node(id: $id) { ... on Organization { organizations { totalCount } } } }", Map.of("id", province)).at("/node/organizations/totalCount").asInt();
        assertThat(csv(export(api, "x.csv", Map.of("query", node, "variables", Map.of("id", province)), "vi"))).hasSize(now + 1);
        assertThat(csv(export(api, "x.csv", Map.of("query", node, "variables", Map.of("id", "nothing")), "vi"))).as("what is not there has no rows").hasSize(1);
    }

    @Test
    void exportsTheListThatIsNamedOfSeveral() {
        String query = "{ organization(code: \"QT\", asOf: \"2023-12-31\") { low: organizations(where: {level: DISTRICT}) { nodes { code } } campaigns { nodes { title } } } }";
        assertThat(csv(export(api, "x.csv?list=organization.low", query))).hasSize(11);
        assertThat(csv(export(api, "x.csv?list=organization.campaigns", query))).hasSize(6);
    }

    /** Of several tables each has a sheet; where there are no sheets a first column says which. */
    @Test
    void givesFiguresAndListsInOneFile() {
        String query = "{ organization(code: \"QT\", asOf: \"2023-12-31\") { name fundSummary(year: 2023) { raised byPurpose { purpose turns } }"
            + " low: organizations(where: {level: DISTRICT}) { totalCount nodes { code } } campaigns { nodes { code: title kind } } } }";
        JsonNode shown = api.data(query).get("organization");
        List<List<String>> rows = csv(export(api, "x.csv?headings=paths", query));
        assertThat(rows.getFirst()).containsExactly("list", "path", "value", "purpose", "turns", "code", "kind");
        assertThat(rows.subList(1, 3)).containsExactly(List.of("figures", "organization.name", shown.get("name").asString(), "", "", "", ""),
            List.of("figures", "organization.fundSummary.raised", shown.at("/fundSummary/raised").asString(), "", "", "", ""));
        assertThat(rows.stream().map(List::getFirst).collect(Collectors.groupingBy(table -> table, Collectors.counting())))
            .isEqualTo(Map.of("list", 1L, "figures", 2L, "organization.fundSummary.byPurpose", 3L, "organization.low", 10L, "organization.campaigns", 5L));
        Map<String, List<Map<String, String>>> sheets = sheets(export(api, "x.xlsx", query));
        assertThat(sheets.keySet()).containsExactly("Số liệu", "Chi theo mục đích", "low", "Chương trình");
        assertThat(sheets.get("Số liệu")).containsExactly(Map.of("Chỉ tiêu", "Tên", "Giá trị", shown.get("name").asString()),
            Map.of("Chỉ tiêu", "Thu và chi của quỹ trong một năm › Tổng số huy động được", "Giá trị", AnswerLines.written(shown.at("/fundSummary/raised").asString())));
    }

    /** The outer list runs to its end; a list within is as long as was asked. */
    @Test
    void unrollsListsWithinRows() {
        List<List<String>> rows = csv(export(api, "x.csv?headings=paths", "{ organizations(first: 2, where: {level: COMMUNE}, asOf: \"2023-12-31\", orderBy: NAME_ASC)"
            + " { nodes { code recognitionSummary { titles { kind recognised } citizenAccounts } organizations(first: 2, orderBy: CODE_ASC) { nodes { code } } } } }"));
        assertThat(rows.getFirst()).containsExactly("code", "recognitionSummary.titles.kind", "recognitionSummary.titles.recognised", "recognitionSummary.citizenAccounts", "organizations.nodes.code");
        List<List<String>> lines = rows.subList(1, rows.size());
        assertThat(lines.stream().map(List::getFirst).distinct()).hasSize(125);
        String first = lines.getFirst().getFirst();
        List<List<String>> ofFirst = lines.stream().filter(line -> line.getFirst().equals(first)).toList();
        assertThat(ofFirst.stream().filter(line -> !line.get(4).isEmpty())).hasSize(2).allMatch(line -> line.get(1).isEmpty() && !line.get(3).isEmpty());
        assertThat(ofFirst.stream().filter(line -> !line.get(1).isEmpty())).hasSizeGreaterThanOrEqualTo(4).allMatch(line -> line.get(4).isEmpty());
    }

    @Test
    void putsSideBySideWhatIsAskedTwice() {
        List<List<String>> rows = csv(export(api, "x.csv", "{ organization(code: \"QT\", asOf: \"2023-12-31\") { now: fundSummary(year: 2023) { raised } before: fundSummary(year: 2022) { raised } } }"));
        assertThat(rows.getFirst()).hasSize(3).startsWith("Nhóm").endsWith("Tổng số huy động được");
        assertThat(rows.subList(1, 3).stream().map(row -> row.get(0) + " " + row.get(1))).containsExactly("now 2023", "before 2022");
        assertThat(rows.get(1).get(2)).isEqualTo(api.data("{ organization(code: \"QT\", asOf: \"2023-12-31\") { fundSummary(year: 2023) { raised } } }").at("/organization/fundSummary/raised").asString());
    }

    /** The same document, where the answer is accepted as a spreadsheet. */
    @Test
    void answersTheEndpointByAFileWhereOneIsAccepted() {
        String body = "{\"query\": \"{ campaigns(asOf: \\\"2023-12-31\\\") { nodes { title launchedOn } } }\"}";
        HttpResponse<byte[]> csv = Downloads.send(api.as("anonymous").request("/graphql?headings=paths", "vi").header("Content-Type", "application/json").setHeader("Accept", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(body)).build());
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("graphql.csv");
        assertThat(csv.headers().firstValue("Vary").orElseThrow()).containsIgnoringCase("Accept,");
        assertThat(csv(csv)).hasSize(6).first().isEqualTo(List.of("title", "launchedOn"));
        String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        String query = "/graphql?query=" + URLEncoder.encode("{ members(asOf: \"2023-12-31\") { nodes { id } } }", StandardCharsets.UTF_8);
        HttpResponse<byte[]> xlsx = Downloads.send(api.as("officer").request(query, "vi").setHeader("Accept", kind + ", application/json;q=0.5").GET().build());
        assertThat(xlsx.headers().firstValue("Content-Type")).contains(kind);
        assertThat(xlsx(xlsx)).as("with the caller's rights, to the end").hasSize(1 + 2343);
        assertThat(Downloads.send(api.as("officer").request(query, "vi").setHeader("Accept", "application/json, text/csv;q=0.5").GET().build()).headers().firstValue("Content-Type").orElseThrow())
            .startsWith("application/json");
        HttpResponse<byte[]> refused = Downloads.send(api.request("/graphql?query=%7Bmembers%7Bnodes%7Bheight%7D%7D%7D", "en").setHeader("Accept", "text/csv").GET().build());
        assertThat(refused.statusCode() + error(refused).at("/extensions/code").asString()).isEqualTo("400FIELD_UNKNOWN");
        assertThat(Downloads.send(api.request(query, "en").setHeader("Accept", "text/csv").HEAD().build()).statusCode()).isEqualTo(406);
        HttpResponse<byte[]> written = Downloads.send(api.request("/graphql?query=" + URLEncoder.encode("mutation { closeFundYear(input: {}) { __typename } }", StandardCharsets.UTF_8), "en")
            .setHeader("Accept", "text/csv").GET().build());
        assertThat(written.statusCode()).isEqualTo(400);
    }

    @Test
    void givesTheFileItsNameAndKind() {
        HttpResponse<byte[]> csv = export(api, "h%E1%BB%99i%20vi%C3%AAn.csv", "{ campaigns { nodes { title } } }");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("filename*=UTF-8''h%E1%BB%99i%20vi%C3%AAn.csv");
        assertThat(csv.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(export(api, "x.xlsx", "{ campaigns { nodes { title } } }").headers().firstValue("Content-Type"))
            .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void isReadByGetToo() {
        String query = URLEncoder.encode("query($n: Int) { campaigns(first: $n) { nodes { title } } }", StandardCharsets.UTF_8);
        HttpResponse<byte[]> file = Downloads.send(api.as("anonymous").request("/exports/x.csv?query=" + query + "&variables=%7B%22n%22%3A2%7D", "vi").GET().build());
        assertThat(csv(file)).hasSize(6);
        assertThat(Downloads.send(api.request("/exports/x.csv?query=" + query, "vi").HEAD().build()).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x.csv | { __schema { types { name } } } | EXPORT_LIST_MISSING",
        "x.csv | mutation { enrolMembers(input: {idempotencyKey: \"12345678\", members: []}) { members { id } } } | EXPORT_LIST_MISSING",
        "x.csv?list=grants | { members { nodes { id } } } | EXPORT_LIST_MISSING",
        "x.csv?separator=%3B | { members { nodes { id } } } | EXPORT_OPTION_UNKNOWN",
        "x.xlsx?headings=none | { members { nodes { id } } } | EXPORT_OPTION_UNKNOWN",
        "x.csv?separator=comma&separator=semicolon | { members { nodes { id } } } | PARAMETER_INVALID",
        "x.xlsx?headings=paths&headings=paths | { members { nodes { id } } } | PARAMETER_INVALID",
        "x.csv?list=members&list=grants | { members { nodes { id } } grants { nodes { id } } } | PARAMETER_INVALID",
    })
    void refusesInBothLanguagesWhatMakesNoTable(String file, String query, String code) {
        List<HttpResponse<byte[]>> answers = List.of("vi", "en").stream().map(language -> export(api, file, Map.of("query", query), language)).toList();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(error(answer).at("/extensions/code").asString()).isEqualTo(code);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        });
        assertWorded(code, error(answers.get(0)).get("message").asString(), error(answers.get(1)).get("message").asString());
    }

    /** As the endpoint says it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ members { nodes { height } } } | FIELD_UNKNOWN",
        "{ members( | DOCUMENT_MALFORMED",
        "query($x: Int!) { members(first: $x) { nodes { id } } } | VARIABLE_INVALID",
        "{ contributions(year: 1800) { nodes { id } } } | YEAR_OUT_OF_RANGE",
        "{ members(where: {fullName: {contains: \"a\"}, or: [{fullName: {contains: \"b\"}}, {fullName: {contains: \"c\"}}]}) { nodes { id } } } | QUERY_TOO_COSTLY",
    })
    void refusesWhatTheQueryIsRefusedFor(String query, String code) {
        HttpResponse<byte[]> answer = export(api, "x.csv", query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).at("/extensions/code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.pdf", "", "x", "a/b.csv"})
    void knowsNoOtherFiles(String file) {
        HttpResponse<byte[]> answer = export(api, file, "{ campaigns { nodes { title } } }");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer).at("/extensions/code").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void takesOnlyWhatTheEndpointTakes() {
        HttpResponse<byte[]> form = Downloads.send(api.request("/exports/x.csv", "vi").header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("query={campaigns{nodes{title}}}")).build());
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(Set.of("BODY_MISSING")).contains(error(Downloads.send(api.request("/exports/x.csv", "vi").header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.noBody()).build())).at("/extensions/code").asString());
        assertThat(csv(export(api, "x.csv", Map.of("documentId", "Communes", "variables", Map.of("asOf", "2023-12-31")), "vi"))).hasSize(126);
    }

    private HttpResponse<byte[]> linked(String caller, String link, String language) {
        return Downloads.send(api.as(caller).request("/operations/" + link, language).GET().build());
    }

    /** As a spreadsheet program asks for its source: an address alone. */
    @Test
    void givesAnOperationOfTheLibraryByALink() {
        List<List<String>> rows = csv(linked("anonymous", "Communes.csv?asOf=2022-11-30&headings=paths", "vi"));
        JsonNode shown = api.data("query($asOf: Date!) { organizations(asOf: $asOf, where: { level: COMMUNE }, orderBy: NAME_ASC, first: 100) { nodes { code summary { memberCount } } } }",
            Map.of("asOf", "2022-11-30")).at("/organizations/nodes");
        int code = rows.getFirst().indexOf("code");
        int members = rows.getFirst().indexOf("summary.memberCount");
        assertThat(rows.subList(1, rows.size())).hasSize(125);
        assertThat(rows.subList(1, 101).stream().map(row -> row.get(code) + " " + row.get(members)))
            .containsExactlyElementsOf(shown.valueStream().map(node -> node.get("code").asString() + " " + node.at("/summary/memberCount").asInt()).toList());
        assertThat(csv(linked("anonymous", "FundBalances.csv?level=PROVINCE,DISTRICT", "vi"))).hasSize(1 + 1 + 10);
        assertThat(csv(linked("anonymous", "FundBalances.csv?level=PROVINCE&level=DISTRICT", "vi"))).hasSize(1 + 1 + 10);
        List<Row> gifts = xlsx(linked("anonymous", "GiftsInKind.xlsx?year=2023", "en"));
        int count = api.data("{ contributions(year: 2023, where: { kind: IN_KIND }) { totalCount } }").at("/contributions/totalCount").asInt();
        assertThat(gifts).hasSize(count + 1);
        assertThat(xlsx(linked("anonymous", "GiftsInKind.xlsx?year=2021", "en"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NoSuchThing.csv, 404, DOCUMENT_UNKNOWN, documentId", "Communes.pdf, 404, NOT_FOUND, ''", "Communes, 404, NOT_FOUND, ''",
        "GiftsInKind.csv?yaer=2023, 400, EXPORT_OPTION_UNKNOWN, yaer", "GiftsInKind.csv?separator=dot, 400, EXPORT_OPTION_UNKNOWN, separator",
        "Communes.csv?first=3, 400, EXPORT_OPTION_UNKNOWN, first", "Communes.csv?after=x, 400, EXPORT_OPTION_UNKNOWN, after",
        "Communes.csv?asOf=2022-11-30&asOf=2023-11-30, 400, PARAMETER_INVALID, asOf", "Communes.csv?headings=paths&headings=paths, 400, PARAMETER_INVALID, headings",
    })
    void saysWhatIsWrongWithALink(String link, int status, String code, String argument) {
        List<HttpResponse<byte[]>> answers = List.of("vi", "en").stream().map(language -> linked("anonymous", link, language)).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode() + error(answer).at("/extensions/code").asString()).isEqualTo(status + code));
        assertThat(answers).allSatisfy(answer -> assertThat(error(answer).at("/extensions/argument").asString("")).isEqualTo(argument));
        assertWorded(code, error(answers.get(0)).get("message").asString(), error(answers.get(1)).get("message").asString());
    }

    @Test
    void changesNothingByALink() {
        assertThat(linked("admin", "CloseFundYear.csv?year=2023", "en").statusCode()).isBetween(400, 499);
        assertThat(linked("anonymous", "GiftsInKind.csv?year=zweitausend", "en").statusCode()).isEqualTo(400);
        HttpResponse<byte[]> posted = Downloads.send(api.request("/operations/GiftsInKind.csv", "en").POST(HttpRequest.BodyPublishers.ofString("{}")).build());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("Allow")).contains("GET, OPTIONS");
    }
}
