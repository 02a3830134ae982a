package vn.khuyenhoc.organization.staffing;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.centre.Amendment;
import vn.khuyenhoc.organization.centre.CentreLines;
import vn.khuyenhoc.organization.centre.CentreLines.Host;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreStaffRecord;
import vn.khuyenhoc.organization.staffing.StaffMutations.AppointCentreStaffInput;
import vn.khuyenhoc.organization.staffing.StaffMutations.EndCentreStaffInput;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** What must be true of somebody's term at a learning centre; a term has a line for each organization that ran the centre. */
@Component
class Appointing {
    private static final int LONGEST_NAME = 160;

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final CentreLines centres;
    private final Staff staff;

    Appointing(DSLContext sql, Days days, KeptTotals totals, CentreLines centres, Staff staff) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.centres = centres;
        this.staff = staff;
    }

    /** For as long as the centre is open. @throws Refusal CENTRE_UNKNOWN, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public CentreStaff appoint(AppointCentreStaffInput input, Scope scope) {
        long centre = CentreLines.key(input.centre(), "centre");
        String name = Text.line(input.fullName(), "fullName", LONGEST_NAME);
        List<Host> hosts = centres.hosts(centre, input.since(), Days.FOREVER, scope, "centre");
        LocalDateTime now = days.now();
        long person = Ids.next();
        Rows.insert(sql, List.of(ORGANIZATION_PERSON.newRecord().setId(person).setRecordedAt(now).setFullName(name).setSearchName(Text.unmarked(name))));
        long term = Ids.next();
        LocalDate closed = hosts.getLast().to();
        var lines = Amendment.ofStaff();
        for (Host host : hosts) {
            boolean first = host == hosts.getFirst();
            lines.begin(ORGANIZATION_CENTRE_STAFF.newRecord().setId(first ? term : Ids.next()).setRecordedAt(now).setTermId(term)
                .setCentreId(centre).setOrganizationId(host.organization().value()).setPersonId(person).setRole(input.role())
                .setAppointedOn(input.since()).setEndedOn(closed.equals(Days.FOREVER) ? null : closed)
                .setValidFrom(first ? input.since() : host.from()).setValidTo(host.to()).setEndedBy(endedBy(host, hosts)));
        }
        lines.write(sql, totals, now);
        return staff.withIds(List.of(term), input.since(), scope).getFirst();
    }

    private static @Nullable String endedBy(Host host, List<Host> hosts) {
        if (host != hosts.getLast()) {
            return "SUCCEEDED";
        }
        return host.to().equals(Days.FOREVER) ? null : "CLOSED";
    }

    /** @throws Refusal STAFF_UNKNOWN, ENDS_BEFORE_IT_BEGINS */
    @Transactional(propagation = Propagation.MANDATORY)
    public CentreStaff end(EndCentreStaffInput input, Scope scope) {
        LocalDate on = input.on();
        List<OrganizationCentreStaffRecord> term = term(input.id());
        OrganizationCentreStaffRecord first = term.getFirst();
        if (!on.isAfter(first.getAppointedOn())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", first.getAppointedOn());
        }
        if (term.getLast().getValidTo().isBefore(on)) {
            throw new Refusal("STAFF_UNKNOWN", "id");
        }
        centres.hosts(first.getCentreId(), on.minusDays(1), Days.FOREVER, scope, "id");
        if (!Staff.version(first).equals(input.version())) {
            throw new OptimisticLockingFailureException("term " + first.getTermId() + " was changed meanwhile");
        }
        var lines = Amendment.ofStaff();
        for (OrganizationCentreStaffRecord line : term) {
            if (!line.getValidFrom().isBefore(on)) {
                lines.withdraw(line);
            } else if (line.getValidTo().isBefore(on)) {
                lines.correct(line, l -> l.setEndedOn(on));
            } else {
                lines.correct(line, l -> l.setEndedOn(on).setValidTo(on).setEndedBy("LEFT"));
            }
        }
        lines.write(sql, totals, days.now());
        return staff.withIds(List.of(first.getTermId()), on.minusDays(1), scope).getFirst();
    }

    private List<OrganizationCentreStaffRecord> term(String globalId) {
        GlobalId id = GlobalId.parse(globalId);
        List<OrganizationCentreStaffRecord> lines = id == null || !id.type().equals("CentreStaff") ? List.of()
            : sql.selectFrom(ORGANIZATION_CENTRE_STAFF).where(ORGANIZATION_CENTRE_STAFF.TERM_ID.eq(id.key()))
                .and(Valid.known(ORGANIZATION_CENTRE_STAFF)).orderBy(ORGANIZATION_CENTRE_STAFF.VALID_FROM).fetch();
        if (lines.isEmpty()) {
            throw new Refusal("STAFF_UNKNOWN", "id");
        }
        return lines;
    }
}
