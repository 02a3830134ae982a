package vn.khuyenhoc.kernel.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import vn.khuyenhoc.kernel.Refusal;

/** The place of a row in its list: the row's id, so that rows added or removed elsewhere do not shift it. */
final class Cursor {
    private static final Pattern PLAIN = Pattern.compile("after:(\\d{1,19})");

    private Cursor() {}

    static String of(Node row) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("after:" + row.key()).getBytes(UTF_8));
    }

    static long parse(String opaque) {
        try {
            Matcher plain = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(opaque), UTF_8));
            if (plain.matches()) {
                return Long.parseLong(plain.group(1));
            }
        } catch (IllegalArgumentException notOurs) {
            // refused below, like any other text that is no cursor of ours
        }
        throw new Refusal("CURSOR_INVALID", "after");
    }
}
