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

/** Somebody at a desk where commendations are nominated, verified, decided and awarded. */
public record CommendationDesk(Api api) {
    private static final String CASE = "id state recipientKind recipient recipientOrganization { id } address form authority reason meritSince meritYear stepOn outside "
        + "organization { id } desk { id } decidingOrganization { id } decisionNumber decidedOn signer amount awardedOn refusalReason version commendation { id } "
        + "steps { state on takenBy desk { id } }";

    public static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    public JsonNode send(String mutation, String language, Object... fields) {
        Map<String, @Nullable Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        String selection = switch (mutation) {
            case "awardCommendations" -> "commendations { id awardedOn amount }";
            case "retryCommendationPayment" -> "payment { state amount code paidOn grant { id state amount turns purpose decisionNumber } }";
            default -> "commendationCase { " + CASE + " }";
        };
        return api.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + selection + " errors { code message inputPath } } }",
            Map.of("input", input), language);
    }

    public JsonNode done(String mutation, Object... fields) {
        JsonNode answer = send(mutation, "vi", fields);
        assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).isEmpty();
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.at("/data/" + mutation).iterator().next();
    }

    /** In both languages, with the path at fault. */
    public void refused(String code, String path, String mutation, Object... fields) {
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

    public static Object[] nomination(OrganizationId organization, Map<String, ?> recipient, String reason, String on) {
        return new Object[] {"idempotencyKey", key(), "organization", id(organization), "recipient", recipient, "form", "CERTIFICATE_OF_MERIT", "reason", reason,
            "meritYear", 2023, "on", on};
    }

    public JsonNode nominate(OrganizationId organization, Map<String, ?> recipient, String reason, String on) {
        return done("nominateCommendation", nomination(organization, recipient, reason, on));
    }

    /** The fields of a step of a case, and whatever else it takes. */
    public static Object[] step(JsonNode one, String on, Object... more) {
        return Stream.concat(Stream.of("id", one.get("id").asString(), "version", one.get("version").asString(), "on", on), Stream.of(more)).toArray();
    }

    public JsonNode verify(JsonNode one, String on) {
        return done("verifyCommendation", step(one, on));
    }

    public JsonNode up(JsonNode one, String on) {
        return done("proposeCommendationUp", step(one, on));
    }

    public JsonNode decide(JsonNode one, String number, String on, @Nullable Long amount) {
        return done("decideCommendation", step(one, on, "idempotencyKey", key(), "decisionNumber", number, "signer", "Trần Văn Ký", "amount", amount));
    }

    public static Object[] ceremony(String on, JsonNode... cases) {
        return new Object[] {"idempotencyKey", key(), "on", on, "cases",
            Stream.of(cases).map(one -> Map.of("id", one.get("id").asString(), "version", one.get("version").asString())).toList()};
    }

    public JsonNode award(String on, JsonNode... cases) {
        return done("awardCommendations", ceremony(on, cases));
    }

    public JsonNode shown(String id) {
        return api.data("query($id: ID!) { node(id: $id) { ... on CommendationCase { " + CASE + " } } }", Map.of("id", id)).get("node");
    }
}
