package vn.khuyenhoc.fund;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;

/** An analyst's desk: statistics asked for to the last page, and the same made up by hand from the lists. */
record StatisticsDesk(Api api) {
    private static final String ORGANIZATION = "organization { id level parent { id level parent { id level parent { id level } } } }";
    private static final String STATISTICS = """
        query($within: ID, $from: Date!, $to: Date!, $where: %1$sFilter, $groupBy: [%1$sDimension!]!, $level: OrganizationLevel, $having: StatisticsHaving,
              $orderBy: [StatisticsOrder!], $first: Int, $after: String) {
          statistics: %2$sStatistics(within: $within, from: $from, to: $to, where: $where, groupBy: $groupBy, level: $level, having: $having, orderBy: $orderBy,
              first: $first, after: $after) {
            totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } totals { count amount %3$s yearBefore { count amount %3$s } change { percent } }
            nodes { period { year quarter month start end } purpose level organization { id } count amount %3$s yearBefore { count amount %3$s } change { numerator denominator percent } %4$s } } }""";
    static final String CONTRIBUTIONS = STATISTICS.formatted("Contribution", "contribution", "", "donorKind kind");
    static final String GRANTS = STATISTICS.formatted("Grant", "grant", "beneficiaryTurns", "distinctRecipients");
    private static final String LIST = """
        query($within: ID, $where: %s, $after: String) { list: %s(within: $within, where: $where, first: 100, after: $after) {
          pageInfo { hasNextPage endCursor } nodes { amount %s } } }""";
    private static final String RECEIVED = LIST.formatted("ContributionFilter", "contributions",
        "kind donorKind postedOn reverses { amount earmark { purpose } } earmark { purpose } " + ORGANIZATION);
    private static final String PAID = LIST.formatted("GrantFilter", "grants", "purpose state paidOn endedOn turns " + ORGANIZATION);

    static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    static Map<String, Object> asked(String from, String to, List<String> groupBy, @Nullable String level) {
        Map<String, Object> variables = new HashMap<>(Map.of("from", from, "to", to, "groupBy", groupBy));
        variables.put("level", level);
        return variables;
    }

    JsonNode statistics(String document, Map<String, Object> variables) {
        return api.data(document, variables).get("statistics");
    }

    /** All groups, page by page. */
    List<JsonNode> groups(String document, Map<String, Object> variables, int first) {
        List<JsonNode> groups = new ArrayList<>();
        Map<String, Object> asked = new HashMap<>(variables);
        asked.put("first", first);
        JsonNode page;
        do {
            page = statistics(document, asked);
            page.get("nodes").forEach(groups::add);
            asked.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        if (groups.size() != page.get("totalCount").asInt()) {
            throw new AssertionError(groups.size() + " groups of " + page.get("totalCount"));
        }
        return groups;
    }

    /** Something that counts on a day: what is known of it, and with what sign it counts. */
    record Fact(String day, JsonNode row, int sign) {
        long amount() {
            return row.get("reverses") == null ? sign * row.get("amount").asLong() : row.get("amount").asLong();
        }

        long turns() {
            return row.get("turns") == null ? 0 : sign * row.get("turns").asLong();
        }
    }

    private List<JsonNode> rows(String document, Map<String, Object> which) {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, Object> asked = new HashMap<>(which);
        JsonNode page;
        do {
            page = api.data(document, asked).get("list");
            page.get("nodes").forEach(rows::add);
            asked.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return rows;
    }

    List<Fact> received(Map<String, Object> which) {
        return rows(RECEIVED, which).stream().map(row -> new Fact(row.get("postedOn").asString(), row, row.get("reverses").isNull() ? 1 : -1)).toList();
    }

    List<Fact> paid(Map<String, Object> which) {
        List<Fact> facts = new ArrayList<>();
        rows(PAID, which).stream().filter(row -> List.of("PAID", "ACKNOWLEDGED", "REVERSED").contains(row.get("state").asString())).forEach(row -> {
            facts.add(new Fact(row.get("paidOn").asString(), row, 1));
            if (row.get("state").asString().equals("REVERSED")) {
                facts.add(new Fact(row.get("endedOn").asString(), row, -1));
            }
        });
        return facts;
    }

    /** What a fact says of itself, in words, with its year moved on. */
    static String said(String dimension, @Nullable String level, Fact fact, int years) {
        int year = Integer.parseInt(fact.day().substring(0, 4)) + years;
        int month = Integer.parseInt(fact.day().substring(5, 7));
        return switch (dimension) {
            case "MONTH" -> year + "-" + month;
            case "QUARTER" -> year + "q" + ((month - 1) / 3 + 1);
            case "YEAR" -> String.valueOf(year);
            case "PURPOSE" -> fact.row().has("purpose") ? fact.row().get("purpose").asString()
                : fact.row().at(fact.row().get("reverses").isNull() ? "/earmark/purpose" : "/reverses/earmark/purpose").asString("null");
            case "DONOR_KIND" -> fact.row().get("donorKind").asString();
            case "CONTRIBUTION_KIND" -> fact.row().get("kind").asString();
            case "LEVEL" -> fact.row().at("/organization/level").asString();
            default -> above(fact.row().get("organization"), level);
        };
    }

    private static String above(@Nullable JsonNode organization, @Nullable String level) {
        return organization == null || organization.isNull() ? "null"
            : organization.get("level").asString().equals(level) ? organization.get("id").asString() : above(organization.get("parent"), level);
    }

    /** The same of a group. */
    static String said(String dimension, JsonNode group) {
        JsonNode period = group.get("period");
        return switch (dimension) {
            case "MONTH" -> period.get("year").asInt() + "-" + period.get("month").asInt();
            case "QUARTER" -> period.get("year").asInt() + "q" + period.get("quarter").asInt();
            case "YEAR" -> String.valueOf(period.get("year").asInt());
            case "PURPOSE" -> group.get("purpose").asString("null");
            case "DONOR_KIND" -> group.get("donorKind").asString();
            case "CONTRIBUTION_KIND" -> group.get("kind").asString();
            case "LEVEL" -> group.get("level").asString();
            default -> group.at("/organization/id").asString("null");
        };
    }

    static long sum(List<Fact> facts, ToLongFunction<Fact> figure) {
        return facts.stream().mapToLong(figure).sum();
    }
}
