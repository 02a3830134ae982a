package vn.khuyenhoc.recognition.commendation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationClaimRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Nobody is commended twice for one merit, whoever decides and in whatever form: the same recipient, year and reason. A primary key says so. */
@Component
class Merits {
    private final DSLContext sql;
    private final Days days;

    Merits(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** One at each of the {@link Neighbourhoods} of a recipient who is known by name alone. */
    List<String> of(RecognitionCommendationRecord row) {
        return Objects.requireNonNull(of(List.of(row)).get(row.getId()));
    }

    Map<Long, List<String>> of(Collection<RecognitionCommendationRecord> rows) {
        Neighbourhoods neighbourhoods = Neighbourhoods.of(rows, sql);
        return rows.stream().collect(toMap(RecognitionCommendationRecord::getId,
            row -> neighbourhoods.of(row).distinct().map(at -> hash("merit of all", recipient(row, at), row.getMeritYear(), Text.plain(row.getReason()))).sorted().toList()));
    }

    /** What another module drafts once. */
    static String drafted(String source, RecognitionCommendationRecord row) {
        return hash("source", source, recipient(row, row.getOrganizationId()));
    }

    /** By what is known of them; of two with one name in one neighbourhood nobody can say that they differ. */
    private static String recipient(RecognitionCommendationRecord row, long at) {
        if (row.getRecipientOrganizationId() != null) {
            return "organization " + row.getRecipientOrganizationId();
        }
        return row.getRecipientPersonId() != null ? "person " + row.getRecipientPersonId()
            : row.getRecipientKind() + " " + at + " " + Text.plain(row.getRecipient()) + " " + Text.plain(Objects.requireNonNullElse(row.getAddress(), ""));
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
     * Whatever it has claimed before stays claimed.
     *
     * @param argument the field of the input at fault, if it is
     * @throws Refusal COMMENDATION_KNOWN if another has claimed one; a twin that claims them at the same time waits here for the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void claim(List<String> claims, long commendation, boolean ofMerit, String argument) {
        // Before anything waits: many who come at once would else wait for each other's claims in turn.
        refuseKnown(claims, commendation, argument);
        Rows.insertMissing(sql, claims.stream().map(claim -> claim(claim, commendation).setOfMerit(ofMerit).setEveryBody(ofMerit)).toList());
        refuseKnown(claims, commendation, argument);
    }

    private void refuseKnown(List<String> claims, long commendation, String argument) {
        if (claimed(claims).values().stream().anyMatch(other -> other != commendation)) {
            throw new Refusal("COMMENDATION_KNOWN", argument);
        }
    }

    /** Of older books, in which nobody looked, and of what a merger brought together: of two that say the same the older has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void claimWhatIsFree(Collection<RecognitionCommendationRecord> rows) {
        Map<Long, List<String>> merits = of(rows);
        Rows.insertMissing(sql, merits.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(one -> one.getValue().stream().map(claim -> claim(claim, one.getKey()).setOfMerit(true).setEveryBody(true))).toList());
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
