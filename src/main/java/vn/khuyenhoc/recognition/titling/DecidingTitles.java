package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Ending;
import vn.khuyenhoc.recognition.title.Holding.Given;
import vn.khuyenhoc.recognition.title.Holding.Held;
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

    private final TitleCaseBook book;
    private final TitleCases cases;
    private final Holding holding;
    private final CasesInBulk bulk;

    DecidingTitles(TitleCaseBook book, TitleCases cases, Holding holding, CasesInBulk bulk) {
        this.book = book;
        this.cases = cases;
        this.holding = holding;
        this.bulk = bulk;
    }

    /**
     * All of them, or none.
     *
     * @throws Refusal LIST_EMPTY, LIST_TOO_LONG, TITLE_CASE_TWICE, TITLE_CASE_ELSEWHERE, SELF_APPROVAL, TITLE_ENDS_BEFORE_DECISION, TITLE_HELD, DECISION_NUMBER_TAKEN,
     *     TEXT_*, and what {@link TitleCaseBook} refuses; the path names the case by its place
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
        List<Long> seen = new ArrayList<>();
        List<RecognitionTitleCaseRecord> recognised = rows(TitleCaseState.RECOGNISED, input.recognised(), "recognised.", input, organization, seen, scope);
        List<RecognitionTitleCaseRecord> refused = rows(TitleCaseState.REFUSED, input.refused(), "refused.", input, organization, seen, scope);
        Decision decision = new Decision(organization, Text.line(input.number(), "number", LONGEST_NUMBER), input.on(),
            Text.line(input.signer(), "signer", Registering.LONGEST_NAME));
        String reason = refused.isEmpty() ? null : Text.line(Objects.requireNonNullElse(input.refusalReason(), ""), "refusalReason", ProposingTitles.LONGEST_REASON);
        renew(recognised, input.on());
        Map<Long, Long> titles = give(decision, recognised, input);
        book.become(TitleCaseState.RECOGNISED, recognised, input.on(), row -> decided(row, decision).setHeldUntil(input.heldUntil()).setTitleId(titles.get(row.getId())));
        book.become(TitleCaseState.REFUSED, refused, input.on(), row -> decided(row, decision).setReason(reason));
        return new Session(Stream.concat(recognised.stream(), refused.stream()).map(RecognitionTitleCaseRecord::getId).toList());
    }

    private List<RecognitionTitleCaseRecord> rows(TitleCaseState next, List<TitleCaseToDecideInput> wanted, String path, DecideTitleCasesInput input,
                                                  OrganizationId organization, List<Long> seen, Scope scope) {
        List<RecognitionTitleCaseRecord> rows = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            RecognitionTitleCaseRecord row = book.toBecome(next, wanted.get(i).id(), wanted.get(i).version(), input.on(), scope, path + i + ".");
            if (seen.contains(row.getId())) {
                throw new Refusal("TITLE_CASE_TWICE", path + i + ".id");
            }
            if (row.getHolderId() != organization.value() || row.getState() != TitleCaseState.PROPOSED) {
                throw new Refusal("TITLE_CASE_ELSEWHERE", path + i + ".id");
            }
            if (Act.current().caller().equals(row.getReviewedBy())) {
                throw new Refusal("SELF_APPROVAL", path + i + ".id");
            }
            seen.add(row.getId());
            rows.add(row);
        }
        return rows;
    }

    private static RecognitionTitleCaseRecord decided(RecognitionTitleCaseRecord row, Decision decision) {
        return row.setDecisionNumber(decision.number()).setDecidedOn(decision.decidedOn()).setSigner(decision.signer());
    }

    /** @return the keys of the titles, by case */
    private Map<Long, Long> give(Decision decision, List<RecognitionTitleCaseRecord> recognised, DecideTitleCasesInput input) {
        List<Long> keys = holding.give(holding.decide(decision), decision,
            recognised.stream().map(row -> new Given(row.getKind(), row.getName(), row.getAddress(), row.getSubject(), row.getTitleYear(), input.heldUntil())).toList());
        Map<Long, Long> titles = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            titles.put(recognised.get(i).getId(), keys.get(i));
        }
        return titles;
    }

    /** What the same subjects held from an earlier decision ends, so that nobody counts twice. */
    private void renew(List<RecognitionTitleCaseRecord> recognised, LocalDate on) {
        List<String> subjects = recognised.stream().map(RecognitionTitleCaseRecord::getSubject).toList();
        holding.lock(recognised.stream().map(row -> new OrganizationId(row.getOrganizationId())).toList());
        List<Held> held = holding.held(subjects, on);
        for (int i = 0; i < subjects.size(); i++) {
            String subject = subjects.get(i);
            if (subjects.indexOf(subject) < i || held.stream().anyMatch(one -> one.subject().equals(subject) && !one.from().isBefore(on))) {
                throw new Refusal("TITLE_HELD", "recognised." + i + ".id");
            }
        }
        holding.end(held.stream().map(Held::title).toList(), on, Ending.RENEWED);
        bulk.renewed(subjects, on);
    }

    /** @throws Refusal STEP_TOO_EARLY, TEXT_*, and what {@link TitleCaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase revoke(RevokeTitleInput input, Scope scope) {
        RecognitionTitleCaseRecord row = book.toBecome(TitleCaseState.REVOKED, input.id(), input.version(), input.on(), scope, "");
        if (!input.on().isAfter(row.getDecidedOn())) {
            throw new Refusal("STEP_TOO_EARLY", "on", row.getDecidedOn());
        }
        String reason = Text.line(input.reason(), "reason", ProposingTitles.LONGEST_REASON);
        holding.end(List.of(row.getTitleId()), input.on(), Ending.REVOKED);
        book.become(TitleCaseState.REVOKED, List.of(row), input.on(), one -> one.setReason(reason));
        return cases.shown(row.getId(), scope);
    }
}
