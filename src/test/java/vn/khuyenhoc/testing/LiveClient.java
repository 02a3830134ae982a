package vn.khuyenhoc.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A websocket client that says what a test wants, right or wrong, and hears the answers in their order. */
public class LiveClient implements WebSocket.Listener, AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    public LiveClient(int port, Map<String, String> headers) {
        this(port, headers, "graphql-transport-ws");
    }

    public LiveClient(int port, Map<String, String> headers, String protocol, String... lesser) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(protocol, lesser);
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), this).join();
    }

    /** A client whose connection is acknowledged. */
    public static LiveClient ready(int port, Map<String, String> headers, String payload) {
        LiveClient client = new LiveClient(port, headers);
        client.say("{\"type\":\"connection_init\",\"payload\":" + payload + "}");
        client.hears("connection_ack");
        return client;
    }

    public void say(String message) {
        socket.sendText(message, true).exceptionally(gone -> socket).join();
    }

    public void subscribe(String id, Map<String, ?> request) {
        say(json.writeValueAsString(Map.of("id", id, "type", "subscribe", "payload", request)));
    }

    /** The answer to one operation, whose completion is awaited too. */
    public JsonNode answer(Map<String, ?> request) {
        subscribe("1", request);
        JsonNode answer = hears("next").get("payload");
        hears("complete");
        return answer;
    }

    /** Why one operation was refused; with that it has ended. */
    public JsonNode refusal(Map<String, ?> request) {
        subscribe("1", request);
        return hears("error").at("/payload/0");
    }

    /** Why such operations are refused at last, of at most ten. */
    public JsonNode refusalAtLast(Map<String, ?> request) {
        JsonNode said = said(request);
        for (int i = 1; i < 10 && said.get("type").asString().equals("next"); i++) {
            hears("complete");
            said = said(request);
        }
        return said.at("/payload/0");
    }

    private JsonNode said(Map<String, ?> request) {
        subscribe("1", request);
        return json.readTree(next());
    }

    public boolean gone() {
        return socket.isOutputClosed() || socket.isInputClosed();
    }

    /** The next message, which must be of a type. */
    public JsonNode hears(String type) {
        String message = next();
        JsonNode said = message.startsWith("{") ? json.readTree(message) : json.createObjectNode();
        if (!said.path("type").asString("").equals(type)) {
            throw new AssertionError("expected " + type + ", heard " + message);
        }
        return said;
    }

    /** The code and the reason with which the server hung up, after whatever it still said. */
    public String closed() {
        String message = next();
        while (message.startsWith("{")) {
            message = next();
        }
        return message;
    }

    private String next() {
        try {
            String message = heard.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("heard nothing");
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add((code + " " + reason).trim());
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
