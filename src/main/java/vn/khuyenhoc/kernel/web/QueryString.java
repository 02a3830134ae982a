package vn.khuyenhoc.kernel.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** The parameters of a GET, as the JSON that a POST of the same request would carry. */
final class QueryString {
    private static final Set<String> TEXTS = Set.of("query", "operationName", "documentId");
    private static final Set<String> JSONS = Set.of("variables", "extensions");

    private QueryString() {}

    static String asJson(@Nullable String queryString) {
        return parameters(queryString == null ? "" : queryString).entrySet().stream()
            .map(parameter -> "\"" + parameter.getKey() + "\":" + value(parameter.getKey(), parameter.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> parameters(String queryString) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : queryString.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0], parts[0]);
            boolean known = TEXTS.contains(name) || JSONS.contains(name);
            if (known && parts.length == 2 && !parts[1].isEmpty() && parameters.put(name, decoded(name, parts[1])) != null) {
                throw RequestRefused.parameter(name);
            }
        }
        return parameters;
    }

    private static String value(String name, String text) {
        if (TEXTS.contains(name)) {
            return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
        }
        // By itself, so that what stands behind an object's end cannot become another parameter.
        if (!RequestShape.isObject(text)) {
            throw RequestRefused.parameter(name);
        }
        return text;
    }

    /** Bytes that are no text in UTF-8 are refused, where {@link URLDecoder} would put a mark of its own. */
    private static String decoded(String name, String text) {
        try {
            ByteBuffer bytes = ISO_8859_1.newEncoder().encode(CharBuffer.wrap(URLDecoder.decode(text, ISO_8859_1)));
            return UTF_8.newDecoder().decode(bytes).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw RequestRefused.parameter(name);
        }
    }
}
