package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
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
        Map<String, Object> said = said();
        Map<String, Integer> rows = new TreeMap<>();
        for (String file : Library.files()) {
            OperationDefinition operation = new Parser().parseDocument(Api.library(file)).getDefinitionsOfType(OperationDefinition.class).getFirst();
            if (operation.getOperation() == Operation.QUERY) {
                Map<String, Object> variables = variables(operation, said);
                variables.putAll(differing(operation.getName()));
                int compared = compare(file, operation, variables);
                if (compared == 0 && variables.containsKey("within")) {
                    // Of what a commune has none, the province has few.
                    variables.put("within", said.get("province's id"));
                    compared = compare(file, operation, variables);
                }
                rows.put(operation.getName(), compared);
            }
        }
        assertThat(rows).as("every query of the library is a spreadsheet").hasSizeGreaterThanOrEqualTo(66);
        assertThat(rows.entrySet().stream().filter(list -> list.getValue() == 0).map(Map.Entry::getKey)).as("the sample has none").containsExactlyInAnyOrder("CommendationCases", "EligibleReports", "GrantsToApprove", "Proposals");
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
    private int compare(String file, OperationDefinition operation, Map<String, Object> variables) {
        List<List<String>> rows = Downloads.csv(file(operation.getName() + ".csv", variables));
        boolean only = !rows.getFirst().getFirst().equals("list");
        Map<String, List<Map<String, String>>> csv = byTables(file, rows);
        Map<String, List<Map<String, String>>> xlsx = Downloads.sheets(file(operation.getName() + ".xlsx", variables));
        boolean goesOn = operation.getVariableDefinitions().stream().anyMatch(variable -> variable.getName().equals("after"));
        AnswerLines shown = new AnswerLines(pages(file, variables, goesOn ? MOST_PAGES : 1), csv.keySet().stream().filter(table -> table.contains("|")).collect(Collectors.toSet()));
        assertThat(shown.tables().keySet()).as(file + " has no other tables").containsAll(csv.keySet().stream().filter(table -> !table.equals(ONLY)).toList());
        shown.tables().forEach((table, lines) -> {
            checkSame(file + " " + table, lines, csv.getOrDefault(only ? ONLY : table, List.of()), shown.goesOn(table));
            List<Map<String, String>> sheet = only ? xlsx.values().iterator().next() : xlsx.get(sheet(table));
            checkSame(file + " " + table + " as xlsx", lines, Objects.requireNonNull(sheet, () -> file + " has no sheet " + table), shown.goesOn(table));
        });
        return shown.tables().entrySet().stream().filter(table -> shown.tables().size() == 1 || !table.getKey().equals("figures")).mapToInt(table -> table.getValue().size()).sum();
    }

    private HttpResponse<byte[]> file(String name, Map<String, Object> variables) {
        String query = variables.entrySet().stream().map(variable -> "&" + variable.getKey() + "=" + URLEncoder.encode(String.valueOf(variable.getValue()), StandardCharsets.UTF_8)).collect(Collectors.joining());
        HttpResponse<byte[]> answer = Downloads.send(api.request("/operations/" + name + "?headings=paths" + query, "vi").build());
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        return answer;
    }

    private List<JsonNode> pages(String file, Map<String, Object> variables, int most) {
        List<JsonNode> pages = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(variables);
        while (true) {
            pages.add(api.data(Api.library(file), page));
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
