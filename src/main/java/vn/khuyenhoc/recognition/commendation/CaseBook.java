package vn.khuyenhoc.recognition.commendation;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION_STEP;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** The cases as they are kept: each step is a correction of the case, and a row of its history. */
@Component
class CaseBook {
    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;

    CaseBook(DSLContext sql, Days days, Organizations organizations) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
    }

    /**
     * A case that lies at a desk of the scope on a day, to take a step on that day.
     *
     * @param path of the input that names it, ending in a dot, or empty
     * @throws Refusal COMMENDATION_UNKNOWN, COMMENDATION_STATE_WRONG, DATE_IN_FUTURE, STEP_TOO_EARLY
     */
    RecognitionCommendationRecord toBecome(CommendationState next, String opaque, String version, LocalDate on, Scope scope, String path) {
        var c = RECOGNITION_COMMENDATION;
        GlobalId id = GlobalId.parse(opaque);
        RecognitionCommendationRecord row = id == null || !id.type().equals("CommendationCase") ? null
            : sql.fetchOne(c, c.ID.eq(id.key()).and(c.HOLDER_ID.isNotNull()).and(Valid.known(c)));
        if (row == null || !organizations.within(scope, new OrganizationId(row.getHolderId()), on.isAfter(days.today()) ? days.today() : on)) {
            throw new Refusal("COMMENDATION_UNKNOWN", path + "id");
        }
        if (!Version.of(row.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("commendation " + row.getId() + " was changed meanwhile");
        }
        if (!row.getState().mayBecome(next)) {
            throw new Refusal("COMMENDATION_STATE_WRONG", path + "id", row.getState());
        }
        refuseFuture(on);
        if (on.isBefore(row.getStepOn())) {
            throw new Refusal("STEP_TOO_EARLY", "on", row.getStepOn());
        }
        return row;
    }

    /** @throws Refusal DATE_IN_FUTURE */
    void refuseFuture(LocalDate on) {
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void nominate(List<RecognitionCommendationRecord> cases) {
        Rows.insert(sql, cases);
        tell(cases);
    }

    /** @return the cases as they are now */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RecognitionCommendationRecord> become(CommendationState next, List<RecognitionCommendationRecord> cases, LocalDate on,
                                               UnaryOperator<RecognitionCommendationRecord> change) {
        cases.forEach(row -> row.getState().refuseBecoming(next));
        return move(cases, row -> change.apply(row).setState(next).setStepOn(on));
    }

    /** Also where a case goes to another desk as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RecognitionCommendationRecord> move(List<RecognitionCommendationRecord> cases, UnaryOperator<RecognitionCommendationRecord> change) {
        List<RecognitionCommendationRecord> moved = Rows.correct(sql, cases, days.now(), change);
        tell(moved);
        return moved;
    }

    private void tell(List<RecognitionCommendationRecord> cases) {
        LocalDateTime now = days.now();
        Rows.append(sql, cases.stream().map(row -> RECOGNITION_COMMENDATION_STEP.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(row.getHolderId())
            .setCommendationId(row.getId()).setState(row.getState()).setOnDay(row.getStepOn()).setTakenBy(Act.current().caller())).toList());
    }
}
