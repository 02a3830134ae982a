package vn.khuyenhoc.recognition.figure;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE_LINE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionEligibleRecord;

/** The reports on those that could register as they are kept, with what they add up to. */
@Component
class EligibleBook {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;

    EligibleBook(DSLContext sql, Days days, KeptTotals totals) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
    }

    /** Of the organization and of those above and below it on the day, what holds on it, ends on it or begins later. Two who report at the same moment take turns. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RecognitionEligibleRecord> known(long organization, TitleKind kind, LocalDate on) {
        var e = RECOGNITION_ELIGIBLE;
        var line = RECOGNITION_ELIGIBLE_LINE;
        sql.select(line.KIND).from(line).where(line.KIND.eq(kind)).forUpdate().fetch();
        List<Long> path = Ancestors.of(List.of(organization), sql).path(organization, on);
        Condition concerned = e.ORGANIZATION_ID.eq(organization).or(e.ORGANIZATION_ID.in(path)).or(Subtree.of(organization, e.ORGANIZATION_ID, on));
        return sql.selectFrom(e).where(concerned).and(e.KIND.eq(kind)).and(e.VALID_TO.ge(on)).and(Valid.known(e)).orderBy(e.ID).fetch();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void begin(RecognitionEligibleRecord row) {
        Rows.insert(sql, List.of(row.setRecordedAt(days.now())));
        totals.add(EligibleReports.ELIGIBLE, span(row, 1));
    }

    /** As if they had never been. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(List<RecognitionEligibleRecord> rows) {
        Rows.withdraw(sql, rows, days.now());
        totals.add(EligibleReports.ELIGIBLE, spans(rows, -1));
    }

    /** They stand until a day, be it earlier or later than it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    void until(List<RecognitionEligibleRecord> rows, LocalDate day) {
        correct(rows, row -> row.setValidTo(day));
    }

    /** It stands until a day, and gives way to no other. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(RecognitionEligibleRecord row, LocalDate day) {
        correct(List.of(row), one -> one.setValidTo(day).setWithdrawn(true));
    }

    private void correct(List<RecognitionEligibleRecord> rows, UnaryOperator<RecognitionEligibleRecord> change) {
        List<Delta> deltas = spans(rows, -1);
        deltas.addAll(spans(Rows.correct(sql, rows, days.now(), change), 1));
        totals.add(EligibleReports.ELIGIBLE, deltas);
    }

    private static List<Delta> spans(List<RecognitionEligibleRecord> rows, int sign) {
        List<Delta> deltas = new ArrayList<>();
        rows.forEach(row -> deltas.addAll(span(row, sign)));
        return deltas;
    }

    private static List<Delta> span(RecognitionEligibleRecord row, int sign) {
        return Delta.span(row.getOrganizationId(), row.getValidFrom(), row.getValidTo(), List.of(row.getKind()), List.of(sign * row.getEligible()));
    }
}
