package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Downloads;
import vn.khuyenhoc.testing.Library;
import vn.khuyenhoc.testing.SampleTest;

/** Whatever the library lists says the same in a file as it does by the page: the same rows, and in each the same numbers. */
@SampleTest
class LibraryFilesTest {
    private static final int MOST_PAGES = 3;

    @Autowired Api api;

    /**
     * What is shown by the page.
     *
     * @param rows those of the first pages
     * @param all how many there are; -1 where the operation does not say
     */
    private record Paged(List<JsonNode> rows, int all) {}

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
        Map<String, String> refused = new TreeMap<>();
        for (String file : Library.files()) {
            OperationDefinition operation = new Parser().parseDocument(Api.library(file)).getDefinitionsOfType(OperationDefinition.class).getFirst();
            if (operation.getOperation() == Operation.QUERY) {
                Map<String, Object> variables = variables(operation, said);
                HttpResponse<byte[]> csv = file(operation.getName() + ".csv", variables);
                if (csv.statusCode() == 400) {
                    refused.put(operation.getName(), Downloads.error(csv).at("/extensions/code").asString());
                } else if (variables.containsKey("within") && Downloads.csv(csv).size() == 1) {
                    // Of what a commune has none, the province has few.
                    variables.put("within", said.get("province's id"));
                    rows.put(operation.getName(), compare(file, operation, variables, file(operation.getName() + ".csv", variables)));
                } else {
                    rows.put(operation.getName(), compare(file, operation, variables, csv));
                }
            }
        }
        assertThat(refused.values()).as("what makes no table says so").isSubsetOf("EXPORT_LIST_MISSING", "EXPORT_LIST_NESTED", "EXPORT_LISTS_SEVERAL");
        assertThat(rows).hasSizeGreaterThanOrEqualTo(45);
        assertThat(rows.entrySet().stream().filter(list -> list.getValue() == 0).map(Map.Entry::getKey)).as("the sample has none").containsExactlyInAnyOrder("BeforeAndAfter", "EligibleReports", "GrantsToApprove", "Proposals");
    }

    private static Map<String, Object> variables(OperationDefinition operation, Map<String, Object> said) {
        Map<String, Object> variables = new HashMap<>();
        operation.getVariableDefinitions().stream()
            .filter(variable -> variable.getName().equals("within") || variable.getDefaultValue() == null && variable.getType() instanceof NonNullType)
            .forEach(variable -> variables.put(variable.getName(), said.get(variable.getName())));
        return variables;
    }

    /** @return how many rows were compared */
    private int compare(String file, OperationDefinition operation, Map<String, Object> variables, HttpResponse<byte[]> csv) {
        boolean goesOn = operation.getVariableDefinitions().stream().anyMatch(variable -> variable.getName().equals("after"));
        Paged paged = rows(file, variables, goesOn ? MOST_PAGES : 1);
        checkSame(file, paged, Downloads.csv(csv));
        checkSame(file + " as xlsx", paged, texts(Downloads.xlsx(file(operation.getName() + ".xlsx", variables))));
        return paged.rows().size();
    }

    private HttpResponse<byte[]> file(String name, Map<String, Object> variables) {
        String query = variables.entrySet().stream().map(variable -> "&" + variable.getKey() + "=" + URLEncoder.encode(String.valueOf(variable.getValue()), StandardCharsets.UTF_8)).collect(Collectors.joining());
        return Downloads.send(api.request("/operations/" + name + "?headings=paths" + query, "vi").build());
    }

    private Paged rows(String file, Map<String, Object> variables, int pages) {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(variables);
        for (int i = 1; ; i++) {
            JsonNode list = list(api.data(Api.library(file), page));
            list.get("nodes").forEach(rows::add);
            boolean more = list.at("/pageInfo/hasNextPage").asBoolean(false);
            if (i == pages || !more) {
                return new Paged(rows, list.has("totalCount") ? list.get("totalCount").asInt() : more || !list.has("pageInfo") ? -1 : rows.size());
            }
            page.put("after", list.at("/pageInfo/endCursor").asString());
        }
    }

    /** The outermost list of an answer. */
    private static JsonNode list(JsonNode answer) {
        if (answer.has("nodes")) {
            return answer;
        }
        return answer.valueStream().filter(JsonNode::isObject).map(LibraryFilesTest::list).filter(found -> !found.isMissingNode()).findFirst().orElse(answer.path("none"));
    }

    private static List<List<String>> texts(List<Row> rows) {
        return rows.stream().map(row -> IntStream.range(0, row.getCellCount()).mapToObj(i -> row.getOptionalCell(i).map(Cell::getText).orElse("")).toList()).toList();
    }

    private static void checkSame(String file, Paged paged, List<List<String>> table) {
        List<String> headings = table.getFirst();
        List<List<String>> lines = table.subList(1, table.size());
        List<JsonNode> rows = paged.rows();
        assertThat(lines.size()).as(file + " has the rows").matches(count -> paged.all() < 0 ? count >= rows.size() : count == paged.all());
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < headings.size(); column++) {
                JsonNode value = at(rows.get(i), headings.get(column));
                String cell = column < lines.get(i).size() ? lines.get(i).get(column) : "";
                String place = file + " " + headings.get(column) + " of row " + i;
                if (value.isNumber()) {
                    assertThat(new BigDecimal(cell)).as(place).isEqualByComparingTo(value.decimalValue());
                } else if (value.isNull()) {
                    assertThat(cell).as(place).isEmpty();
                }
            }
        }
    }

    /** Null too below an object that is. */
    private static JsonNode at(JsonNode row, String path) {
        JsonNode at = row;
        for (String key : path.split("\\.")) {
            at = at.isNull() ? at : at.required(key);
        }
        return at;
    }
}
