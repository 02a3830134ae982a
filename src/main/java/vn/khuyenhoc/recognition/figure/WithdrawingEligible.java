package vn.khuyenhoc.recognition.figure;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_ELIGIBLE;

import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionEligibleRecord;

/** Ends a report from a day on, so that another one above or below it can stand alone. */
@Component
class WithdrawingEligible {
    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final EligibleBook book;

    WithdrawingEligible(DSLContext sql, Days days, Organizations organizations, EligibleBook book) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.book = book;
    }

    /**
     * By those who have the organization that reported, or the heir of one that has ended, in their scope today.
     *
     * @return the id of what stands no more
     * @throws Refusal DATE_IN_FUTURE, ELIGIBLE_REPORT_UNKNOWN, ELIGIBLE_NOT_REPORTED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String withdraw(WithdrawEligibleReportInput input, Scope scope) {
        if (input.on().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", input.on());
        }
        RecognitionEligibleRecord named = named(input.id());
        if (named == null || !keeps(scope, named.getOrganizationId())) {
            throw new Refusal("ELIGIBLE_REPORT_UNKNOWN", "id");
        }
        List<RecognitionEligibleRecord> known = book.known(named.getOrganizationId(), named.getKind(), input.on());
        RecognitionEligibleRecord row = known.stream().filter(one -> one.getId().equals(named.getId())).findFirst().orElse(named);
        if (row.getValidFrom().isAfter(input.on()) || !row.getValidTo().isAfter(input.on())) {
            throw new Refusal("ELIGIBLE_NOT_REPORTED", "on", row.getValidFrom());
        }
        if (row.getValidFrom().isBefore(input.on())) {
            book.withdraw(row, input.on());
        } else {
            book.takeBack(List.of(row));
            book.until(known.stream().filter(one -> gaveWay(one, row)).toList(), row.getValidTo());
        }
        return input.id();
    }

    private @Nullable RecognitionEligibleRecord named(String opaque) {
        var e = RECOGNITION_ELIGIBLE;
        GlobalId id = GlobalId.parse(opaque);
        return id == null || !id.type().equals("EligibleReport") ? null : sql.fetchOne(e, e.ID.eq(id.key()).and(Valid.known(e)));
    }

    /** Also for the heir of an organization that has ended: it stands below it. */
    private boolean keeps(Scope scope, long organization) {
        return scope.everywhere() || Ancestors.of(List.of(organization), sql).path(organization, days.today()).stream().anyMatch(scope.subtrees()::contains);
    }

    /** Ended by the report that was never to be: the organization's own before it, or that of one whose heir it is. */
    private boolean gaveWay(RecognitionEligibleRecord before, RecognitionEligibleRecord row) {
        OrganizationId other = new OrganizationId(before.getOrganizationId());
        return !before.getWithdrawn() && before.getValidTo().equals(row.getValidFrom())
            && (other.value() == row.getOrganizationId() || !organizations.within(Scope.of(Set.of(other.value())), other, row.getValidFrom()));
    }
}
