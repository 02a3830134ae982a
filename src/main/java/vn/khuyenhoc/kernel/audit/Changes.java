package vn.khuyenhoc.kernel.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.jooq.tables.records.ChangeRecordRecord;

/** Writes a record of each change, in the transaction that makes it: who, when, of what, and hashes of what it said before and says now. */
public final class Changes {
    private Changes() {}

    /** @param before what the facts said, empty for new ones */
    public static void record(DSLContext sql, LocalDateTime at, String entity, List<? extends Record> before, List<? extends Record> after) {
        Act act = Act.behind();
        Long owner = onlyOne("organization_id", after);
        boolean one = after.size() == 1;
        WrittenLast.add(sql, new WrittenLast.Written(new ChangeRecordRecord().setId(Ids.next()).setRecordedAt(at).setCaller(act.caller()).setClient(act.client())
            .setOperation(act.operation()).setRequestId(act.requestId())
            .setEntity(entity).setEntityId(one ? (Long) after.getFirst().get("id") : null)
            .setOrganizationId(owner).setSubjectId(owner == null ? onlyOne("unit_id", after) : null)
            .setRowCount(after.size()).setVersion(one ? Version.micros(at) : null)
            .setBeforeHash(hash(before)).setAfterHash(hash(after)), one || !Act.asked() ? List.of() : keys(after)));
    }

    /** Of which rows of several it is found again; none of the system's own loads, as hashes are. */
    private static List<Long> keys(List<? extends Record> rows) {
        int id = rows.getFirst().indexOf("id");
        return rows.stream().map(row -> (Long) row.get(id)).distinct().toList();
    }

    /** What all rows name in a column, if they have it and name the same. */
    private static @Nullable Long onlyOne(String column, List<? extends Record> rows) {
        int place = rows.getFirst().indexOf(column);
        List<Long> named = place < 0 ? List.of() : rows.stream().map(row -> (Long) row.get(place)).distinct().limit(2).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    /** Not through {@code intoArray}: jOOQ makes settings and a mapper anew for each record that knows no database. */
    private static String said(Record row) {
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return Arrays.toString(values);
    }

    /** SHA-256 of all values; none of the system's own loads, whose 740,000 rows would take a second of a start. */
    private static @Nullable String hash(List<? extends Record> rows) {
        if (rows.isEmpty() || !Act.asked()) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.forEach(row -> digest.update(said(row).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
