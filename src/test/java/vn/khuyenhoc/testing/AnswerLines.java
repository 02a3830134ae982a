package vn.khuyenhoc.testing;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What tables an answer in JSON should make, found from nothing but the JSON: each line is what it says by paths, without what is null.
 * Numbers, days and moments are written in one way, so that they compare however a file has them.
 */
public final class AnswerLines {
    private final List<JsonNode> pages;
    private final Set<String> compared;
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    private final Map<String, Boolean> goOn = new LinkedHashMap<>();
    private final List<Map<String, String>> figures = new ArrayList<>();

    /** @param compared paths of fields that were asked side by side, such as {@code organization.size|sizeBefore} */
    public AnswerLines(List<JsonNode> pages, Set<String> compared) {
        this.pages = pages;
        this.compared = compared;
        gather(pages.getFirst(), "", false);
        if (!figures.isEmpty()) {
            tables.put("figures", figures);
        }
    }

    public Map<String, List<Map<String, String>>> tables() {
        return tables;
    }

    /** Whether the pages that were read are not the whole of a list. */
    public boolean goesOn(String table) {
        return goOn.getOrDefault(table, false);
    }

    private void gather(JsonNode object, String path, boolean besideRows) {
        object.properties().forEach(property -> {
            String key = property.getKey();
            String at = below(path, key);
            JsonNode value = property.getValue();
            String group = compared.stream().filter(each -> each.startsWith(path) && List.of(each.substring(each.lastIndexOf('.') + 1).split("\\|")).contains(key)).findFirst().orElse(null);
            if (besideRows && Set.of("nodes", "pageInfo", "totalCount").contains(key)) {
                return;
            }
            if (group != null) {
                lines(value).forEach(line -> {
                    Map<String, String> told = new LinkedHashMap<>(Map.of("alias", key));
                    told.putAll(line);
                    tables.computeIfAbsent(group, _ -> new ArrayList<>()).add(told);
                });
            } else if (value.has("nodes")) {
                page(at);
                gather(value, at, true);
            } else if (value.isObject()) {
                gather(value, at, false);
            } else if (isList(value)) {
                tables.put(at, value.valueStream().flatMap(each -> lines(each).stream()).toList());
            } else {
                figures.add(value.isNull() ? Map.of() : Map.of("path", at, "value", plain(value)));
            }
        });
    }

    private void page(String at) {
        String pointer = "/" + at.replace('.', '/');
        tables.put(at, pages.stream().flatMap(page -> page.at(pointer).get("nodes").valueStream()).flatMap(row -> lines(row).stream()).toList());
        JsonNode last = pages.getLast().at(pointer);
        goOn.put(at, last.at("/pageInfo/hasNextPage").asBoolean(last.path("totalCount").asInt(0) > last.get("nodes").size()));
    }

    /** One for each element of a list within, behind what stands above it. */
    private static List<Map<String, String>> lines(JsonNode element) {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, JsonNode> lists = new LinkedHashMap<>();
        collect(element, "", plain, lists);
        List<Map<String, String>> lines = new ArrayList<>();
        lists.forEach((path, list) -> list.forEach(each -> lines(each).forEach(inner -> {
            Map<String, String> line = new LinkedHashMap<>(plain);
            inner.forEach((name, value) -> line.put(below(path, name), value));
            lines.add(line);
        })));
        return lines.isEmpty() ? List.of(plain) : lines;
    }

    private static void collect(JsonNode object, String path, Map<String, String> plain, Map<String, JsonNode> lists) {
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            String at = below(path, property.getKey());
            if (value.isObject()) {
                collect(value, at, plain, lists);
            } else if (isList(value)) {
                lists.put(at, value);
            } else if (!value.isNull() && !plain(value).isEmpty()) {
                plain.put(at, plain(value));
            }
        });
    }

    private static boolean isList(JsonNode value) {
        return value.isArray() && (value.isEmpty() || value.get(0).isObject());
    }

    private static String plain(JsonNode value) {
        return written(value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining("; ")) : value.asString());
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** However a file has it. */
    public static String written(String text) {
        if (text.matches("'[=+@-].*")) {
            return written(text.substring(1));
        }
        if (text.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return OffsetDateTime.parse(text).toInstant().plusMillis(500).truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? text.toLowerCase(java.util.Locale.ROOT) : text;
    }
}
