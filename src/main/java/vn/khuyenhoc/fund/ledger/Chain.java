package vn.khuyenhoc.fund.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import vn.khuyenhoc.fund.jooq.tables.records.FundEntryRecord;

/** Links the entries of a fund: each bears a hash over what it says and over the hash of the entry before it. */
public final class Chain {
    /** Before the first entry of a fund. */
    public static final String START = "0".repeat(64);

    private Chain() {}

    /** SHA-256 in hexadecimal digits. */
    public static String hash(String before, FundEntryRecord entry) {
        String said = Stream.of(before, entry.getId(), entry.getRecordedAt(), entry.getOrganizationId(), entry.getPlace(), entry.getActId(), entry.getDebit(), entry.getCredit(),
            entry.getAmount(), entry.getHappenedOn(), entry.getPostedOn(), entry.getEarmarkId(), entry.getReversalOf()).map(String::valueOf).collect(Collectors.joining("|"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
