package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE_CLAIM;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE_STEP;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
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
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.subject.Line;

/** The cases of titles as they are kept: each step is a correction of the case, and a row of its history. */
@Component
class TitleCaseBook {
    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;

    TitleCaseBook(DSLContext sql, Days days, Organizations organizations) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
    }

    /**
     * A case that lies at a desk of the scope on a day, to take a step on that day; what was decided is kept by those of the organization that did, or of its heir today.
     *
     * @param path of the input that names it, ending in a dot, or empty
     * @throws Refusal TITLE_CASE_UNKNOWN, TITLE_CASE_STATE_WRONG, DATE_IN_FUTURE, STEP_TOO_EARLY
     */
    RecognitionTitleCaseRecord toBecome(TitleCaseState next, String opaque, String version, LocalDate on, Scope scope, String path) {
        var c = RECOGNITION_TITLE_CASE;
        GlobalId id = GlobalId.parse(opaque);
        RecognitionTitleCaseRecord row = id == null || !id.type().equals("TitleCase") ? null : sql.fetchOne(c, c.ID.eq(id.key()).and(Valid.known(c)));
        LocalDate day = on.isAfter(days.today()) ? days.today() : on;
        if (row == null || !(next == TitleCaseState.REVOKED ? keeps(scope, row.getHolderId()) : organizations.within(scope, new OrganizationId(row.getHolderId()), day))) {
            throw new Refusal("TITLE_CASE_UNKNOWN", path + "id");
        }
        if (!Version.of(row.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("title case " + row.getId() + " was changed meanwhile");
        }
        row.getState().on(day, row.getHeldUntil()).refuseBecoming(next, path + "id");
        refuseFuture(on);
        if (on.isBefore(row.getStepOn())) {
            throw new Refusal("STEP_TOO_EARLY", path.isEmpty() ? "on" : path + "id", row.getStepOn());
        }
        return row;
    }

    private boolean keeps(Scope scope, long organization) {
        return scope.everywhere() || Ancestors.of(List.of(organization), sql).path(organization, days.today()).stream().anyMatch(scope.subtrees()::contains);
    }

    /** Whether somebody took a step of a case, at whatever desk. */
    boolean took(TitleCaseState step, RecognitionTitleCaseRecord row, String caller) {
        var s = RECOGNITION_TITLE_CASE_STEP;
        return sql.fetchExists(s, s.CASE_ID.eq(row.getId()).and(s.STATE.eq(step)).and(s.TAKEN_BY.eq(caller)));
    }

    /** @throws Refusal DATE_IN_FUTURE */
    void refuseFuture(LocalDate on) {
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
    }

    /** The cases, of whatever year and state, of those who bear these names at these addresses. */
    @Transactional(propagation = Propagation.SUPPORTS)
    List<RecognitionTitleCaseRecord> registered(Collection<String> alike) {
        var c = RECOGNITION_TITLE_CASE;
        return alike.isEmpty() ? List.of() : sql.fetch(c, c.ALIKE.in(alike).and(Valid.known(c)));
    }

    /** Whom one above or below registered for the year is not somebody else. @throws Refusal TITLE_CASE_KNOWN */
    void refuseKnownInLine(RecognitionTitleCaseRecord row) {
        var c = RECOGNITION_TITLE_CASE;
        List<Long> at = sql.select(c.ORGANIZATION_ID).from(c).where(c.ALIKE.eq(row.getAlike())).and(c.TITLE_YEAR.eq(row.getTitleYear())).and(Valid.known(c)).fetch(c.ORGANIZATION_ID);
        Line line = at.isEmpty() ? null : Line.of(Stream.concat(at.stream(), Stream.of(row.getOrganizationId())).toList(), row.getStepOn(), sql);
        if (line != null && at.stream().anyMatch(one -> line.joins(one, row.getOrganizationId()))) {
            throw new Refusal("TITLE_CASE_KNOWN", "name", String.valueOf(row.getTitleYear()));
        }
    }

    /** @throws Refusal TITLE_CASE_KNOWN if there is one of the same subject, kind and year; a twin that registers at the same time waits here for the first */
    @Transactional(propagation = Propagation.MANDATORY)
    void register(RecognitionTitleCaseRecord row) {
        try {
            sql.insertInto(RECOGNITION_TITLE_CASE_CLAIM).set(RECOGNITION_TITLE_CASE_CLAIM.newRecord()
                .setClaim(claim(row)).setRecordedAt(row.getRecordedAt()).setCaseId(row.getId())).execute();
        } catch (DuplicateKeyException known) {
            throw new Refusal("TITLE_CASE_KNOWN", "name", String.valueOf(row.getTitleYear()));
        }
        Rows.insert(sql, List.of(row));
        tell(List.of(row), false);
    }

    /** Many at once, of whom nobody may be known. @throws Refusal TITLE_CASE_KNOWN */
    @Transactional(propagation = Propagation.MANDATORY)
    void register(List<RecognitionTitleCaseRecord> rows) {
        var c = RECOGNITION_TITLE_CASE_CLAIM;
        Set<String> claims = rows.stream().map(TitleCaseBook::claim).collect(toSet());
        if (claims.size() < rows.size() || sql.fetchExists(c, c.CLAIM.in(claims))) {
            throw new Refusal("TITLE_CASE_KNOWN", "entries", String.valueOf(rows.getFirst().getTitleYear()));
        }
        Rows.append(sql, rows.stream().map(row -> c.newRecord().setClaim(claim(row)).setRecordedAt(row.getRecordedAt()).setCaseId(row.getId())).toList());
        Rows.insert(sql, rows);
        tell(rows, false);
    }

    /** A subject says its kind already. */
    static String claim(RecognitionTitleCaseRecord row) {
        return row.getSubject().substring(0, 58) + "|" + row.getTitleYear();
    }

    /** @return the cases as they are now */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RecognitionTitleCaseRecord> become(TitleCaseState next, List<RecognitionTitleCaseRecord> cases, LocalDate on, UnaryOperator<RecognitionTitleCaseRecord> change) {
        cases.forEach(row -> row.getState().on(on, row.getHeldUntil()).refuseBecoming(next, "id"));
        return correct(cases, row -> change.apply(row).setState(next).setStepOn(on), false);
    }

    /** Whom a successor took over is known there: nobody registers them anew for the year. Who was registered at both stays so. */
    @Transactional(propagation = Propagation.MANDATORY)
    void claim(List<RecognitionTitleCaseRecord> cases) {
        Rows.insertMissing(sql, cases.stream().map(row -> RECOGNITION_TITLE_CASE_CLAIM.newRecord().setClaim(claim(row)).setRecordedAt(row.getRecordedAt()).setCaseId(row.getId())).toList());
    }

    /** Where cases go to another desk as they are: nobody judged anything on the day. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RecognitionTitleCaseRecord> move(List<RecognitionTitleCaseRecord> cases, UnaryOperator<RecognitionTitleCaseRecord> change) {
        return correct(cases, change, true);
    }

    private List<RecognitionTitleCaseRecord> correct(List<RecognitionTitleCaseRecord> cases, UnaryOperator<RecognitionTitleCaseRecord> change, boolean moved) {
        List<RecognitionTitleCaseRecord> corrected = Rows.correct(sql, cases, days.now(), change);
        tell(corrected, moved);
        return corrected;
    }

    private void tell(List<RecognitionTitleCaseRecord> cases, boolean moved) {
        LocalDateTime now = days.now();
        Rows.append(sql, cases.stream().map(row -> RECOGNITION_TITLE_CASE_STEP.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(row.getHolderId())
            .setCaseId(row.getId()).setState(row.getState()).setOnDay(row.getStepOn()).setTakenBy(Act.current().caller()).setMoved(moved)).toList());
    }
}
