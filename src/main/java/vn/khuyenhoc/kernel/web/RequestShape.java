package vn.khuyenhoc.kernel.web;

import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** What GraphQL over HTTP says of a request's JSON: one object, whose known entries are each of one kind. */
final class RequestShape {
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Set<String> TEXTS = Set.of("query", "operationName", "documentId");
    private static final Set<String> OBJECTS = Set.of("variables", "extensions");

    private RequestShape() {}

    static void check(String text) {
        try (JsonParser json = open(text)) {
            checkEntries(json);
        } catch (JacksonException e) {
            throw RequestRefused.badRequest("BODY_MALFORMED");
        }
        if (WholeCharacters.mayLackIn(text) && !WholeCharacters.remainIn(open(text))) {
            throw RequestRefused.badRequest("BODY_MALFORMED");
        }
    }

    private static JsonParser open(String text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    private static void checkEntries(JsonParser json) {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw RequestRefused.badRequest(first == JsonToken.START_ARRAY ? "BATCH_UNSUPPORTED" : "BODY_MALFORMED");
        }
        boolean named = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            checkKind(name, json.nextToken());
            named |= names(name, json);
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw RequestRefused.badRequest("BODY_MALFORMED");
        }
        if (!named) {
            throw RequestRefused.badRequest("QUERY_MISSING");
        }
    }

    /** Whether the text is one JSON object and nothing else. */
    static boolean isObject(String text) {
        try (JsonParser json = open(text)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            return object && json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static void checkKind(String name, JsonToken value) {
        boolean right = value == JsonToken.VALUE_NULL
            || (TEXTS.contains(name) ? value == JsonToken.VALUE_STRING : !OBJECTS.contains(name) || value == JsonToken.START_OBJECT);
        if (!right) {
            throw RequestRefused.parameter(name);
        }
    }

    /** A document is sent, or named by {@code documentId} or by the hash that Apollo's clients send in {@code extensions}. */
    private static boolean names(String entry, JsonParser json) {
        return switch (entry) {
            case "query", "documentId" -> json.currentToken() == JsonToken.VALUE_STRING && !json.getString().isBlank();
            case "extensions" -> json.currentToken() == JsonToken.START_OBJECT && holdsPersistedQuery(json);
            default -> false;
        };
    }

    private static boolean holdsPersistedQuery(JsonParser json) {
        boolean found = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean persisted = json.currentName().equals("persistedQuery");
            JsonToken value = json.nextToken();
            if (persisted && value != JsonToken.START_OBJECT && value != JsonToken.VALUE_NULL) {
                throw RequestRefused.parameter("extensions");
            }
            found |= persisted && value == JsonToken.START_OBJECT;
            json.skipChildren();
        }
        return found;
    }
}
