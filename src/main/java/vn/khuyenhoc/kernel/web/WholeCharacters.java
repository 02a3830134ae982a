package vn.khuyenhoc.kernel.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Half a character is no text: an escape of JSON can write one, but UTF-8 has no form for it (and RFC 7493 forbids it). */
public final class WholeCharacters {
    private static final Pattern SUSPECT = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private WholeCharacters() {}

    public static boolean mayLackIn(String text) {
        return SUSPECT.matcher(text).find();
    }

    /** Whether every name and text up to the end is made of whole characters. */
    public static boolean remainIn(JsonParser json) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
            if (text && !StandardCharsets.UTF_8.newEncoder().canEncode(json.getString())) {
                return false;
            }
        }
        return true;
    }
}
