package vn.khuyenhoc.recognition.decision;

import static java.util.stream.Collectors.toSet;

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
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.title.GoingOn;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Ending;
import vn.khuyenhoc.recognition.title.Holding.Given;
import vn.khuyenhoc.recognition.title.Holding.Held;
import vn.khuyenhoc.recognition.title.Namesakes;
import vn.khuyenhoc.recognition.titling.CasesInBulk;
import vn.khuyenhoc.recognition.titling.CasesInBulk.Due;
import vn.khuyenhoc.recognition.titling.CasesInBulk.Settled;

/** Gives the titles of a decision: once for a year, in the place of what each held before, and with the cases that led to them. */
@Component
public class GivingTitles {
    /**
     * Somebody whom a decision recognises.
     *
     * @param alike who bears that name, by {@link Subjects#alike}
     * @param place where the decision names them
     */
    public record Wanted(TitleKind kind, String holder, @Nullable String address, String alike, @Nullable LocalDate heldUntil, String place) {}

    /**
     * What a decision means for somebody whom it names.
     *
     * @param known who it is: whose case is settled, else who holds a title or held one where the decision could mean them, else somebody new to the organization that decides
     * @param year for which they are recognised: that of their case, else that of the decision
     * @param due the case of theirs that is settled, or null
     * @param earlier what they held before or hold, which ends
     * @param against why they cannot be recognised, at {@code holder} or {@code decidedOn}, or null
     */
    public record Outlook(Known known, int year, @Nullable Due due, List<Held> earlier, @Nullable Refusal against) {
        public boolean ofCase() {
            return due != null;
        }

        /** Whether one more case of theirs and of that year stays open. */
        public boolean another() {
            return due != null && due.another();
        }
    }

    private final Holding holding;
    private final CasesInBulk cases;
    private final GoingOn goingOn;

    GivingTitles(Holding holding, CasesInBulk cases, GoingOn goingOn) {
        this.holding = holding;
        this.cases = cases;
        this.goingOn = goingOn;
    }

    /** By who is alike; each is there. */
    public Map<String, Outlook> outlooks(Decision decision, Collection<Wanted> wanted) {
        Set<String> alike = wanted.stream().map(Wanted::alike).collect(toSet());
        Map<String, Due> due = cases.due(decision, alike);
        Namesakes namesakes = holding.namesakes(decision.organization(), decision.decidedOn(), alike, due.values().stream().map(one -> one.known().at()).toList());
        Map<String, Outlook> outlooks = new HashMap<>();
        wanted.forEach(one -> outlooks.computeIfAbsent(one.alike(), of -> outlook(decision, one, due.get(of), namesakes)));
        return outlooks;
    }

    private static Outlook outlook(Decision decision, Wanted one, @Nullable Due due, Namesakes namesakes) {
        int year = due == null ? decision.decidedOn().getYear() : due.year();
        Known known = due != null ? due.known()
            : namesakes.meant(one.alike()).orElseGet(() -> Known.of(one.kind(), decision.organization(), one.holder(), one.address()));
        List<Held> theirs = namesakes.of(one.alike(), known, one.address() != null);
        boolean already = namesakes.bar(one.alike(), known, due != null && one.address() == null, year, decision.decidedOn());
        return new Outlook(known, year, due, theirs, already ? new Refusal("TITLE_HELD", "holder") : due == null ? null : due.against());
    }

    /**
     * All of them, or none; others are told by whoever ends the act.
     *
     * @param decisionKey records the decision if that was not done yet
     * @return what it meant for each, by who is alike
     * @throws Problems TITLE_HELD, TITLE_CASE_STATE_WRONG, TITLE_CASE_ELSEWHERE, STEP_TOO_EARLY, SELF_APPROVAL, each at its place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Outlook> give(Decision decision, List<Wanted> wanted, LongSupplier decisionKey) {
        Map<String, Outlook> outlooks = locked(decision, wanted);
        refuse(wanted, outlooks);
        List<Held> earlier = outlooks.values().stream().flatMap(one -> one.earlier().stream()).toList();
        renew(earlier.stream().filter(one -> one.after(decision.decidedOn())).toList(), subjects(outlooks), decision.decidedOn());
        Map<Long, Known> anew = new HashMap<>();
        outlooks.values().forEach(one -> GoingOn.otherwise(one.earlier(), one.known()).forEach(held -> anew.put(held.title(), one.known())));
        goingOn.as(anew);
        List<Long> titles = holding.giveSome(decisionKey.getAsLong(), decision, wanted.stream()
            .map(one -> new Given(one.kind(), one.holder(), one.address(), of(one, outlooks).known(), one.alike(), of(one, outlooks).year(), one.heldUntil())).toList());
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            Due due = of(wanted.get(i), outlooks).due();
            if (due != null) {
                settled.add(new Settled(due, titles.get(i), wanted.get(i).heldUntil()));
            }
        }
        cases.settle(decision, settled);
        return outlooks;
    }

    /** Whose cases may have been recognised: nobody's who never held a title. */
    private static Set<String> subjects(Map<String, Outlook> outlooks) {
        return outlooks.values().stream().filter(one -> !one.earlier().isEmpty())
            .flatMap(one -> Stream.concat(Stream.of(one.known()), one.earlier().stream().map(Held::known)).map(Known::subject)).collect(toSet());
    }

    /** Whom other organizations know may go to their heirs meanwhile: not from here on. */
    private Map<String, Outlook> locked(Decision decision, List<Wanted> wanted) {
        holding.lock(decision.organization(), decision.decidedOn());
        Map<String, Outlook> outlooks = outlooks(decision, wanted);
        List<OrganizationId> others = outlooks.values().stream().flatMap(one -> Stream.concat(Stream.of(one.known()), one.earlier().stream().map(Held::known)))
            .map(known -> new OrganizationId(known.at())).distinct().filter(one -> !one.equals(decision.organization())).toList();
        if (others.isEmpty()) {
            return outlooks;
        }
        holding.lock(others);
        return outlooks(decision, wanted);
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
            Refusal against = named.add(one.alike()) ? of(one, outlooks).against() : new Refusal("TITLE_HELD", one.place());
            if (against != null) {
                found.add(against.at(one.place()));
            }
        }
        if (!found.isEmpty()) {
            throw new Problems(found);
        }
    }

    private static Outlook of(Wanted one, Map<String, Outlook> outlooks) {
        return Objects.requireNonNull(outlooks.get(one.alike()));
    }
}
