package vn.khuyenhoc.recognition.title;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.events.TitlesRecognised;
import vn.khuyenhoc.recognition.subject.Known;

/** Gives titles by a decision and ends them, for the features that decide; whoever counts them elsewhere is told. */
public interface Holding {
    /**
     * @param alike by {@link vn.khuyenhoc.recognition.subject.Subjects#alike}
     * @param year for which they are recognised, which may be the one before that of the decision
     */
    record Given(TitleKind kind, String holder, @Nullable String address, Known known, String alike, int year, @Nullable LocalDate heldUntil) {}

    /** Why a title ends before its day. */
    enum Ending { REVOKED, RENEWED }

    /**
     * @return the key of the decision
     * @throws vn.khuyenhoc.kernel.Refusal DECISION_NUMBER_TAKEN
     */
    long decide(Decision decision);

    /** Whether a decision of that number is recorded for the body and the year of the day. */
    boolean taken(OrganizationId organization, String number, LocalDate day);

    /** The key of what is recorded of the same number, day and signer, or null. */
    @Nullable Long recorded(Decision decision);

    /**
     * The titles of a decision of the same transaction, or of one that is recorded.
     *
     * @return their keys, in the order given
     */
    List<Long> give(long decisionKey, Decision decision, List<Given> titles);

    /** The same where more of one act follow: nobody is told before {@link #tell}. */
    List<Long> giveSome(long decisionKey, Decision decision, List<Given> titles);

    /** Tells what was given of the decisions of a day. */
    void tell(LocalDate decidedOn, List<TitlesRecognised.Sum> sums);

    /** What somebody holds or held, and for which year. */
    record Held(long title, Known known, LocalDate from, LocalDate until, int year) {
        public String subject() {
            return known.subject();
        }

        public boolean after(LocalDate day) {
            return until.isAfter(day);
        }
    }

    /** Nobody else gives titles to subjects of these organizations until the transaction ends: what they hold does not change meanwhile. */
    void lock(Collection<OrganizationId> organizations);

    /** Also nobody who stands above or below it on a day. */
    void lock(OrganizationId organization, LocalDate day);

    /**
     * What whoever bears these names and addresses holds or held.
     *
     * @param alike by {@link vn.khuyenhoc.recognition.subject.Subjects#alike}
     * @param also organizations at which others of them are known
     */
    Namesakes namesakes(OrganizationId organization, LocalDate day, Collection<String> alike, Collection<Long> also);

    /** The titles that the subjects hold on a day or later. */
    List<Held> held(Collection<String> subjects, LocalDate day);

    /** From a day on they are no longer held; such as end by then, or begin only then, are left as they are. */
    void end(Collection<Long> titles, LocalDate on, Ending why);

    /** Revokes a title to which no case says why. */
    void takeBack(long title, LocalDate on, String reason);
}
