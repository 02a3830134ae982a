package vn.khuyenhoc.kernel.live;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.TextMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.khuyenhoc.kernel.documents.NamedDocument;
import vn.khuyenhoc.kernel.web.WholeCharacters;

/** What a client says over a websocket, by the protocol graphql-transport-ws; nothing else is listened to. */
record LiveMessage(String type, String id, ObjectNode whole) {
    private static final int LONGEST_ID = 100;

    static Optional<LiveMessage> read(JsonMapper json, String text) {
        try {
            if (WholeCharacters.mayLackIn(text) && !WholeCharacters.remainIn(json.createParser(text))) {
                return Optional.empty();
            }
            return json.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(text) instanceof ObjectNode whole && isRight(whole)
                ? Optional.of(new LiveMessage(whole.get("type").asString(), whole.path("id").asString(""), whole)) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isRight(ObjectNode whole) {
        return switch (whole.path("type").asString("")) {
            case "connection_init", "ping", "pong" -> isObject(whole.get("payload"));
            case "complete" -> isId(whole.path("id"));
            case "subscribe" -> isId(whole.path("id")) && whole.get("payload") instanceof ObjectNode payload && isRequest(payload);
            default -> false;
        };
    }

    private static boolean isId(JsonNode id) {
        return id.isString() && !id.asString().isBlank() && id.asString().length() <= LONGEST_ID;
    }

    private static boolean isRequest(ObjectNode payload) {
        return isText(payload.get("query")) && isText(payload.get("operationName")) && isText(payload.get("documentId"))
            && isObject(payload.get("variables")) && isObject(payload.get("extensions"));
    }

    private static boolean isText(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isString();
    }

    private static boolean isObject(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isObject();
    }

    /** In the shape that Spring's handler takes, in which a request has a document, and an operation a name of its own. */
    @SuppressWarnings("unchecked")
    TextMessage forHandler(JsonMapper json, LiveSession session) {
        if (type.equals("subscribe")) {
            ObjectNode request = (ObjectNode) whole.get("payload");
            Map<String, Object> extensions = json.convertValue(request.path("extensions"), Map.class);
            request.put("query", NamedDocument.document(request.path("query").asString("")));
            request.set("extensions", json.valueToTree(NamedDocument.extensions(extensions, request.path("documentId").asString(null))));
        }
        if (!id.isEmpty()) {
            whole.put("id", session.named(id));
        }
        return new TextMessage(json.writeValueAsString(whole));
    }
}
