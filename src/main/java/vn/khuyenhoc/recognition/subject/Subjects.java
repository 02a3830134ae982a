package vn.khuyenhoc.recognition.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/** Who is judged as a hash: name and address however letters are composed, in either tone style, whatever their case. */
public final class Subjects {
    private Subjects() {}

    /** Who it is: whoever bears the same name at the same address at another organization is somebody else. */
    public static String key(TitleKind kind, OrganizationId organization, String holder, @Nullable String address) {
        return hash(kind + "|" + organization.value() + "|" + named(holder, address));
    }

    /** Whoever bears the same name at the same address, at any organization. */
    public static String alike(TitleKind kind, String holder, @Nullable String address) {
        return hash(kind + "||" + named(holder, address));
    }

    private static String named(String holder, @Nullable String address) {
        return folded(holder) + "|" + (address == null ? "" : folded(address));
    }

    private static String folded(String text) {
        return Text.line(text, "holder", Integer.MAX_VALUE).toLowerCase(Locale.ROOT);
    }

    private static String hash(String said) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
