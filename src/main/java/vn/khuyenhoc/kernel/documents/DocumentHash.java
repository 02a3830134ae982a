package vn.khuyenhoc.kernel.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a document's exact text, in lower-case hexadecimal: the name that cannot mean another text. */
final class DocumentHash {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private DocumentHash() {}

    static String of(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isOne(String text) {
        return HEX.matcher(text).matches();
    }
}
