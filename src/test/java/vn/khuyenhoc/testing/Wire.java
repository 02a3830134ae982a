package vn.khuyenhoc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint as it is seen on the wire: requests of any form, answers with status and headers. */
@TestComponent
public class Wire {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json;
    private final Environment environment;

    Wire(JsonMapper json, Environment environment) {
        this.json = json;
        this.environment = environment;
    }

    public HttpRequest.Builder at(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getRequiredProperty(port) + path));
    }

    public HttpRequest.Builder graphql(String path) {
        return at("local.server.port", "/graphql" + path);
    }

    /** A GET of a document. */
    public HttpRequest.Builder reading(String document) {
        return graphql("?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder posting(String contentType, String body) {
        return graphql("").header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first error of an answer. */
    public JsonNode error(HttpResponse<String> answer) {
        return json.readTree(answer.body()).at("/errors/0");
    }

    public String code(HttpResponse<String> answer) {
        return error(answer).at("/extensions/code").asString("");
    }
}
