package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.subject.Line;

/** Brings cases to the end that a decision in bulk means for them. */
@Component
class SettlingCases implements CasesInBulk {
    private static final List<TitleCaseState> OPEN = Stream.of(TitleCaseState.values()).filter(TitleCaseState::open).toList();
    private static final List<TitleCaseState> TURNED_DOWN = List.of(TitleCaseState.REFUSED, TitleCaseState.REVOKED);
    private static final Comparator<RecognitionTitleCaseRecord> DUE = Comparator.<RecognitionTitleCaseRecord, Boolean>comparing(row -> row.getState().mayBecome(TitleCaseState.RECOGNISED))
        .thenComparing(RecognitionTitleCaseRecord::getTitleYear).reversed().thenComparing(RecognitionTitleCaseRecord::getRegisteredOn).thenComparing(RecognitionTitleCaseRecord::getId);

    private final DSLContext sql;
    private final TitleCaseBook book;

    SettlingCases(DSLContext sql, TitleCaseBook book) {
        this.sql = sql;
        this.book = book;
    }

    /** By who is alike, what is due first. */
    private Map<String, List<RecognitionTitleCaseRecord>> due(Collection<String> alike, Decision decision) {
        var c = RECOGNITION_TITLE_CASE;
        int year = decision.decidedOn().getYear();
        long organization = decision.organization().value();
        List<RecognitionTitleCaseRecord> cases = alike.isEmpty() ? List.of()
            : sql.fetch(c, c.ALIKE.in(alike).and(c.TITLE_YEAR.in(year, year - 1)).and(c.STATE.in(OPEN).or(c.TITLE_YEAR.eq(year).and(c.STATE.in(TURNED_DOWN)))).and(Valid.known(c)));
        Line line = Line.of(cases.stream().map(RecognitionTitleCaseRecord::getOrganizationId).toList(), decision.decidedOn(), sql);
        return cases.stream().filter(row -> row.getHolderId() == organization || line.reaches(organization, row.getOrganizationId()))
            .sorted(Comparator.<RecognitionTitleCaseRecord, Boolean>comparing(row -> row.getHolderId() != organization || !row.getState().mayBecome(TitleCaseState.RECOGNISED)).thenComparing(DUE))
            .collect(groupingBy(RecognitionTitleCaseRecord::getAlike));
    }

    @Override
    public Map<String, Due> due(Decision decision, Collection<String> alike) {
        Map<String, Due> due = new HashMap<>();
        due(alike, decision).forEach((one, rows) -> due.put(one, new Due(rows.getFirst(), another(rows), against(rows.getFirst(), decision))));
        return due;
    }

    private static boolean another(List<RecognitionTitleCaseRecord> rows) {
        return rows.stream().skip(1).anyMatch(row -> row.getState().open() && row.getTitleYear().equals(rows.getFirst().getTitleYear()));
    }

    private static @Nullable Refusal against(RecognitionTitleCaseRecord row, Decision decision) {
        if (!row.getState().mayBecome(TitleCaseState.RECOGNISED)) {
            return new Refusal("TITLE_CASE_STATE_WRONG", "holder", row.getState());
        }
        if (row.getHolderId() != decision.organization().value()) {
            return new Refusal("TITLE_CASE_ELSEWHERE", "holder");
        }
        if (row.getStepOn().isAfter(decision.decidedOn())) {
            return new Refusal("STEP_TOO_EARLY", "decidedOn", row.getStepOn());
        }
        return Act.current().caller().equals(row.getReviewedBy()) ? new Refusal("SELF_APPROVAL", "holder") : null;
    }

    @Override
    public int open(OrganizationId organization, TitleKind kind, int decidedYear) {
        var c = RECOGNITION_TITLE_CASE;
        return sql.fetchCount(c, c.ORGANIZATION_ID.eq(organization.value()).or(c.HOLDER_ID.eq(organization.value())).and(c.KIND.eq(kind))
            .and(c.TITLE_YEAR.in(decidedYear, decidedYear - 1)).and(c.STATE.in(OPEN)).and(Valid.known(c)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Decision decision, List<Settled> cases) {
        Map<Long, Settled> titles = cases.stream().collect(toMap(one -> one.due().row().getId(), Function.identity()));
        List<RecognitionTitleCaseRecord> rows = cases.stream().map(one -> one.due().row()).sorted(Comparator.comparing(RecognitionTitleCaseRecord::getId)).toList();
        book.become(TitleCaseState.RECOGNISED, rows, decision.decidedOn(), row -> {
            Settled settled = Objects.requireNonNull(titles.get(row.getId()));
            return row.setDecisionNumber(decision.number()).setDecidedOn(decision.decidedOn()).setSigner(decision.signer()).setHeldUntil(settled.heldUntil()).setTitleId(settled.title());
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void renewed(Collection<String> subjects, LocalDate on) {
        var c = RECOGNITION_TITLE_CASE;
        book.become(TitleCaseState.RENEWED, subjects.isEmpty() ? List.of() : sql.fetch(c, c.SUBJECT.in(subjects).and(c.STATE.eq(TitleCaseState.RECOGNISED)).and(c.DECIDED_ON.lt(on)).and(Valid.known(c))), on, row -> row);
    }
}
