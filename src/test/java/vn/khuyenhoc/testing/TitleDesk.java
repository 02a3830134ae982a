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
        return mutation.equals("withdrawCriteriaSheet") ? "withdrawn" : "criteriaSheet { " + SHEET + " }";
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
}
