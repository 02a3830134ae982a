package vn.khuyenhoc.recognition.titling;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;

/** Brings cases to the end that a decision in bulk means for them. */
@Component
class SettlingCases implements CasesInBulk {
    private static final List<TitleCaseState> OPEN = Stream.of(TitleCaseState.values()).filter(TitleCaseState::open).toList();

    private final DSLContext sql;
    private final TitleCaseBook book;

    SettlingCases(DSLContext sql, TitleCaseBook book) {
        this.sql = sql;
        this.book = book;
    }

    private List<RecognitionTitleCaseRecord> waiting(Collection<String> subjects, int year) {
        var c = RECOGNITION_TITLE_CASE;
        return subjects.isEmpty() ? List.of() : sql.fetch(c, c.SUBJECT.in(subjects).and(c.TITLE_YEAR.eq(year)).and(c.STATE.in(OPEN)).and(Valid.known(c)));
    }

    @Override
    public Map<String, Waiting> open(Collection<String> subjects, int year) {
        Map<String, Waiting> open = new HashMap<>();
        waiting(subjects, year).forEach(row -> open.put(row.getSubject(), new Waiting(row.getState(), row.getStepOn(), new OrganizationId(row.getHolderId()))));
        return open;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Decision decision, Map<String, Settled> titles) {
        List<RecognitionTitleCaseRecord> cases = waiting(titles.keySet(), decision.decidedOn().getYear());
        for (RecognitionTitleCaseRecord row : cases) {
            String place = of(row, titles).row();
            row.getState().refuseBecoming(TitleCaseState.RECOGNISED, place);
            if (row.getHolderId() != decision.organization().value()) {
                throw new Refusal("TITLE_CASE_ELSEWHERE", place);
            }
            if (row.getStepOn().isAfter(decision.decidedOn())) {
                throw new Refusal("STEP_TOO_EARLY", place, row.getStepOn());
            }
            if (Act.current().caller().equals(row.getReviewedBy())) {
                throw new Refusal("SELF_APPROVAL", place);
            }
        }
        book.become(TitleCaseState.RECOGNISED, cases, decision.decidedOn(), row -> row.setDecisionNumber(decision.number())
            .setDecidedOn(decision.decidedOn()).setSigner(decision.signer()).setHeldUntil(of(row, titles).heldUntil()).setTitleId(of(row, titles).title()));
    }

    private static Settled of(RecognitionTitleCaseRecord row, Map<String, Settled> titles) {
        return Objects.requireNonNull(titles.get(row.getSubject()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void renewed(Collection<String> subjects, LocalDate on) {
        var c = RECOGNITION_TITLE_CASE;
        book.become(TitleCaseState.RENEWED, sql.fetch(c, c.SUBJECT.in(subjects).and(c.STATE.eq(TitleCaseState.RECOGNISED)).and(c.DECIDED_ON.lt(on)).and(Valid.known(c))), on, row -> row);
    }
}
