package vn.khuyenhoc.recognition.title;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.events.TitlesRecognised;

/** Gives titles by a decision and ends them, for the features that decide; whoever counts them elsewhere is told. */
public interface Holding {
    /**
     * @param subject who it is, by {@link #subject}
     * @param year for which they are recognised, which may be the one before that of the decision
     */
    record Given(TitleKind kind, String holder, @Nullable String address, String subject, int year, @Nullable LocalDate heldUntil) {}

    /** Why a title ends before its day. */
    enum Ending { REVOKED, RENEWED }

    /**
     * @return the key of the decision
     * @throws vn.khuyenhoc.kernel.Refusal DECISION_NUMBER_TAKEN
     */
    long decide(Decision decision);

    /** Whether a decision of that number is recorded for the body and the year of the day. */
    boolean taken(OrganizationId organization, String number, LocalDate day);

    /**
     * The titles of a decision of the same transaction.
     *
     * @return their keys, in the order given
     */
    List<Long> give(long decisionKey, Decision decision, List<Given> titles);

    /** The same where more of one act follow: nobody is told before {@link #tell}. */
    List<Long> giveSome(long decisionKey, Decision decision, List<Given> titles);

    /** Tells what was given of the decisions of a day. */
    void tell(LocalDate decidedOn, List<TitlesRecognised.Sum> sums);

    /** What somebody holds, and for which year. */
    record Held(long title, String subject, LocalDate from, int year) {}

    /** Nobody else gives titles to subjects of these organizations until the transaction ends: what they hold does not change meanwhile. */
    void lock(Collection<OrganizationId> organizations);

    /** The titles that the subjects hold on a day or later. */
    List<Held> held(Collection<String> subjects, LocalDate day);

    /** From a day on they are no longer held; such as end by then, or begin only then, are left as they are. */
    void end(Collection<Long> titles, LocalDate on, Ending why);

    /** Revokes a title to which no case says why. */
    void takeBack(long title, LocalDate on, String reason);

    /** Who holds a title as a hash: name and address however letters are composed, in either tone style, whatever their case. */
    static String subject(TitleKind kind, OrganizationId organization, String holder, @Nullable String address) {
        try {
            String said = kind + "|" + organization.value() + "|" + folded(holder) + "|" + (address == null ? "" : folded(address));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String folded(String text) {
        return Text.line(text, "holder", Integer.MAX_VALUE).toLowerCase(Locale.ROOT);
    }
}
