package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.title.GoingOn;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Ending;
import vn.khuyenhoc.recognition.title.Holding.Given;
import vn.khuyenhoc.recognition.title.Holding.Held;
import vn.khuyenhoc.recognition.title.Namesakes;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.DecideTitleCasesInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RevokeTitleInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleCaseToDecideInput;

/** One signed decision over many cases: the titles of those it recognises are held from its day, and those they renew end. */
@Component
class DecidingTitles {
    private static final int MOST = 200;
    private static final int LONGEST_NUMBER = 60;

    /** What was decided in one act, by its keys: answers that may be repeated are kept, and hundreds of cases are too much to keep. */
    record Session(List<Long> cases) {}

    /** What a decision names, with those that it named already, and what is wrong with them. */
    private record Named(DecideTitleCasesInput input, OrganizationId organization, Scope scope, Set<Long> seen, List<Refusal> faults) {
        Named(DecideTitleCasesInput input, OrganizationId organization, Scope scope) {
            this(input, organization, scope, new HashSet<>(), new ArrayList<>());
        }
    }

    private final TitleCaseBook book;
    private final TitleCases cases;
    private final Holding holding;
    private final CasesInBulk bulk;
    private final GoingOn goingOn;

    DecidingTitles(TitleCaseBook book, TitleCases cases, Holding holding, CasesInBulk bulk, GoingOn goingOn) {
        this.book = book;
        this.cases = cases;
        this.holding = holding;
        this.bulk = bulk;
        this.goingOn = goingOn;
    }

    /**
     * All of them, or none.
     *
     * @throws Refusal LIST_EMPTY, LIST_TOO_LONG, TITLE_ENDS_BEFORE_DECISION, DECISION_NUMBER_TAKEN, TEXT_*
     * @throws Problems TITLE_CASE_TWICE, TITLE_CASE_ELSEWHERE, SELF_APPROVAL, TITLE_HELD, CONFLICT, and what {@link TitleCaseBook} refuses; each path names the case by its place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Session decide(DecideTitleCasesInput input, Scope scope) {
        int all = input.recognised().size() + input.refused().size();
        if (all == 0 || all > MOST) {
            throw new Refusal(all == 0 ? "LIST_EMPTY" : "LIST_TOO_LONG", "recognised", MOST);
        }
        if (input.heldUntil() != null && !input.heldUntil().isAfter(input.on())) {
            throw new Refusal("TITLE_ENDS_BEFORE_DECISION", "heldUntil", input.on());
        }
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        book.refuseFuture(input.on());
        Named named = new Named(input, organization, scope);
        List<RecognitionTitleCaseRecord> recognised = rows(TitleCaseState.RECOGNISED, input.recognised(), "recognised.", named);
        List<RecognitionTitleCaseRecord> refused = rows(TitleCaseState.REFUSED, input.refused(), "refused.", named);
        refuse(named.faults());
        Decision decision = new Decision(organization, Text.line(input.number(), "number", LONGEST_NUMBER), input.on(),
            Text.line(input.signer(), "signer", Registering.LONGEST_NAME));
        String reason = refused.isEmpty() ? null : Text.line(Objects.requireNonNullElse(input.refusalReason(), ""), "refusalReason", ProposingTitles.LONGEST_REASON);
        renew(recognised, decision);
        Map<Long, Long> titles = give(decision, recognised, input);
        book.become(TitleCaseState.RECOGNISED, recognised, input.on(), row -> decided(row, decision).setHeldUntil(input.heldUntil()).setTitleId(titles.get(row.getId())));
        book.become(TitleCaseState.REFUSED, refused, input.on(), row -> decided(row, decision).setReason(reason));
        return new Session(Stream.concat(recognised.stream(), refused.stream()).map(RecognitionTitleCaseRecord::getId).toList());
    }

    /** @return those that may; what is wrong with the others is added to the faults */
    private List<RecognitionTitleCaseRecord> rows(TitleCaseState next, List<TitleCaseToDecideInput> wanted, String list, Named named) {
        List<RecognitionTitleCaseRecord> rows = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String path = list + i + ".";
            try {
                rows.add(row(next, wanted.get(i), path, named));
            } catch (Refusal refusal) {
                named.faults().add(refusal);
            } catch (OptimisticLockingFailureException changed) {
                named.faults().add(new Refusal("CONFLICT", path + "version"));
            }
        }
        return rows;
    }

    private RecognitionTitleCaseRecord row(TitleCaseState next, TitleCaseToDecideInput wanted, String path, Named named) {
        RecognitionTitleCaseRecord row = book.toBecome(next, wanted.id(), wanted.version(), named.input().on(), named.scope(), path);
        if (!named.seen().add(row.getId())) {
            throw new Refusal("TITLE_CASE_TWICE", path + "id");
        }
        if (row.getHolderId() != named.organization().value() || row.getState() != TitleCaseState.PROPOSED) {
            throw new Refusal("TITLE_CASE_ELSEWHERE", path + "id");
        }
        if (Act.current().caller().equals(row.getReviewedBy())) {
            throw new Refusal("SELF_APPROVAL", path + "id");
        }
        return row;
    }

    private static void refuse(List<Refusal> faults) {
        if (!faults.isEmpty()) {
            throw new Problems(faults);
        }
    }

    private static RecognitionTitleCaseRecord decided(RecognitionTitleCaseRecord row, Decision decision) {
        return row.setDecisionNumber(decision.number()).setDecidedOn(decision.decidedOn()).setSigner(decision.signer());
    }

    /** @return the keys of the titles, by case */
    private Map<Long, Long> give(Decision decision, List<RecognitionTitleCaseRecord> recognised, DecideTitleCasesInput input) {
        List<Long> keys = holding.give(holding.decide(decision), decision,
            recognised.stream().map(row -> new Given(row.getKind(), row.getName(), row.getAddress(), known(row), row.getAlike(), row.getTitleYear(), input.heldUntil())).toList());
        Map<Long, Long> titles = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            titles.put(recognised.get(i).getId(), keys.get(i));
        }
        return titles;
    }

    private static Known known(RecognitionTitleCaseRecord row) {
        return new Known(row.getSubject(), row.getOrganizationId());
    }

    /** What the same subjects held from an earlier decision ends, so that nobody counts twice. */
    private void renew(List<RecognitionTitleCaseRecord> recognised, Decision decision) {
        LocalDate on = decision.decidedOn();
        List<String> names = recognised.stream().map(row -> row.getAddress() == null ? row.getSubject() : row.getAlike()).toList();
        Namesakes namesakes = locked(recognised, decision);
        refuse(IntStream.range(0, names.size()).filter(i -> names.indexOf(names.get(i)) < i || barred(recognised.get(i), namesakes, on))
            .mapToObj(i -> new Refusal("TITLE_HELD", "recognised." + i + ".id")).toList());
        List<Held> earlier = recognised.stream().flatMap(row -> theirs(row, namesakes).stream()).toList();
        holding.end(earlier.stream().filter(one -> one.after(on)).map(Held::title).toList(), on, Ending.RENEWED);
        bulk.renewed(Stream.concat(recognised.stream().map(RecognitionTitleCaseRecord::getSubject), earlier.stream().map(Held::subject)).collect(toSet()), on);
        Map<Long, Known> titles = new HashMap<>();
        recognised.forEach(row -> GoingOn.otherwise(theirs(row, namesakes), known(row)).forEach(one -> titles.put(one.title(), known(row))));
        goingOn.as(titles);
    }

    /** Whoever goes on from another organization may go to its heir meanwhile: not from here on. */
    private Namesakes locked(List<RecognitionTitleCaseRecord> recognised, Decision decision) {
        Set<OrganizationId> registrars = recognised.stream().map(row -> new OrganizationId(row.getOrganizationId())).collect(toSet());
        holding.lock(decision.organization(), decision.decidedOn());
        holding.lock(registrars);
        Namesakes namesakes = namesakes(recognised, decision);
        Set<OrganizationId> others = recognised.stream().flatMap(row -> theirs(row, namesakes).stream()).map(one -> new OrganizationId(one.known().at()))
            .filter(one -> !registrars.contains(one) && !one.equals(decision.organization())).collect(toSet());
        if (others.isEmpty()) {
            return namesakes;
        }
        holding.lock(others);
        return namesakes(recognised, decision);
    }

    private Namesakes namesakes(List<RecognitionTitleCaseRecord> recognised, Decision decision) {
        return holding.namesakes(decision.organization(), decision.decidedOn(), recognised.stream().map(RecognitionTitleCaseRecord::getAlike).toList(),
            recognised.stream().map(RecognitionTitleCaseRecord::getOrganizationId).toList());
    }

    private static List<Held> theirs(RecognitionTitleCaseRecord row, Namesakes namesakes) {
        return namesakes.of(row.getAlike(), known(row), row.getAddress() != null);
    }

    private static boolean barred(RecognitionTitleCaseRecord row, Namesakes namesakes, LocalDate on) {
        return namesakes.bar(row.getAlike(), known(row), row.getAddress() == null, row.getTitleYear(), on);
    }

    /** On a day on which it is held. @throws Refusal STEP_TOO_EARLY, TITLE_NOT_HELD, TEXT_*, and what {@link TitleCaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase revoke(RevokeTitleInput input, Scope scope) {
        RecognitionTitleCaseRecord row = book.toBecome(TitleCaseState.REVOKED, input.id(), input.version(), input.on(), scope, "");
        if (!input.on().isAfter(row.getDecidedOn())) {
            throw new Refusal("STEP_TOO_EARLY", "on", row.getDecidedOn());
        }
        if (row.getState().on(input.on(), row.getHeldUntil()) == TitleCaseState.EXPIRED) {
            throw new Refusal("TITLE_NOT_HELD", "on", row.getDecidedOn());
        }
        String reason = Text.line(input.reason(), "reason", ProposingTitles.LONGEST_REASON);
        holding.end(List.of(row.getTitleId()), input.on(), Ending.REVOKED);
        book.become(TitleCaseState.REVOKED, List.of(row), input.on(), one -> one.setReason(reason));
        return cases.shown(row.getId(), scope);
    }
}
