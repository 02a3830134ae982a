package vn.khuyenhoc.fund;

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
import vn.khuyenhoc.testing.Api;

/** Somebody at the desk where rounds of spending are entered and decided. */
record GrantDesk(Api api) {
    private static final String FIELDS = "id purpose title decisionNumber state approvedOn paidOn acknowledgedOn endedOn reason turns amount listed "
        + "distinctRecipients enteredBy editedBy approvedBy version organization { id }";

    JsonNode send(String mutation, String language, Object... fields) {
        Map<String, @Nullable Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return api.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { grant { " + FIELDS + " } errors { code message inputPath } } }",
            Map.of("input", input), language);
    }

    JsonNode done(String mutation, Object... fields) {
        JsonNode answer = send(mutation, "vi", fields);
        assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).isEmpty();
        assertThat(answer.at("/data/" + mutation + "/grant").isObject()).as(answer.toString()).isTrue();
        return answer.at("/data/" + mutation + "/grant");
    }

    /** In both languages, with the path at fault. */
    void refused(String code, String path, String mutation, Object... fields) {
        List<JsonNode> errors = Stream.of("vi", "en").map(language -> send(mutation, language, fields)).map(answer -> {
            assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).hasSize(1);
            return answer.at("/data/" + mutation + "/errors/0");
        }).toList();
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo(code);
            assertThat(String.join(".", error.get("inputPath").valueStream().map(JsonNode::asString).toList())).isEqualTo(path);
        });
        assertWorded(code, errors.get(0).get("message").asString(), errors.get(1).get("message").asString());
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static Object[] draft(OrganizationId organization, String number, String payOn, @Nullable Integer turns, @Nullable Object amount) {
        return new Object[] {"idempotencyKey", key(), "organization", GlobalId.of("Organization", organization.value()), "purpose", "SCHOLARSHIP",
            "title", "Học bổng vượt khó", "decisionNumber", number, "payOn", payOn, "turns", turns, "amount", amount};
    }

    static Map<String, Object> child(String name, String birthDate, String school, String guardian, Object amount) {
        return Map.of("fullName", name, "birthDate", birthDate, "school", school, "guardian", guardian, "amount", amount);
    }

    JsonNode approve(JsonNode grant, String on) {
        return done("approveGrant", "id", grant.get("id").asString(), "on", on, "version", grant.get("version").asString());
    }

    JsonNode pay(JsonNode grant, String on) {
        return done("payGrant", "idempotencyKey", key(), "id", grant.get("id").asString(), "on", on);
    }

    JsonNode reverse(JsonNode grant, String on) {
        return done("reverseGrant", "idempotencyKey", key(), "id", grant.get("id").asString(), "on", on, "reason", "Chi nhầm");
    }

    JsonNode shown(String id) {
        return api.data("query($id: ID!) { node(id: $id) { ... on Grant { " + FIELDS + " } } }", Map.of("id", id)).get("node");
    }
}
