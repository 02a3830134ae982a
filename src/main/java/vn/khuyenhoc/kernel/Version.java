package vn.khuyenhoc.kernel;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Which state of a fact somebody read: the moment it was recorded, opaque to clients. */
public final class Version {
    private Version() {}

    public static String of(LocalDateTime recordedAt) {
        return Long.toString(micros(recordedAt), Character.MAX_RADIX);
    }

    /** Since 1970. */
    public static long micros(LocalDateTime recordedAt) {
        return recordedAt.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + recordedAt.getNano() / 1_000;
    }
}
