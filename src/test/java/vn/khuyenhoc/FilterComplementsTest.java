package vn.khuyenhoc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** A filter and its {@code not} share the rows of a list between them, also those that lack what is asked about. */
@SampleTest
class FilterComplementsTest {
    /** Of those who give without being named nobody reads the name, administrators neither. */
    private static final Set<String> HIDDEN_FROM_ALL = Set.of("contributions.donorName", "pledges.donorName");
    /** What listeners are about to record of the sample while it is read. */
    private static final Set<String> GROWING = Set.of("changes", "parkedEvents");
    private static final String ALL = "";

    @Autowired Api api;

    private int count(String list, String arguments, String where) {
        String given = Stream.of(arguments, where.isEmpty() ? "" : "where: " + where).filter(argument -> !argument.isEmpty()).reduce((one, other) -> one + ", " + other)
            .map(some -> "(" + some + ")").orElse("");
        return api.data("{ " + list + given + " { totalCount } }").at("/" + list + "/totalCount").asInt();
    }

    /** Each once with a condition that holds of some rows only, and of none that lacks the value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pledges | | {dueOn: {gte: \"1945-01-01\"}}",
        "pledges | | {donorKind: BUSINESS}",
        "campaigns | asOf: \"2023-12-31\" | {state: LAUNCHED}",
        "campaigns | asOf: \"2023-12-31\" | {reference: {eq: \"135/KH-UBND\"}}",
        "campaignReports | | {submittedOn: {gte: \"2023-12-10\"}}",
        "citizenAccounts | | {confirmedOn: {gte: \"2000-01-01\"}}",
        "titles | asOf: \"2023-11-30\" | {heldUntil: {lt: \"2025-01-01\"}}",
        "members | asOf: \"2023-12-31\" | {leftOn: {gte: \"1945-01-01\"}}",
    })
    void countsEveryRowOnce(String list, String arguments, String filter) {
        String given = arguments == null ? "" : arguments;
        int all = count(list, given, ALL);
        int so = count(list, given, filter);
        int other = count(list, given, "{not: " + filter + "}");
        assertThat(so + other).isEqualTo(all);
        assertThat(other).isPositive();
        assertThat(count(list, given, "{not: {not: " + filter + "}}")).isEqualTo(so);
        assertThat(count(list, given, "{not: {and: [" + filter + ", {not: {or: []}}]}}")).isEqualTo(other);
        assertThat(count(list, given, "{not: {or: [" + filter + ", {or: []}]}}")).isEqualTo(other);
        assertThat(count(list, given, "{or: [" + filter + ", {not: " + filter + "}]}")).isEqualTo(all);
        assertThat(count(list, given, "{and: [" + filter + ", {not: " + filter + "}]}")).isZero();
    }

    /** Who has not left, what is not closed, what has no day. */
    @Test
    void findsWhatLacksAValue() {
        assertThat(count("pledges", "", "{not: {dueOn: {gte: \"1945-01-01\"}}}")).isEqualTo(34);
        assertThat(count("members", "asOf: \"2023-12-31\"", "{not: {leftOn: {gte: \"1945-01-01\"}}}")).isGreaterThan(216_000);
        assertThat(count("campaigns", "asOf: \"2023-12-31\"", "{not: {state: [DRAFT, LAUNCHED, RUNNING, MID_REVIEW, FINAL_REVIEW, CLOSED]}}")).isEqualTo(3);
    }

    /** The schema's own lists: each field of each filter, whatever its table has at that place. */
    @Test
    void countsEveryRowOnceByEveryFilterOfTheSchema() {
        JsonNode types = api.data("""
            { __schema { types { name enumValues { name } inputFields { name type { name ofType { ofType { name } } } }
              fields { name args { name defaultValue type { name kind } } } } } }""").at("/__schema/types");
        Map<String, JsonNode> byName = types.valueStream().collect(toMap(type -> type.get("name").asString(), type -> type));
        List<String> asked = new ArrayList<>();
        for (JsonNode list : byName.get("Query").get("fields")) {
            Map<String, JsonNode> arguments = list.get("args").valueStream().collect(toMap(argument -> argument.get("name").asString(), argument -> argument));
            String name = list.get("name").asString();
            if (!arguments.containsKey("where") || arguments.containsKey("groupBy") || arguments.containsKey("from") || GROWING.contains(name)) {
                continue;
            }
            for (JsonNode field : byName.get(arguments.get("where").at("/type/name").asString()).get("inputFields")) {
                String path = name + "." + field.get("name").asString();
                sample(field, byName).filter(sample -> !HIDDEN_FROM_ALL.contains(path)).forEach(sample -> asked.add(name + "|{" + field.get("name").asString() + ": " + sample + "}"));
            }
        }
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked.parallelStream().filter(one -> !shared(one.split("\\|")[0], one.split("\\|")[1])).toList()).isEmpty();
    }

    /** Three questions, between which a listener may still have written: such a difference passes. */
    private boolean shared(String list, String filter) {
        try {
            await().atMost(30, SECONDS).until(() -> count(list, "", filter) + count(list, "", "{not: " + filter + "}") == count(list, "", ALL));
            return true;
        } catch (ConditionTimeoutException lost) {
            return false;
        }
    }

    private static Stream<String> sample(JsonNode field, Map<String, JsonNode> types) {
        JsonNode type = field.get("type");
        String name = type.get("name").isNull() ? type.at("/ofType/ofType/name").asString() : type.get("name").asString();
        return switch (name) {
            case "TextFilter" -> Stream.of("{contains: \"a\"}", "{in: [\"a\"]}");
            case "DateFilter" -> Stream.of("{gte: \"2023-06-01\", lt: \"2024-01-01\"}");
            case "DateTimeFilter" -> Stream.of("{lt: \"2023-01-01T00:00:00+07:00\"}");
            case "Boolean" -> Stream.of("true");
            case "VNDFilter", "IntFilter" -> Stream.of("{gt: 5, lte: 500000}");
            case "AdministrativeUnitFilter", "OrganizationFilter" -> List.of("and", "or", "not").contains(field.get("name").asString()) ? Stream.of() : Stream.of("{level: COMMUNE}");
            default -> types.get(name).get("enumValues").valueStream().limit(1).map(value -> "[" + value.get("name").asString() + "]");
        };
    }

    /** Who is hidden from a caller is in neither: else {@code not} would tell whose name it is. */
    @Test
    void tellsNothingOfWhatIsHidden() {
        Api nobody = api.as("anonymous");
        String titles = "{ titles(asOf: \"2023-11-30\"%s) { totalCount } }";
        int shown = nobody.data(titles.formatted(", where: {kind: [LEARNING_CLAN, LEARNING_COMMUNITY, LEARNING_UNIT]}")).at("/titles/totalCount").asInt();
        assertThat(shown).isEqualTo(583 + 431 + 426);
        List<Integer> parts = Stream.of("{holder: {contains: \"nguyen\"}}", "{not: {holder: {contains: \"nguyen\"}}}")
            .map(where -> nobody.data(titles.formatted(", where: " + where)).at("/titles/totalCount").asInt()).toList();
        assertThat(parts.get(0) + parts.get(1)).isEqualTo(shown);
        assertThat(parts.get(0)).isPositive();
        assertThat(count("titles", "asOf: \"2023-11-30\"", "{not: {holder: {contains: \"nguyen\"}}}")).isGreaterThan(shown);
    }
}
