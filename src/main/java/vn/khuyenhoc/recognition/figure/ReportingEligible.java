package vn.khuyenhoc.recognition.figure;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionEligibleRecord;

/** What must be true of a report on those that could register: nobody above or below reports the same, or they would count twice. */
@Component
class ReportingEligible {
    private static final int LONGEST_SOURCE = 200;
    /** More than the country has people: a slip of the keyboard. */
    private static final int MOST = 200_000_000;

    private final Days days;
    private final Organizations organizations;
    private final EligibleBook book;
    private final EligibleReports reports;

    ReportingEligible(Days days, Organizations organizations, EligibleBook book, EligibleReports reports) {
        this.days = days;
        this.organizations = organizations;
        this.book = book;
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
        List<RecognitionEligibleRecord> known = book.known(organization.value(), input.kind(), input.on()).stream().filter(row -> row.getValidTo().isAfter(input.on())).toList();
        LocalDate until = known.stream().filter(row -> row.getOrganizationId() == organization.value()).map(RecognitionEligibleRecord::getValidFrom)
            .filter(input.on()::isBefore).min(LocalDate::compareTo).orElse(Days.FOREVER);
        refuseElsewhere(organization, input.on(), until, known);
        book.takeBack(known.stream().filter(row -> row.getValidFrom().equals(input.on())).toList());
        book.until(known.stream().filter(row -> row.getValidFrom().isBefore(input.on())).toList(), input.on());
        RecognitionEligibleRecord row = RECOGNITION_ELIGIBLE.newRecord().setId(Ids.next()).setOrganizationId(organization.value())
            .setKind(input.kind()).setEligible((long) input.count()).setValidFrom(input.on()).setValidTo(until).setSource(source).setWithdrawn(false);
        book.begin(row);
        return reports.withIds(List.of(row.getId()), scope).getFirst();
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
}
