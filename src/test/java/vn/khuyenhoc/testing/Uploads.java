package vn.khuyenhoc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends spreadsheets as a browser's form does. */
@TestComponent
public class Uploads {
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json;
    private final Environment environment;

    Uploads(JsonMapper json, Environment environment) {
        this.json = json;
        this.environment = environment;
    }

    public HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<byte[]> send(@Nullable String token, String kind, String fileName, byte[] content) {
        String boundary = "----form" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--" + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/imports")).header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    /** A form of one text, without a file. */
    public HttpResponse<byte[]> form(@Nullable String token, String name, String text, String... headers) {
        String body = "--form\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n--form--\r\n";
        return post(token, "multipart/form-data; boundary=form", body, headers);
    }

    /** Something else than a form. */
    public HttpResponse<byte[]> json(@Nullable String token, String... headers) {
        return post(token, "application/json", "{}", headers);
    }

    private HttpResponse<byte[]> post(@Nullable String token, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/imports")).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public JsonNode json(HttpResponse<byte[]> answer) {
        return json.readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
