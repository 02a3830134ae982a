package vn.khuyenhoc.recognition.decision;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Ending;
import vn.khuyenhoc.recognition.title.Holding.Given;
import vn.khuyenhoc.recognition.title.Holding.Held;
import vn.khuyenhoc.recognition.titling.CasesInBulk;
import vn.khuyenhoc.recognition.titling.CasesInBulk.Due;
import vn.khuyenhoc.recognition.titling.CasesInBulk.Settled;

/** Gives the titles of a decision: once for a year, in the place of what each held before, and with the cases that led to them. */
@Component
public class GivingTitles {
    /**
     * Somebody whom a decision recognises.
     *
     * @param subject who it is, by {@link Holding#subject}
     * @param place where the decision names them
     */
    public record Wanted(TitleKind kind, String holder, @Nullable String address, String subject, @Nullable LocalDate heldUntil, String place) {}

    /**
     * What a decision means for somebody whom it names.
     *
     * @param year for which they are recognised: that of their case, else that of the decision
     * @param ofCase whether a case of theirs is settled
     * @param another whether one more case of theirs and of that year stays open
     * @param against why they cannot be recognised, at {@code holder} or {@code decidedOn}, or null
     */
    public record Outlook(int year, boolean ofCase, boolean another, @Nullable Refusal against) {}

    private final Holding holding;
    private final CasesInBulk cases;

    GivingTitles(Holding holding, CasesInBulk cases) {
        this.holding = holding;
        this.cases = cases;
    }

    /** By subject; each is there. */
    public Map<String, Outlook> outlooks(Decision decision, Collection<String> subjects) {
        return outlooks(decision, subjects, holding.held(subjects, decision.decidedOn()));
    }

    private Map<String, Outlook> outlooks(Decision decision, Collection<String> subjects, List<Held> held) {
        Map<String, List<Held>> bySubject = held.stream().collect(groupingBy(Held::subject));
        Map<String, Due> due = cases.due(decision, subjects);
        Map<String, Outlook> outlooks = new HashMap<>();
        for (String subject : subjects) {
            Due own = due.get(subject);
            int year = own == null ? decision.decidedOn().getYear() : own.year();
            boolean already = bySubject.getOrDefault(subject, List.of()).stream().anyMatch(one -> one.year() >= year || !one.from().isBefore(decision.decidedOn()));
            outlooks.put(subject, new Outlook(year, own != null, own != null && own.another(), already ? new Refusal("TITLE_HELD", "holder") : own == null ? null : own.against()));
        }
        return outlooks;
    }

    /**
     * All of them, or none; others are told by whoever ends the act.
     *
     * @param decisionKey records the decision if that was not done yet
     * @throws Problems TITLE_HELD, TITLE_CASE_STATE_WRONG, TITLE_CASE_ELSEWHERE, STEP_TOO_EARLY, SELF_APPROVAL, each at its place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(Decision decision, List<Wanted> wanted, LongSupplier decisionKey) {
        List<String> subjects = wanted.stream().map(Wanted::subject).toList();
        holding.lock(List.of(decision.organization()));
        List<Held> held = holding.held(subjects, decision.decidedOn());
        Map<String, Outlook> outlooks = outlooks(decision, subjects, held);
        refuse(wanted, outlooks);
        renew(held, subjects, decision.decidedOn());
        List<Long> titles = holding.giveSome(decisionKey.getAsLong(), decision, wanted.stream()
            .map(one -> new Given(one.kind(), one.holder(), one.address(), one.subject(), of(one, outlooks).year(), one.heldUntil())).toList());
        Map<String, Settled> settled = new HashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            Wanted one = wanted.get(i);
            settled.put(one.subject(), new Settled(titles.get(i), one.heldUntil(), one.place()));
        }
        cases.settle(decision, settled);
    }

    /** What subjects hold ends on a day, for they are recognised anew, and so do the cases that led to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void renew(List<Held> held, Collection<String> subjects, LocalDate on) {
        holding.end(held.stream().map(Held::title).toList(), on, Ending.RENEWED);
        cases.renewed(subjects, on);
    }

    private static void refuse(List<Wanted> wanted, Map<String, Outlook> outlooks) {
        List<Refusal> found = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Wanted one : wanted) {
            Refusal against = named.add(one.subject()) ? of(one, outlooks).against() : new Refusal("TITLE_HELD", one.place());
            if (against != null) {
                found.add(against.at(one.place()));
            }
        }
        if (!found.isEmpty()) {
            throw new Problems(found);
        }
    }

    private static Outlook of(Wanted one, Map<String, Outlook> outlooks) {
        return Objects.requireNonNull(outlooks.get(one.subject()));
    }
}
