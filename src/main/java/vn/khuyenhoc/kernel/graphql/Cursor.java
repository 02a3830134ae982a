package vn.khuyenhoc.kernel.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Place;

/**
 * A place in a list as clients hold it: base64url of the order, its values and the id between tildes; in a value, what parts
 * or escapes is escaped as in an address, and nothing else, so that a place between the longest texts is still short. Nothing is deserialised but text; the list checks that order and values are its own.
 */
final class Cursor {
    /** Three texts of 500 letters, of four bytes each at the most, are 8,000 characters of it. */
    private static final int LONGEST = 9_000;

    private Cursor() {}

    static String of(Place place) {
        List<String> parts = new ArrayList<>();
        parts.add(String.join(",", place.orderBy()));
        place.values().forEach(value -> parts.add(value.replace("%", "%25").replace("~", "%7E").replace("+", "%2B")));
        parts.add(String.valueOf(place.id()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(String.join("~", parts).getBytes(UTF_8));
    }

    static Place parse(String opaque) {
        try {
            if (opaque.length() <= LONGEST) {
                String[] parts = new String(Base64.getUrlDecoder().decode(opaque), UTF_8).split("~", -1);
                List<String> orderBy = parts[0].isEmpty() ? List.of() : List.of(parts[0].split(","));
                List<String> values = Arrays.stream(parts, 1, parts.length - 1).map(value -> URLDecoder.decode(value, UTF_8)).toList();
                return new Place(orderBy, values, Long.parseLong(parts[parts.length - 1]));
            }
        } catch (RuntimeException notOurs) {
            // refused below, like any other text that is no cursor of ours
        }
        throw new Refusal("CURSOR_INVALID", "after");
    }
}
