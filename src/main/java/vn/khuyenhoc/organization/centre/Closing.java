package vn.khuyenhoc.organization.centre;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreStaffRecord;
import vn.khuyenhoc.organization.tidings.CentreTidings;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Closes learning centres; whoever works there then, no longer does. */
@Component
class Closing {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final HeldClasses classes;
    private final CentreTidings tidings;

    Closing(DSLContext sql, Days days, KeptTotals totals, HeldClasses classes, CentreTidings tidings) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.classes = classes;
        this.tidings = tidings;
    }

    /** All that organizations run on a day or later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void all(Set<OrganizationId> organizations, LocalDate on) {
        close(Set.copyOf(sql.selectDistinct(ORGANIZATION_CENTRE.CENTRE_ID).from(ORGANIZATION_CENTRE)
            .where(Transfer.under(ORGANIZATION_CENTRE, organizations.stream().map(OrganizationId::value).toList(), on))
            .fetch(ORGANIZATION_CENTRE.CENTRE_ID)), on);
    }

    /** @throws Refusal CENTRE_CHANGED_LATER if anything of them is recorded for the day or later */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Set<Long> centres, LocalDate on) {
        if (centres.isEmpty()) {
            return;
        }
        var lines = Amendment.ofCentres();
        for (OrganizationCentreRecord line : sql.selectFrom(ORGANIZATION_CENTRE)
            .where(ORGANIZATION_CENTRE.CENTRE_ID.in(centres)).and(Valid.known(ORGANIZATION_CENTRE)).fetch()) {
            refuseLater(line.getValidFrom(), on);
            boolean last = line.getValidTo().isAfter(on);
            lines.correct(line, l -> last ? l.setClosedOn(on).setValidTo(on).setEndedAs("CLOSED") : l.setClosedOn(on));
        }
        var s = ORGANIZATION_CENTRE_STAFF;
        var other = s.as("other");
        List<OrganizationCentreStaffRecord> terms = sql.selectFrom(s)
            .where(s.CENTRE_ID.in(centres)).and(Valid.known(s))
            .and(s.TERM_ID.in(sql.select(other.TERM_ID).from(other).where(other.CENTRE_ID.in(centres)).and(other.VALID_TO.gt(on)).and(Valid.known(other))))
            .fetch();
        var staff = Amendment.ofStaff();
        for (OrganizationCentreStaffRecord line : terms) {
            refuseLater(line.getValidFrom(), on);
            boolean last = line.getValidTo().isAfter(on);
            staff.correct(line, l -> last ? l.setEndedOn(on).setValidTo(on).setEndedBy("CLOSED") : l.setEndedOn(on));
        }
        if (classes.anyFrom(centres, on)) {
            throw new Refusal("CENTRE_CHANGED_LATER", "on", on);
        }
        tidings.changed(lines.write(sql, totals, days.now()));
        staff.write(sql, totals, days.now());
    }

    private static void refuseLater(LocalDate begins, LocalDate on) {
        if (!begins.isBefore(on)) {
            throw new Refusal("CENTRE_CHANGED_LATER", "on", on);
        }
    }
}
