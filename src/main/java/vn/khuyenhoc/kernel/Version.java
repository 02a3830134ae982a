package vn.khuyenhoc.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Which state of a fact somebody read: the moment it was recorded, or what it said; opaque to clients. */
public final class Version {
    private Version() {}

    public static String of(LocalDateTime recordedAt) {
        return Long.toString(micros(recordedAt), Character.MAX_RADIX);
    }

    /** Of what is said, whenever it was recorded; every part has one text, and none is null. */
    public static String of(List<?> said) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(StandardCharsets.UTF_8));
            return Long.toUnsignedString(ByteBuffer.wrap(digest).getLong(), Character.MAX_RADIX);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Since 1970. */
    public static long micros(LocalDateTime recordedAt) {
        return recordedAt.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + recordedAt.getNano() / 1_000;
    }
}
