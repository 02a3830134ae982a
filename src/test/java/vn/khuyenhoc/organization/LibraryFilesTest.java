package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.AnswerLines;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Downloads;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;

/** Whatever the library lists says the same in a file as it does by the page: every list, every line, every value. */
@SampleTest
class LibraryFilesTest {
    private static final int MOST_PAGES = 3;
    /** Of a file that has one table, which it need not name. */
    private static final String ONLY = "";

    @Autowired Api api;

    /** A commune, so that a list has hundreds of rows and not hundreds of thousands. */
    private Map<String, Object> said() {
        Map<String, Object> said = new HashMap<>(Map.of("organization", "QT", "province", "QT", "year", 2023, "asOf", "2023-12-31", "from", "2023-01-01", "to", "2023-12-31",
            "unit", "19333", "level", "COMMUNE", "indicator", "MEMBERS"));
        String commune = api.data("{ organization(code: \"QT-19333\") { id } }").at("/organization/id").asString();
        said.putAll(Map.of("within", commune, "id", commune, "province's id", api.data("{ organization(code: \"QT\") { id } }").at("/organization/id").asString(), "grant", api.data("{ grants(year: 2023, first: 1) { nodes { id } } }").at("/grants/nodes/0/id").asString(),
            "campaign", api.data("{ campaigns(asOf: \"2023-12-31\", where: { reference: { eq: \"135/KH-UBND\" } }) { nodes { id } } }").at("/campaigns/nodes/0/id").asString()));
        return said;
    }

    @Test
    void saysTheSameInAFileAsByThePage() {
        Map<String, Integer> rows = compared(api);
        assertThat(rows).as("every query of the library is a spreadsheet").hasSizeGreaterThanOrEqualTo(66);
        assertThat(rows.entrySet().stream().filter(list -> list.getValue() == 0).map(Map.Entry::getKey)).as("the sample has none").containsExactlyInAnyOrder("CommendationCases", "EligibleReports", "GrantsToApprove", "Proposals");
    }

    @Test
    void saysTheSameInAFileAsByThePageToThePublic() {
        Map<String, Integer> rows = compared(api.as("nobody"));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(66);
        assertThat(rows.entrySet().stream().filter(list -> list.getValue() == 0).map(Map.Entry::getKey)).as("what is not public, and what the sample has none of")
            .containsExactlyInAnyOrder("Changes", "CitizenAccountList", "CommendationCases", "EligibleReports", "GrantRecipients", "GrantsToApprove", "LateReports", "NewMembers", "Proposals", "TitleCases");
    }

    /** How many lines of each query were compared. */
    private Map<String, Integer> compared(Api caller) {
        Map<String, Integer> rows = new TreeMap<>();
        queries(said()).forEach((file, asked) -> {
            int compared = compare(caller, file, asked.operation(), asked.variables());
            if (compared == 0 && asked.variables().containsKey("within")) {
                // Of what a commune has none, the province has few.
                asked.variables().put("within", said().get("province's id"));
                compared = compare(caller, file, asked.operation(), asked.variables());
            }
            rows.put(asked.operation().getName(), compared);
        });
        return rows;
    }

    private record Asked(OperationDefinition operation, Map<String, Object> variables) {}

    private Map<String, Asked> queries(Map<String, Object> said) {
        Map<String, Asked> queries = new TreeMap<>();
        for (String file : Library.files()) {
            OperationDefinition operation = new Parser().parseDocument(Api.library(file)).getDefinitionsOfType(OperationDefinition.class).getFirst();
            if (operation.getOperation() == Operation.QUERY) {
                Map<String, Object> variables = variables(operation, said);
                variables.putAll(differing(operation.getName()));
                queries.put(file, new Asked(operation, variables));
            }
        }
        return queries;
    }

    /** Every heading in words is what the schema says of the field, in the language that is asked for, up to where it explains. */
    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void namesColumnsAsTheSchemaDescribesThem(String language) {
        Map<String, Set<String>> described = described(language);
        Set<String> all = described.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        queries(said()).forEach((file, asked) -> {
            String name = asked.operation().getName() + ".xlsx";
            List<List<String>> paths = Downloads.headings(file(api, name, "headings=paths", asked.variables(), language));
            List<List<String>> words = Downloads.headings(file(api, name, "headings=words", asked.variables(), language));
            assertThat(words).as(file).hasSameSizeAs(paths);
            for (int sheet = 0; sheet < paths.size(); sheet++) {
                assertThat(words.get(sheet)).as(file).hasSameSizeAs(paths.get(sheet)).doesNotHaveDuplicates();
                for (int column = 0; column < paths.get(sheet).size(); column++) {
                    checkNamed(file, paths.get(sheet).get(column), words.get(sheet).get(column), described, all);
                }
            }
        });
    }

    private static void checkNamed(String file, String path, String heading, Map<String, Set<String>> described, Set<String> all) {
        if (List.of("path", "value").contains(path) || path.equals("alias") || path.startsWith("alias.") || path.endsWith("__typename")) {
            return;
        }
        String said = (heading.endsWith(" (" + path + ")") ? heading.substring(0, heading.length() - path.length() - 3) : heading).replace("`", "");
        String[] steps = said.split(" › ");
        String own = steps[steps.length - 1];
        String field = path.substring(path.lastIndexOf('.') + 1);
        assertThat(described.getOrDefault(field, all)).as(file + " " + path + ": " + heading).anyMatch(description -> description.startsWith(own));
        assertThat(List.of(steps)).as(file + " " + path).allSatisfy(step -> assertThat(all).anyMatch(description -> description.startsWith(step)));
        assertThat(own.length()).isGreaterThan(1);
    }

    /** What the schema says of fields, by their names. */
    private Map<String, Set<String>> described(String language) {
        Map<String, Set<String>> described = new HashMap<>();
        api.answer("{ __schema { types { fields { name description } } } }", Map.of(), language).at("/data/__schema/types").forEach(type -> type.path("fields").forEach(field ->
            described.computeIfAbsent(field.get("name").asString(), _ -> new HashSet<>()).add(field.get("description").asString("").replace("`", ""))));
        return described;
    }

    /** Where the sample has none of what the operation is about. */
    private Map<String, Object> differing(String operation) {
        return switch (operation) {
            case "Disclosure" -> Map.of("year", 2022);
            case "TitleCase" -> Map.of("id", api.data("{ titleCases(where: { state: SELF_ASSESSED }, first: 1) { nodes { id } } }").at("/titleCases/nodes/0/id").asString());
            default -> Map.of();
        };
    }

    private static Map<String, Object> variables(OperationDefinition operation, Map<String, Object> said) {
        Map<String, Object> variables = new HashMap<>();
        operation.getVariableDefinitions().stream()
            .filter(variable -> variable.getName().equals("within") || variable.getDefaultValue() == null && variable.getType() instanceof NonNullType)
            .forEach(variable -> variables.put(variable.getName(), said.get(variable.getName())));
        return variables;
    }

    /** @return how many lines were compared; without those of single figures where there are lists */
    private int compare(Api caller, String file, OperationDefinition operation, Map<String, Object> variables) {
        List<List<String>> rows = Downloads.csv(file(caller, operation.getName() + ".csv", "headings=paths", variables, "vi"));
        boolean only = !rows.getFirst().getFirst().equals("list");
        Map<String, List<Map<String, String>>> csv = byTables(file, rows);
        Map<String, List<Map<String, String>>> xlsx = Downloads.sheets(file(caller, operation.getName() + ".xlsx", "headings=paths", variables, "vi"));
        boolean goesOn = operation.getVariableDefinitions().stream().anyMatch(variable -> variable.getName().equals("after"));
        AnswerLines shown = new AnswerLines(pages(caller, file, variables, goesOn ? MOST_PAGES : 1), csv.keySet().stream().filter(table -> table.contains("|")).collect(Collectors.toSet()));
        assertThat(shown.tables().keySet()).as(file + " has no other tables").containsAll(csv.keySet().stream().filter(table -> !table.equals(ONLY)).toList());
        shown.tables().forEach((table, lines) -> {
            checkSame(file + " " + table, lines, csv.getOrDefault(only ? ONLY : table, List.of()), shown.goesOn(table));
            List<Map<String, String>> sheet = only ? xlsx.values().iterator().next() : xlsx.get(sheet(table));
            checkSame(file + " " + table + " as xlsx", lines, Objects.requireNonNull(sheet, () -> file + " has no sheet " + table), shown.goesOn(table));
        });
        return shown.tables().entrySet().stream().filter(table -> shown.tables().size() == 1 || !table.getKey().equals("figures")).mapToInt(table -> table.getValue().size()).sum();
    }

    private static HttpResponse<byte[]> file(Api caller, String name, String options, Map<String, Object> variables, String language) {
        String query = variables.entrySet().stream().map(variable -> "&" + variable.getKey() + "=" + URLEncoder.encode(String.valueOf(variable.getValue()), StandardCharsets.UTF_8)).collect(Collectors.joining());
        HttpResponse<byte[]> answer = Downloads.send(caller.request("/operations/" + name + "?" + options + query, language).build());
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        return answer;
    }

    private static List<JsonNode> pages(Api caller, String file, Map<String, Object> variables, int most) {
        List<JsonNode> pages = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(variables);
        while (true) {
            pages.add(caller.data(Api.library(file), page));
            JsonNode place = pages.getLast().findPath("pageInfo");
            if (pages.size() == most || !place.path("hasNextPage").asBoolean(false)) {
                return pages;
            }
            page.put("after", place.get("endCursor").asString());
        }
    }

    /** What stands under each other, apart; what is empty left out. */
    private static Map<String, List<Map<String, String>>> byTables(String file, List<List<String>> rows) {
        List<String> headings = rows.getFirst();
        assertThat(headings).as(file).doesNotHaveDuplicates();
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        rows.subList(1, rows.size()).forEach(row -> {
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    line.put(headings.get(i), AnswerLines.written(row.get(i)));
                }
            }
            String table = headings.getFirst().equals("list") ? line.remove("list") : ONLY;
            tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(line);
        });
        return tables;
    }

    /** A sheet's name is short, and lacks some characters. */
    private static String sheet(String table) {
        String plain = table.replaceAll("[/\\\\?*\\]\\[:]", "-");
        return plain.substring(0, Math.min(31, plain.length()));
    }

    private static void checkSame(String table, List<Map<String, String>> shown, List<Map<String, String>> inFile, boolean goesOn) {
        List<Map<String, String>> lines = inFile.stream().map(LibraryFilesTest::without).toList();
        if (table.contains(" figures")) {
            assertThat(lines.stream().filter(line -> line.containsKey("value")).toList()).as(table).containsExactlyInAnyOrderElementsOf(shown.stream().filter(line -> !line.isEmpty()).toList());
        } else if (goesOn) {
            assertThat(lines).as(table).hasSizeGreaterThan(shown.size()).startsWith(shown.toArray(Map[]::new));
        } else {
            assertThat(lines).as(table).isEqualTo(shown);
        }
    }

    /** With what they were asked, which an answer does not say. */
    private static Map<String, String> without(Map<String, String> line) {
        Map<String, String> rest = new LinkedHashMap<>(line);
        rest.keySet().removeIf(name -> name.startsWith("alias."));
        return rest;
    }
}
