package vn.khuyenhoc.organization.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** The version of what a line says. It does not change when only the line's end does: answers about earlier days stay as they were. */
public final class LineVersion {
    private LineVersion() {}

    public static String of(OrganizationRegisterRecord line) {
        String said = List.of(line.getOrganizationId(), line.getCode(), line.getName(), line.getLevel(), line.getBasis(),
            String.valueOf(line.getParentId()), line.getUnitId(), line.getValidFrom()).toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return Long.toUnsignedString(ByteBuffer.wrap(digest).getLong(), Character.MAX_RADIX);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
