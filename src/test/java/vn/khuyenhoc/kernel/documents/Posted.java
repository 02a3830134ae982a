package vn.khuyenhoc.kernel.documents;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of a client that decides itself what stands in their body. */
class Posted {
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    Posted(int port) {
        this.port = port;
    }

    JsonNode answer(Map<String, ?> body, String language) throws Exception {
        return json.readTree(to("/graphql", body, language));
    }

    String to(String path, Map<String, ?> body, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json").header("Accept-Language", language)
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    JsonNode answer(Map<String, ?> body) throws Exception {
        return answer(body, "en");
    }

    String code(Map<String, ?> body) throws Exception {
        return answer(body).at("/errors/0/extensions/code").asString("none");
    }

    /** A request by Apollo's rules, with or without the document. */
    static Map<String, Object> persisted(String hash, String... query) {
        Map<String, Object> body = new HashMap<>();
        body.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        if (query.length == 1) {
            body.put("query", query[0]);
        }
        return body;
    }
}
