package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** Every list can be filtered and ordered, and says so in the schema. */
@SampleTest
class FiltersTest {
    @Autowired Api api;
    @Autowired DSLContext sql;

    private int count(String field) {
        return api.data("{ list: " + field + " { totalCount } }").at("/list/totalCount").asInt();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contributions(where: {receivedOn: {gte: \"2023-01-01\", lt: \"2024-01-01\"}}) | 60000",
        "grants(where: {purpose: SCHOLARSHIP, paidOn: {gte: \"2023-01-01\"}}) | 272",
        "grants(where: {and: [{purpose: [SCHOLARSHIP, AWARD]}, {not: {purpose: AWARD}}], paidOn: {gte: \"2023-01-01\"}}) | 272",
        "organizations(asOf: \"2023-12-31\", where: {level: [COMMUNE]}) | 125",
        "organizations(asOf: \"2023-12-31\", where: {or: [{level: COMMUNE}, {level: DISTRICT}]}) | 135",
        "organizations(asOf: \"2023-12-31\", where: {or: []}) | 0",
        "organizations(asOf: \"2023-12-31\", where: {not: {level: [BRANCH, BOARD]}}) | 136",
        "organizations(asOf: \"2023-12-31\", where: {level: COMMUNE, unit: {kind: WARD}}) | 13",
        "organizations(asOf: \"2023-12-31\", where: {code: {eq: \"QT\"}}) | 1",
        "administrativeUnits(asOf: \"2023-12-31\", where: {kind: WARD}) | 13",
        "administrativeUnits(asOf: \"2023-12-31\", where: {or: [{level: PROVINCE}, {not: {level: [COMMUNE, PROVINCE]}}]}) | 11",
        "administrativeUnits(asOf: \"2023-12-31\", where: {establishedOn: {gt: \"2000-01-01\"}}) | 0",
        "organizations(asOf: \"2023-12-31\", where: {name: {contains: \"%\"}}) | 0",
        "organizations(asOf: \"2023-12-31\", where: {name: {contains: \"_\"}}) | 0",
        "members(asOf: \"2023-12-31\", where: {organization: {code: {in: [\"QT\"]}}}) | 0",
        "titles(asOf: \"2023-11-30\", where: {kind: LEARNING_CLAN}) | 583",
        "commendations(year: 2023, where: {recipientKind: INDIVIDUAL}) | 3",
        "commendations(where: {meritYear: {lt: 2023}, recipient: {contains: \"tap the\"}}) | 1",
        "officers(asOf: \"2023-12-31\", where: {position: CHAIR}) | 136",
        "pledges(where: {state: OPEN}) | 68",
        "pledges(where: {state: PART_FULFILLED}) | 136",
        "pledges(where: {overdue: true, state: OPEN}) | 34",
        "pledges(where: {not: {overdue: true}}) | 170",
        "officers(asOf: \"2020-09-19\", where: {congress: {eq: \"2015-2020\"}}) | 136",
        "campaigns(asOf: \"2023-12-31\", where: {state: LAUNCHED}) | 2",
        "activities(where: {kind: COURSE, turnout: {gte: 100}}) | 2",
        "targets(where: {indicator: LEARNING_FAMILY_RATE, year: {eq: 2023}, organization: {level: DISTRICT}}) | 10",
        "campaignReports(where: {late: true, organization: {level: DISTRICT}}) | 2",
        "campaignReports(where: {not: {late: true}, submittedOn: {gt: \"2023-12-10\"}}) | 27",
        "campaigns(asOf: \"2023-12-31\", where: {reference: {startsWith: \"135/kh\"}}) | 1",
    })
    void letsThroughWhatTheFilterSays(String field, int matching) {
        assertThat(count(field)).isEqualTo(matching);
    }

    /** Whoever types without marks, in capitals or in decomposed letters finds the same. */
    @Test
    void searchesWhateverTheMarks() {
        String marked = "Đông";
        List<Integer> counts = Stream.of(marked, "dong", "DONG", "đông", Normalizer.normalize(marked, Normalizer.Form.NFD))
            .map(text -> api.data("query($text: String) { organizations(asOf: \"2023-12-31\", where: {name: {contains: $text}}) { totalCount } }",
                Map.of("text", text)).at("/organizations/totalCount").asInt()).toList();
        assertThat(counts.getFirst()).isPositive();
        assertThat(counts).containsOnly(counts.getFirst());
    }

    /** Who a fact names in a field, it is filtered by under the field's name. */
    @ParameterizedTest
    @CsvSource({"commendations, organization", "commendationCases, organization", "commendationCases, desk", "titleCases, organization", "titleCases, desk", "citizenAccounts, organization",
        "transfers, from", "transfers, to", "organizationProposals, parent"})
    void filtersByTheOrganizationsThatAFactNames(String list, String field) {
        List<Integer> parts = Stream.of("PROVINCE", "DISTRICT", "COMMUNE", "[BRANCH, BOARD, SUB_BRANCH, GROUP]").map(level -> count(list + "(where: {" + field + ": {level: " + level + "}})")).toList();
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(count(list));
        JsonNode some = api.data("{ list: " + list + "(first: 1, where: {" + field + ": {level: [PROVINCE, DISTRICT, COMMUNE]}}) { nodes { " + field + " { level } } } }").at("/list/nodes/0/" + field + "/level");
        assertThat(some.asString("none")).isIn("PROVINCE", "DISTRICT", "COMMUNE", "none");
        // The sample has none of these; their own tests filter some.
        assertThat(parts.stream().anyMatch(part -> part > 0)).isEqualTo(!List.of("commendationCases", "organizationProposals", "transfers").contains(list));
    }

    /** Text is sought in the form in which texts are kept: spaces, composed letters, one style of tones. */
    @Test
    void findsATextHoweverItIsTyped() {
        for (String typed : List.of("Hội Khuyến học xã Cam Thủy", "  Hội Khuyến  học\u00a0xã Cam Thuỷ ", Normalizer.normalize("Hội Khuyến học xã Cam Thuỷ", Normalizer.Form.NFD))) {
            for (String operator : List.of("{eq: $text}", "{in: [\"x\", $text]}", "{contains: $text}", "{startsWith: $text}")) {
                assertThat(api.data("query($text: String!) { organizations(asOf: \"2023-12-31\", where: {name: " + operator + "}) { totalCount } }", Map.of("text", typed))
                    .at("/organizations/totalCount").asInt()).as(typed + operator).isEqualTo(1);
            }
        }
        assertThat(count("commendations(where: {meritYear: {lt: 2023}, recipient: {contains: \" tap  the\u00a0\"}})")).as("a column without marks").isEqualTo(1);
    }

    @Test
    void filtersContributionsOfOrganizationsOfALevelInASubtree() {
        String district = api.data("{ organization(code: \"QT-465\", asOf: \"2023-12-31\") { id } }").at("/organization/id").asString();
        String field = "contributions(within: \"" + district + "\", year: 2023, where: {organization: {level: %s}})";
        int whole = count("contributions(within: \"" + district + "\", year: 2023)");
        List<Integer> parts = Stream.of("DISTRICT", "COMMUNE", "[BRANCH, BOARD]").map(level -> count(field.formatted(level))).toList();
        assertThat(parts).allMatch(part -> part > 0 && part < whole);
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(whole);
    }

    /** The alphabet has ă and â behind a, đ behind d, and marks of tone matter last. */
    @Test
    void ordersNamesByTheAlphabet() {
        List<String> all = pages("organizations(asOf: \"2023-12-31\", where: {level: COMMUNE}, orderBy: NAME_ASC, ", "name");
        assertThat(all).hasSize(125).containsSubsequence("Hội Khuyến học phường 1", "Hội Khuyến học phường Đông Giang",
            "Hội Khuyến học xã Ba Lòng", "Hội Khuyến học xã Cam Thủy", "Hội Khuyến học xã Đa Krông", "Hội Khuyến học xã Gio An");
        List<String> backwards = pages("organizations(asOf: \"2023-12-31\", where: {level: COMMUNE}, orderBy: NAME_DESC, ", "name");
        assertThat(backwards.reversed()).isEqualTo(all);
    }

    @Test
    void ordersByMoreThanOneKeyAcrossPages() {
        List<JsonNode> rows = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            JsonNode page = api.data("""
                query($after: String) {
                  grants(where: {paidOn: {gte: "2023-01-01"}, purpose: AWARD}, orderBy: [PAID_ON_DESC, AMOUNT_ASC], first: 30, after: $after) {
                    nodes { id paidOn amount } pageInfo { hasNextPage hasPreviousPage endCursor } } }""", variables).get("grants");
            assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(after != null);
            page.get("nodes").forEach(rows::add);
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
        } while (after != null);
        assertThat(rows).hasSize(count("grants(where: {paidOn: {gte: \"2023-01-01\"}, purpose: AWARD})"));
        assertThat(rows.stream().map(row -> row.get("id").asString()).distinct()).hasSize(rows.size());
        for (int i = 1; i < rows.size(); i++) {
            int days = rows.get(i - 1).get("paidOn").asString().compareTo(rows.get(i).get("paidOn").asString());
            assertThat(days > 0 || days == 0 && rows.get(i - 1).get("amount").asLong() <= rows.get(i).get("amount").asLong()).isTrue();
        }
    }

    private List<String> pages(String field, String column) {
        List<String> values = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            JsonNode page = api.data("query($after: String) { list: " + field + "first: 40, after: $after) { nodes { " + column
                + " } pageInfo { hasNextPage endCursor } } }", variables).get("list");
            page.get("nodes").forEach(node -> values.add(node.get(column).asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
        } while (after != null);
        return values;
    }

    /** A page that the next few members fill is the page of all, and one that they do not fill is filled from all; whoever asks. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "an", "nguyen van an", "hoang thi yen", "qz"})
    void findsMembersInTheOrderOfTheListHoweverRareTheyAre(String name) {
        List<Long> all = sql.fetch("select m.id from organization_membership m join organization_person p on p.id = m.person_id"
            + " where m.valid_from <= '2023-12-31' and m.valid_to > '2023-12-31' and m.superseded_at is null and p.superseded_at is null and p.search_name like ? order by m.id", "%" + name + "%")
            .getValues(0, Long.class);
        for (String who : List.of("admin", "approver")) {
            Api caller = api.withToken(api.get("/sample/tokens/" + who).body());
            List<Long> read = new ArrayList<>();
            String after = null;
            for (int page = 0; page < 4; page++) {
                Map<String, Object> variables = new HashMap<>(Map.of("name", name));
                variables.put("after", after);
                JsonNode members = caller.data("query($name: String!, $after: String) { members(asOf: \"2023-12-31\", first: 90, after: $after, where: {fullName: {contains: $name}}) {"
                    + " nodes { id } totalCount pageInfo { endCursor hasNextPage } } }", variables).get("members");
                members.get("nodes").forEach(member -> read.add(GlobalId.parse(member.get("id").asString()).key()));
                assertThat(members.get("totalCount").asInt()).isEqualTo(all.size());
                assertThat(members.at("/pageInfo/hasNextPage").asBoolean()).as(who + " " + page).isEqualTo(read.size() < all.size());
                after = members.at("/pageInfo/endCursor").asString(null);
                if (!members.at("/pageInfo/hasNextPage").asBoolean()) {
                    break;
                }
            }
            assertThat(read).isEqualTo(all.subList(0, Math.min(360, all.size())));
        }
    }

    /** So that optional variables can stay in place. */
    @ParameterizedTest
    @ValueSource(strings = {"{not: {code: {eq: $none}}}", "{not: {}}", "{not: {code: null}}", "{or: [{not: {code: {eq: $none}}}]}", "{and: [{}, {not: {not: {}}}]}", "{not: {unit: {name: {eq: $none}}}}", "{unit: {}}"})
    void asksForNothingByAConditionThatIsNull(String where) {
        assertThat(api.data("query($none: String) { code: organizations(where: {code: {eq: $none}}) { totalCount } organizations(asOf: \"2023-12-31\", where: " + where + ") { totalCount } }")
            .at("/organizations/totalCount").asInt()).isEqualTo(2_577);
        String all = "{ members(first: 1, asOf: \"2023-12-31\", where: %s) { totalCount } }";
        Api admin = api.withToken(api.get("/sample/tokens/admin").body());
        assertThat(admin.data("query($none: String) " + all.formatted("{not: {fullName: {contains: $none}}}")).at("/members/totalCount").asInt()).isEqualTo(216_652);
    }

    /** What the schema offers is what the code knows: each field of each filter and each order is tried, at the root and nested. */
    @Test
    void knowsEveryFilterAndOrderOfTheSchema() {
        JsonNode types = api.data("""
            { __schema { types { name enumValues { name } inputFields { name type { name kind ofType { name kind ofType { name kind } } } }
              fields { name args { name type { name ofType { name } ofType { ofType { name } } } } } } } }""").at("/__schema/types");
        Map<String, JsonNode> byName = new HashMap<>();
        types.forEach(type -> byName.put(type.get("name").asString(), type));
        Map<String, String> tried = new LinkedHashMap<>();
        for (String parent : List.of("Query", "Organization", "AdministrativeUnit")) {
            for (JsonNode field : byName.get(parent).get("fields")) {
                Map<String, JsonNode> arguments = new HashMap<>();
                field.get("args").forEach(argument -> arguments.put(argument.get("name").asString(), argument));
                if (!arguments.containsKey("where")) {
                    continue;
                }
                List<String> attempts = new ArrayList<>();
                JsonNode filter = byName.get(arguments.get("where").at("/type/name").asString());
                filter.get("inputFields").forEach(input -> samples(input, byName).forEach(sample -> attempts.add("where: {" + input.get("name").asString() + ": " + sample + "}")));
                byName.get(arguments.get("orderBy").at("/type/ofType/ofType/name").asString()).get("enumValues")
                    .forEach(value -> attempts.add("orderBy: " + value.get("name").asString()));
                for (String attempt : attempts) {
                    String counted = attempt.equals(attempts.getFirst()) ? "totalCount " : "";
                    String selection = field.get("name").asString() + "(first: 2, " + (arguments.containsKey("from") ? "from: \"2023-01-01\", to: \"2023-12-31\", " : "") + (arguments.containsKey("groupBy") ? "groupBy: MONTH, " : "") + attempt + ") { " + counted + "edges { cursor } }";
                    String parents = parent.equals("Organization") ? "organizations" : "administrativeUnits";
                    tried.put(parent + "." + field.get("name").asString() + " " + attempt, parent.equals("Query") ? "{ " + selection + " }"
                        : "{ " + parents + "(first: 2, asOf: \"2023-12-31\") { nodes { " + selection + " } } }");
                }
            }
        }
        tried.values().parallelStream().forEach(api::data);
        assertThat(tried.keySet()).hasSizeGreaterThan(200).anyMatch(attempt -> attempt.contains("Organization.titles orderBy: HELD_UNTIL_DESC"));
    }

    private static List<String> samples(JsonNode input, Map<String, JsonNode> types) {
        JsonNode type = input.get("type");
        String name = type.get("name").isNull() ? type.at("/ofType/ofType/name").asString() : type.get("name").asString();
        return switch (name) {
            case "TextFilter" -> List.of("{eq: \"x\"}", "{in: [\"x\"]}", "{contains: \"x\"}", "{startsWith: \"x\"}");
            case "DateFilter" -> Stream.of("eq", "gt", "gte", "lt", "lte").map(operator -> "{" + operator + ": \"2023-01-01\"}").toList();
            case "DateTimeFilter" -> Stream.of("eq", "gt", "gte", "lt", "lte").map(operator -> "{" + operator + ": \"2023-01-01T00:00:00+07:00\"}").toList();
            case "Boolean" -> List.of("true", "false");
            case "VNDFilter", "IntFilter" -> Stream.of("eq", "gt", "gte", "lt", "lte").map(operator -> "{" + operator + ": 5}").toList();
            case "AdministrativeUnitFilter", "OrganizationFilter" -> name.startsWith("Org") && List.of("and", "or", "not").contains(input.get("name").asString())
                ? List.of("{}") : List.of("{code: {eq: \"x\"}}", "{level: COMMUNE}");
            default -> types.get(name).get("enumValues").isNull() || types.get(name).get("enumValues").isEmpty() ? List.of("{}")
                : List.of("[" + types.get(name).get("enumValues").valueStream().map(value -> value.get("name").asString()).collect(Collectors.joining(", ")) + "]");
        };
    }
}
