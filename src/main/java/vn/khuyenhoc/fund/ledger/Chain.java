package vn.khuyenhoc.fund.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;

/** Links the entries of a fund: each bears a hash over what it says and over the hash of the entry before it. */
public final class Chain {
    /** Before the first entry of a fund. */
    public static final String START = "0".repeat(64);

    private Chain() {}

    /** SHA-256 in hexadecimal digits. */
    public static String hash(String before, FundEntryRecord entry) {
        String said = new StringBuilder(256).append(before).append('|').append(entry.getId()).append('|').append(entry.getRecordedAt()).append('|').append(entry.getOrganizationId())
            .append('|').append(entry.getPlace()).append('|').append(entry.getActId()).append('|').append(entry.getDebit()).append('|').append(entry.getCredit())
            .append('|').append(entry.getAmount()).append('|').append(entry.getHappenedOn()).append('|').append(entry.getPostedOn()).append('|').append(entry.getEarmarkId())
            .append('|').append(entry.getReversalOf()).toString();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
