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

/** Somebody at a desk where campaigns are run: they are recorded, targets set, reports handed up. */
public record CampaignDesk(Api api) {
    private static final String CAMPAIGN = "id kind title reference issuer launchedOn endsOn state rounds { state on } owner { id } parent { id } commendation { level form reason targets } version ";
    private static final String ACTIVITY = "id kind title place startsOn endsOn turnout campaign { id } organization { id } version ";
    private static final String PARTICIPATION = "id since until campaign { id } organization { id } version ";

    private static final String REPORT = "id title asOf dueOn state late daysLate submittedOn acceptedOn note reason organization { id } version ";
    private static final String TARGET = "id indicator year amount base baseSource campaign { id } organization { id } version ";

    public static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    private static String selection(String mutation) {
        return switch (mutation) {
            case "recordActivity", "reviseActivity" -> "activity { " + ACTIVITY + "}";
            case "joinCampaign", "leaveCampaign" -> "participation { " + PARTICIPATION + "}";
            case "openReports" -> "reports { " + REPORT + "}";
            case "submitReport", "returnReport", "acceptReport" -> "report { " + REPORT + "}";
            case "setTarget" -> "target { " + TARGET + "}";
            case "distributeTarget" -> "targets { " + TARGET + "}";
            case "closeMovement" -> "campaign { " + CAMPAIGN + "} drafted";
            default -> "campaign { " + CAMPAIGN + "}";
        };
    }

    public JsonNode send(String mutation, String language, @Nullable Object... fields) {
        Map<String, @Nullable Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return api.answer("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + selection(mutation) + " errors { code message inputPath } } }",
            Map.of("input", input), language);
    }

    public JsonNode done(String mutation, @Nullable Object... fields) {
        JsonNode answer = send(mutation, "vi", fields);
        assertThat(answer.at("/data/" + mutation + "/errors")).as(answer.toString()).isEmpty();
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.at("/data/" + mutation).iterator().next();
    }

    /** In both languages, with the path at fault. */
    public void refused(String code, String path, String mutation, @Nullable Object... fields) {
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

    /** Some fields, some of them said otherwise or left out. */
    public static @Nullable Object[] with(@Nullable Object[] fields, @Nullable Object... changes) {
        Map<String, @Nullable Object> merged = new HashMap<>();
        for (@Nullable Object[] some : List.of(fields, changes)) {
            for (int i = 0; i < some.length; i += 2) {
                merged.put((String) some[i], some[i + 1]);
            }
        }
        return merged.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())).toArray();
    }

    public static @Nullable Object[] campaign(OrganizationId owner, String kind, @Nullable Object... changes) {
        return with(new @Nullable Object[] {"idempotencyKey", key(), "owner", id(owner), "kind", kind, "title", "Học tập suốt đời", "issuer", "Hội", "launchedOn", "2023-01-10",
            "endsOn", "2023-12-20"}, changes);
    }

    /** A movement that was launched and runs. */
    public JsonNode running(OrganizationId owner, CampaignDesk approver, @Nullable Object... changes) {
        JsonNode drafted = done("recordCampaign", campaign(owner, "MOVEMENT", changes));
        return approver.advance(approver.advance(drafted, "LAUNCHED", "2023-01-10"), "RUNNING", "2023-01-11");
    }

    public static @Nullable Object[] target(JsonNode campaign, OrganizationId organization, String indicator, Object amount, @Nullable Object... changes) {
        return with(new @Nullable Object[] {"idempotencyKey", key(), "campaign", campaign.get("id").asString(), "organization", id(organization), "indicator", indicator, "year", 2023,
            "amount", String.valueOf(amount)}, changes);
    }

    public JsonNode set(JsonNode campaign, OrganizationId organization, String indicator, Object amount, @Nullable Object... changes) {
        return done("setTarget", target(campaign, organization, indicator, amount, changes));
    }

    /** How far a target was reached by a day. */
    public JsonNode progress(JsonNode target, String asOf) {
        return api.data("query($id: ID!, $asOf: Date) { node(id: $id) { ... on Target { progress(asOf: $asOf) { asOf baseline value base percent forecast state } } } }",
            Map.of("id", target.get("id").asString(), "asOf", asOf)).at("/node/progress");
    }

    public JsonNode advance(JsonNode movement, String to, String on) {
        return done("advanceMovement", "id", movement.get("id").asString(), "to", to, "on", on, "version", movement.get("version").asString());
    }

    public JsonNode shown(String id) {
        return api.data("query($id: ID!) { node(id: $id) { ... on Campaign { " + CAMPAIGN + "} } }", Map.of("id", id)).get("node");
    }
}
