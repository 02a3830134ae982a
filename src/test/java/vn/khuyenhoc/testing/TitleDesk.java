package vn.khuyenhoc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;

/** Somebody at a desk where criteria are set out and titles are judged by them. */
public record TitleDesk(Api api) {
    public static final String SHEET = "id kind programme edition code name state total threshold validFrom validUntil version organization { id } replacedBy { id } "
        + "sections { order title minimum maximum criteria { code text maximum veto evidence } }";

    public static final String CASE = "id kind year name address unitKind state stepOn self { sum vetoes } review { sum vetoes } sufficient decision { number on signer heldUntil } "
        + "reason sheet { id } title { id holder } organization { id } desk { id } version steps { state on takenBy } selfScores { criterion points failed evidence } "
        + "reviewScores { criterion points failed evidence }";

    public static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    public static Map<String, @Nullable Object> with(Object... fields) {
        Map<String, @Nullable Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        return input;
    }

    /** The same with some fields otherwise. */
    public static Map<String, @Nullable Object> but(Map<String, @Nullable Object> input, Object... fields) {
        Map<String, @Nullable Object> other = new HashMap<>(input);
        other.putAll(with(fields));
        return other;
    }

    private static String selection(String mutation) {
        return switch (mutation) {
            case "withdrawCriteriaSheet" -> "withdrawn";
            case "decideTitleCases" -> "titleCases { " + CASE + " }";
            default -> mutation.contains("CriteriaSheet") ? "criteriaSheet { " + SHEET + " }" : "titleCase { " + CASE + " }";
        };
    }

    public JsonNode send(String mutation, String language, Map<String, @Nullable Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return api.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + selection(mutation) + " errors { code message inputPath } } }",
            Map.of("input", input), language);
    }

    public JsonNode done(String mutation, Map<String, @Nullable Object> input) {
        JsonNode answer = send(mutation, "vi", input);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).isEmpty();
        return answer.at("/data/" + mutation).iterator().next();
    }

    /** In both languages, with the path at fault. */
    public void refused(String code, String path, String mutation, Map<String, @Nullable Object> input) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> send(mutation, language, input)).map(answer -> {
            assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).hasSize(1);
            return answer.at("/data/" + mutation + "/errors/0");
        }).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo(code);
            assertThat(String.join(".", error.get("inputPath").valueStream().map(JsonNode::asString).toList())).isEqualTo(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    /** Each code with its path, of what is refused for more than one reason. */
    public static List<String> faults(JsonNode answer) {
        return answer.get("data").iterator().next().get("errors").valueStream()
            .map(error -> error.get("code").asString() + " " + String.join(".", error.get("inputPath").valueStream().map(JsonNode::asString).toList())).toList();
    }

    /** Of what is refused before any rule is asked. */
    public void forbidden(String code, String mutation, Map<String, @Nullable Object> input) {
        assertThat(send(mutation, "vi", input).at("/errors/0/extensions/code").asString()).isEqualTo(code);
    }

    public JsonNode shown(String id, String type, String fields) {
        return api.data("query($id: ID!) { node(id: $id) { ... on " + type + " { " + fields + " } } }", Map.of("id", id)).get("node");
    }

    public static Map<String, @Nullable Object> criterion(int order, String text, int maximum, boolean veto) {
        return with("order", order, "text", text, "maximum", maximum, "veto", veto);
    }

    public static Map<String, @Nullable Object> section(int order, String title, @Nullable Integer minimum, List<?> criteria) {
        return with("order", order, "title", title, "minimum", minimum, "criteria", criteria);
    }

    public static Map<String, @Nullable Object> content(int threshold, List<?> sections) {
        return with("code", "GĐHT", "name", "Bộ tiêu chí mẫu", "sourceNumber", "387/QĐ-TTg", "sourceIssuedOn", "2022-03-25", "sourceIssuer", "Thủ tướng Chính phủ",
            "total", 100, "threshold", threshold, "sections", sections);
    }

    /** Two sections of 60 and 40 points, of the first at least 30, and one veto. */
    public static Map<String, @Nullable Object> content(int threshold) {
        return content(threshold, List.of(
            section(1, "Học tập của trẻ em", 30, List.of(criterion(1, "Trẻ em được đi học đúng độ tuổi", 35, false), criterion(2, "Không có trẻ em bỏ học", 25, true))),
            section(2, "Học tập của người lớn", null, List.of(criterion(1, "Người lớn tham gia học tập thường xuyên", 40, false)))));
    }

    public JsonNode draft(@Nullable OrganizationId organization, String kind, String programme, int threshold) {
        return done("draftCriteriaSheet", with("idempotencyKey", key(), "kind", kind, "programme", programme,
            "organization", organization == null ? null : id(organization), "content", content(threshold)));
    }

    public JsonNode adopt(JsonNode draft, String from) {
        return done("adoptCriteriaSheet", with("id", draft.get("id").asString(), "version", draft.get("version").asString(), "from", from));
    }

    public static Map<String, @Nullable Object> registration(OrganizationId organization, String kind, int year, String name, @Nullable String address, String on) {
        return with("idempotencyKey", key(), "organization", id(organization), "kind", kind, "year", year, "name", name, "address", address,
            "unitKind", kind.equals("LEARNING_UNIT") ? "SCHOOL" : null, "on", on);
    }

    public JsonNode register(OrganizationId organization, String kind, int year, String name, @Nullable String address, String on) {
        return done("registerTitleCase", registration(organization, kind, year, name, address, on));
    }

    /** What a step names, and whatever else it takes. */
    public static Map<String, @Nullable Object> step(JsonNode one, String on, Object... more) {
        return but(with("id", one.get("id").asString(), "version", one.get("version").asString(), "on", on), more);
    }

    public static Map<String, @Nullable Object> score(String criterion, int points, boolean failed) {
        return with("criterion", criterion, "points", points, "failed", failed);
    }

    /** For the three criteria of {@link #content(int)}. */
    public static List<?> scores(int first, int second, int third) {
        return List.of(score("1.1", first, false), score("1.2", second, false), score("2.1", third, false));
    }

    public JsonNode assess(JsonNode one, String on, List<?> scores) {
        return done("assessTitleCase", step(one, on, "scores", scores));
    }

    public JsonNode review(JsonNode one, String on, List<?> scores) {
        return done("reviewTitleCase", step(one, on, "scores", scores));
    }

    public static Map<String, @Nullable Object> decision(OrganizationId organization, String number, String on, @Nullable String until, JsonNode... recognised) {
        return with("idempotencyKey", key(), "organization", id(organization), "number", number, "on", on, "signer", "Trần Văn Ký", "heldUntil", until,
            "recognised", Stream.of(recognised).map(one -> with("id", one.get("id").asString(), "version", one.get("version").asString())).toList());
    }

    public JsonNode decide(OrganizationId organization, String number, String on, @Nullable String until, JsonNode... recognised) {
        return done("decideTitleCases", decision(organization, number, on, until, recognised));
    }
}
