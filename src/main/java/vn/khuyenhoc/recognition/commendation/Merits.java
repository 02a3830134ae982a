package vn.khuyenhoc.recognition.commendation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION_CLAIM;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationClaimRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Nobody is commended twice for one merit: the same form, by the same body, for the same year and reason. A primary key says so. */
@Component
class Merits {
    private final DSLContext sql;
    private final Days days;

    Merits(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    static String of(RecognitionCommendationRecord row) {
        Object body = row.getOutside() ? Text.unmarked(row.getAuthority()) : Objects.requireNonNullElse(row.getHolderId(), row.getOrganizationId());
        return hash("merit", recipient(row), row.getForm(), body, row.getMeritYear(), Text.plain(row.getReason()));
    }

    /** What another module drafts once. */
    static String drafted(String source, RecognitionCommendationRecord row) {
        return hash("source", source, recipient(row));
    }

    /** By what is known of them; of two with one name and one nominating organization nobody can say that they differ. */
    private static String recipient(RecognitionCommendationRecord row) {
        if (row.getRecipientOrganizationId() != null) {
            return "organization " + row.getRecipientOrganizationId();
        }
        return row.getRecipientPersonId() != null ? "person " + row.getRecipientPersonId()
            : row.getRecipientKind() + " " + row.getOrganizationId() + " " + Text.plain(row.getRecipient()) + " " + Text.plain(Objects.requireNonNullElse(row.getAddress(), ""));
    }

    private static String hash(Object... said) {
        try {
            String text = Stream.of(said).map(String::valueOf).collect(joining("|"));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param argument the field of the input at fault, if it is
     * @throws Refusal COMMENDATION_KNOWN if it is claimed already; a twin that claims it at the same time waits here for the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void claim(String claim, long commendation, boolean ofMerit, String argument) {
        try {
            sql.insertInto(RECOGNITION_COMMENDATION_CLAIM).set(claim(claim, commendation).setOfMerit(ofMerit)).execute();
        } catch (DuplicateKeyException known) {
            throw new Refusal("COMMENDATION_KNOWN", argument);
        }
    }

    /** Of older books, in which nobody looked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void claimWhatIsFree(Collection<RecognitionCommendationRecord> rows) {
        Rows.insertMissing(sql, rows.stream().map(row -> claim(of(row), row.getId()).setOfMerit(true)).toList());
    }

    private RecognitionCommendationClaimRecord claim(String claim, long commendation) {
        return RECOGNITION_COMMENDATION_CLAIM.newRecord().setClaim(claim).setRecordedAt(days.now()).setCommendationId(commendation);
    }

    /** Somebody may be nominated for it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(long commendation) {
        var c = RECOGNITION_COMMENDATION_CLAIM;
        sql.deleteFrom(c).where(c.COMMENDATION_ID.eq(commendation)).and(c.OF_MERIT).execute();
    }

    /** Which commendation holds each of the claims that are taken. */
    Map<String, Long> claimed(List<String> claims) {
        var c = RECOGNITION_COMMENDATION_CLAIM;
        return sql.select(c.CLAIM, c.COMMENDATION_ID).from(c).where(c.CLAIM.in(claims)).fetchMap(c.CLAIM, c.COMMENDATION_ID);
    }
}
