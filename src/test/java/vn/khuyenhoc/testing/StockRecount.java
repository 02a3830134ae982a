package vn.khuyenhoc.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;

/**
 * Statistics of what holds from day to day asked for to the last page, and each group's figures counted once more by plain SQL.
 *
 * @param document with the variables of {@link #asked}
 * @param facts what is counted, as a from clause with {@code f} for what holds from {@code f.valid_from} to {@code f.valid_to}
 * @param owner the column of its organization
 * @param figures the fields of the schema: what there is, what came, what went
 * @param came which came, as a condition
 * @param went which went
 * @param columns by what a fact says of itself: the dimension, and the column
 * @param which what the filter means in SQL, by the day on which it looks
 */
public record StockRecount(Api api, DSLContext sql, String document, String facts, String owner, List<String> figures, String came, String went,
                           Map<String, String> columns, String which) {
    private static final String UNDER = "exists(select 1 from organization_tree t where t.superseded_at is null and t.ancestor_id = %d and t.descendant_id = %s"
        + " and t.valid_from <= '%s' and t.valid_to > '%s')";
    private static final String UNDER_NONE = "not exists(select 1 from organization_tree t join organization_register r on r.organization_id = t.ancestor_id"
        + " and r.superseded_at is null and r.level = '%3$s' and r.valid_from <= '%2$s' and r.valid_to > '%2$s' where t.superseded_at is null and t.descendant_id = %1$s"
        + " and t.valid_from <= '%2$s' and t.valid_to > '%2$s')";
    private static final String OF_LEVEL = "exists(select 1 from organization_register r where r.superseded_at is null and r.organization_id = %1$s and r.level = '%3$s'"
        + " and r.valid_from = (select max(l.valid_from) from organization_register l where l.superseded_at is null and l.organization_id = %1$s and l.valid_from <= '%2$s'))";

    /** With every statistic's arguments. */
    public static String document(String type, String own, String figures) {
        return """
            query($within: ID, $boundary: Boundary! = AS_WAS, $from: Date!, $to: Date!, $where: %1$sFilter, $groupBy: [%1$sDimension!]!, $level: OrganizationLevel,
                  $having: %1$sStatisticsHaving, $orderBy: [%1$sStatisticsOrder!], $first: Int, $after: String) {
              statistics: %2$sStatistics(within: $within, boundary: $boundary, from: $from, to: $to, where: $where, groupBy: $groupBy, level: $level, having: $having,
                  orderBy: $orderBy, first: $first, after: $after) {
                totalCount pageInfo { hasNextPage endCursor } edges { cursor } totals { asOf %4$s yearBefore { %4$s } change { percent } }
                nodes { period { year quarter month start end } level organization { id } %3$s asOf %4$s yearBefore { %4$s } change { numerator denominator percent } } } }"""
            .formatted(type, Character.toLowerCase(type.charAt(0)) + type.substring(1), own, figures);
    }

    public JsonNode statistics(Map<String, Object> asked) {
        return api.data(document, asked).get("statistics");
    }

    /** All groups, page by page. */
    public List<JsonNode> groups(Map<String, Object> asked, int first) {
        List<JsonNode> groups = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(asked);
        variables.put("first", first);
        JsonNode page;
        do {
            page = statistics(variables);
            page.get("nodes").forEach(groups::add);
            variables.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return groups;
    }

    /** What a group has by plain SQL, and had a year before. */
    public String recounted(JsonNode group, Map<String, Object> asked, LocalDate today) {
        LocalDate from = LocalDate.parse((String) asked.get("from"));
        LocalDate to = LocalDate.parse((String) asked.get("to"));
        JsonNode period = group.get("period");
        LocalDate start = period == null || period.isNull() ? from : later(from, LocalDate.parse(period.get("start").asString()));
        LocalDate end = period == null || period.isNull() ? to : earlier(to, LocalDate.parse(period.get("end").asString()));
        return figures(group, asked, start, end, today) + ", " + figures(group, asked, start.minusYears(1), yearBefore(end), today);
    }

    private static LocalDate yearBefore(LocalDate end) {
        LocalDate before = end.minusYears(1);
        return end.getDayOfMonth() == end.lengthOfMonth() ? before.withDayOfMonth(before.lengthOfMonth()) : before;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private String figures(JsonNode group, Map<String, Object> asked, LocalDate from, LocalDate to, LocalDate today) {
        return held(group, asked, to, today) + " " + happened("f.valid_from", 0, came, group, asked, from, to, today) + " " + happened("f.valid_to", 1, went, group, asked, from, to, today);
    }

    private int held(JsonNode group, Map<String, Object> asked, LocalDate day, LocalDate today) {
        return count("f.valid_from <= '%1$s' and f.valid_to > '%1$s'".formatted(day), group, asked, day, today);
    }

    /** Each day by itself: the tree of the day counts, of what went that of the day before. */
    private int happened(String on, int stood, String which, JsonNode group, Map<String, Object> asked, LocalDate from, LocalDate to, LocalDate today) {
        String days = "select distinct " + on + " from " + facts + " where " + on + " between '" + from + "' and '" + to + "' and f.superseded_at is null";
        return sql.fetch(days).map(row -> row.get(0, LocalDate.class)).stream()
            .mapToInt(day -> count(on + " = '" + day + "' and " + which, group, asked, day.minusDays(stood), today)).sum();
    }

    private int count(String when, JsonNode group, Map<String, Object> asked, LocalDate day, LocalDate today) {
        LocalDate tree = "AS_NOW".equals(asked.get("boundary")) ? today : day;
        StringBuilder where = new StringBuilder(" where f.superseded_at is null and " + when + " and " + which.formatted(day));
        if (asked.get("within") != null) {
            where.append(" and ").append(UNDER.formatted(key((String) asked.get("within")), owner, tree, tree));
        }
        List<?> groupBy = (List<?>) asked.get("groupBy");
        columns.forEach((dimension, column) -> {
            if (groupBy.contains(dimension)) {
                JsonNode said = group.get(property(dimension));
                where.append(" and ").append(column).append(said.isNull() ? " is null" : " = '" + said.asString() + "'");
            }
        });
        if (groupBy.contains("LEVEL") && !columns.containsKey("LEVEL")) {
            where.append(" and ").append(OF_LEVEL.formatted(owner, day, group.get("level").asString()));
        }
        if (groupBy.contains("ORGANIZATION_AT_LEVEL")) {
            where.append(" and ").append(above(group.get("organization"), tree, (String) asked.get("level")));
        }
        return sql.fetch("select count(*) from " + facts + where).getFirst().get(0, Integer.class);
    }

    private String above(@Nullable JsonNode organization, LocalDate tree, String level) {
        return organization == null || organization.isNull() ? UNDER_NONE.formatted(owner, tree, level)
            : UNDER.formatted(key(organization.get("id").asString()), owner, tree, tree);
    }

    private static long key(String id) {
        return GlobalId.parse(id).key();
    }

    private static String property(String dimension) {
        return switch (dimension) {
            case "BIRTH_DECADE" -> "birthDecade";
            default -> dimension.toLowerCase();
        };
    }

    /** The figures that a group says it has, and had a year before. */
    public String told(JsonNode group) {
        return one(group) + ", " + one(group.get("yearBefore"));
    }

    private String one(JsonNode figures) {
        return String.join(" ", this.figures.stream().map(figure -> figures.get(figure).asString("null")).toList());
    }
}
