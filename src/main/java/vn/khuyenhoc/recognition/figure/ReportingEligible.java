package vn.khuyenhoc.recognition.figure;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE_LINE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionEligibleRecord;

/** What must be true of a report on those that could register: nobody above or below reports the same, or they would count twice. */
@Component
class ReportingEligible {
    private static final int LONGEST_SOURCE = 200;
    /** More than the country has people: a slip of the keyboard. */
    private static final int MOST = 200_000_000;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final KeptTotals totals;
    private final EligibleReports reports;

    ReportingEligible(DSLContext sql, Days days, Organizations organizations, KeptTotals totals, EligibleReports reports) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.totals = totals;
        this.reports = reports;
    }

    /** In the place of what was reported before; one of the same day is taken back. @throws Refusal DATE_IN_FUTURE, ORGANIZATION_UNKNOWN, ELIGIBLE_*, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public EligibleReport report(ReportEligibleInput input, Scope scope) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (input.on().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", input.on());
        }
        if (!organizations.within(scope, organization, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        if (input.count() < 0 || input.count() > MOST) {
            throw new Refusal("ELIGIBLE_OUT_OF_RANGE", "count", MOST);
        }
        String source = Text.line(input.source(), "source", LONGEST_SOURCE);
        List<RecognitionEligibleRecord> known = known(organization, input);
        LocalDate until = known.stream().filter(row -> row.getOrganizationId() == organization.value()).map(RecognitionEligibleRecord::getValidFrom)
            .filter(input.on()::isBefore).min(LocalDate::compareTo).orElse(Days.FOREVER);
        refuseElsewhere(organization, input.on(), until, known);
        end(known.stream().filter(row -> !row.getValidFrom().isAfter(input.on())).toList(), input.on());
        RecognitionEligibleRecord row = RECOGNITION_ELIGIBLE.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(organization.value())
            .setKind(input.kind()).setEligible((long) input.count()).setValidFrom(input.on()).setValidTo(until).setSource(source);
        Rows.insert(sql, List.of(row));
        totals.add(EligibleReports.ELIGIBLE, span(row, 1));
        return reports.withIds(List.of(row.getId()), scope).getFirst();
    }

    /** Of the organization and of those above and below it on the day, what holds on it or begins later. Two who report at the same moment take turns. */
    private List<RecognitionEligibleRecord> known(OrganizationId organization, ReportEligibleInput input) {
        var e = RECOGNITION_ELIGIBLE;
        var line = RECOGNITION_ELIGIBLE_LINE;
        sql.select(line.KIND).from(line).where(line.KIND.eq(input.kind())).forUpdate().fetch();
        List<Long> path = Ancestors.of(List.of(organization.value()), sql).path(organization.value(), input.on());
        Condition concerned = e.ORGANIZATION_ID.in(path).or(Subtree.of(organization.value(), e.ORGANIZATION_ID, input.on()));
        return sql.selectFrom(e).where(concerned).and(e.KIND.eq(input.kind())).and(e.VALID_TO.gt(input.on())).and(Valid.known(e)).orderBy(e.ID).fetch();
    }

    /** What one that has ended reported goes over to its heir, and ends with the heir's own report. */
    private void refuseElsewhere(OrganizationId organization, LocalDate on, LocalDate until, List<RecognitionEligibleRecord> known) {
        for (RecognitionEligibleRecord row : known) {
            OrganizationId other = new OrganizationId(row.getOrganizationId());
            LocalDate both = row.getValidFrom().isAfter(on) ? row.getValidFrom() : on;
            boolean active = organizations.within(Scope.of(Set.of(other.value())), other, both);
            if (!other.equals(organization) && active && both.isBefore(until)) {
                throw new Refusal("ELIGIBLE_ELSEWHERE", "organization", row.getValidFrom());
            }
        }
    }

    private void end(List<RecognitionEligibleRecord> rows, LocalDate on) {
        LocalDateTime now = days.now();
        List<RecognitionEligibleRecord> same = rows.stream().filter(row -> row.getValidFrom().equals(on)).toList();
        List<RecognitionEligibleRecord> before = rows.stream().filter(row -> row.getValidFrom().isBefore(on)).toList();
        List<Delta> deltas = new ArrayList<>();
        rows.forEach(row -> deltas.addAll(span(row, -1)));
        Rows.withdraw(sql, same, now);
        Rows.correct(sql, before, now, row -> row.setValidTo(on)).forEach(row -> deltas.addAll(span(row, 1)));
        totals.add(EligibleReports.ELIGIBLE, deltas);
    }

    private static List<Delta> span(RecognitionEligibleRecord row, int sign) {
        return Delta.span(row.getOrganizationId(), row.getValidFrom(), row.getValidTo(), List.of(row.getKind()), List.of(sign * row.getEligible()));
    }
}
