package vn.khuyenhoc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as its clients meet it: documents and variables sent to the endpoint. */
@TestComponent
public class Api {
    private final HttpClient client;
    private final JsonMapper json;
    private final Environment environment;
    private final String user;
    private @Nullable String token;

    @Autowired
    Api(JsonMapper json, Environment environment) {
        this(HttpClient.newHttpClient(), json, environment, "admin");
    }

    private Api(HttpClient client, JsonMapper json, Environment environment, String user) {
        this.client = client;
        this.json = json;
        this.environment = environment;
        this.user = user;
    }

    /** The data of an answer without errors. */
    public JsonNode data(String document, Map<String, ?> variables) {
        JsonNode answer = answer(document, variables, "vi");
        if (answer.has("errors")) {
            throw new AssertionError(answer.get("errors").toString());
        }
        return answer.get("data");
    }

    public JsonNode data(String document) {
        return data(document, Map.of());
    }

    /** The first error of an answer, in a language. */
    public JsonNode error(String document, Map<String, ?> variables, String language) {
        return answer(document, variables, language).at("/errors/0");
    }

    public JsonNode answer(String document, Map<String, ?> variables, String language) {
        return json.readTree(send(document, variables, language).body());
    }

    /** The same endpoint for another caller: a sample user, or nobody ({@code anonymous}). */
    public Api as(String user) {
        return new Api(client, json, environment, user);
    }

    public Api withToken(String token) {
        Api api = as("nobody");
        api.token = token;
        return api;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** The HTTP status of an answer. */
    public int status(String document) {
        return send(document, Map.of(), "vi").statusCode();
    }

    private HttpResponse<String> send(String document, Map<String, ?> variables, String language) {
        return post(json.writeValueAsString(Map.of("query", document, "variables", variables)), language);
    }

    /** Whatever is sent to the endpoint. */
    public HttpResponse<String> post(String body, String language) {
        return send(request("/graphql", language).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, String language) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept-Language", language);
        return token().isEmpty() ? request : request.header("Authorization", "Bearer " + token());
    }

    /** Issued by the sample profile; without it everybody is anonymous. */
    private String token() {
        if (token == null) {
            HttpResponse<String> issued = send(HttpRequest.newBuilder(uri("/sample/tokens/" + user)));
            token = issued.statusCode() == 200 ? issued.body() : "";
        }
        return token;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
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

    /** An operation of the query library. */
    public static String library(String file) {
        try {
            return Files.readString(Path.of("schema/queries", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
