package vn.khuyenhoc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/** An officer's desk: spreadsheets are sent from it, looked at and applied. */
public record Desk(Uploads uploads, Api officer, String token) {
    private static final String SHOW = """
        query($id: ID!) { import(id: $id) { id state refusal { code message } rowCount badRowCount duplicateRowCount
          rows(first: 100) { nodes { number state problems { cell code message bad } } } } }""";
    private static final String APPLY = """
        mutation($input: ApplyImportInput!) { applyImport(input: $input) { import { state } errors { code message inputPath } } }""";

    public String sent(String kind, byte[] content) {
        HttpResponse<byte[]> answer = uploads.send(token, kind, "tệp", content);
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(202);
        return uploads.json(answer).get("id").asString();
    }

    public JsonNode shown(String id, String language) {
        return officer.answer(SHOW, Map.of("id", id), language).at("/data/import");
    }

    public JsonNode shown(String id) {
        return shown(id, "vi");
    }

    /** When nothing is done with it any more. */
    public JsonNode settled(String id) {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50))
            .until(() -> !List.of("READING", "APPLYING").contains(shown(id).get("state").asString()));
        return shown(id);
    }

    public JsonNode checked(String kind, String csv) {
        return settled(sent(kind, csv.getBytes(UTF_8)));
    }

    /** The errors of asking for it. */
    public JsonNode apply(String id, String badRows) {
        return apply(id, badRows, "vi");
    }

    public JsonNode apply(String id, String badRows, String language) {
        return officer.answer(APPLY, Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id, "badRows", badRows)), language).at("/data/applyImport/errors");
    }

    /** What is wrong, each by row, cell and code. */
    public static List<String> problems(JsonNode shown) {
        return shown.at("/rows/nodes").valueStream().flatMap(row -> row.get("problems").valueStream()
            .map(problem -> row.get("number").asInt() + " " + problem.get("cell").asString() + " " + problem.get("code").asString())).toList();
    }
}
