package vn.khuyenhoc.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** An opaque id that names its type: base64url of {@code Type:key}. What is not one is simply unknown. */
public record GlobalId(String type, long key) {
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z]{1,60}):(0|[1-9]\\d{0,18})");

    public static String of(String type, long key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((type + ":" + key).getBytes(UTF_8));
    }

    public static @Nullable GlobalId parse(String opaque) {
        try {
            Matcher plain = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(opaque), UTF_8));
            return plain.matches() ? new GlobalId(plain.group(1), Long.parseLong(plain.group(2))) : null;
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
