package vn.khuyenhoc.organization.centre;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.tidings.CentreTidings;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Hands learning centres over to other organizations as of a day: nothing closes, and nobody leaves. */
@Component
class Transfer {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final HeldClasses classes;
    private final CentreTidings tidings;

    Transfer(DSLContext sql, Days days, KeptTotals totals, HeldClasses classes, CentreTidings tidings) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.classes = classes;
        this.tidings = tidings;
    }

    /**
     * What was known already of later days holds under the successor.
     *
     * @return how many centres were open on the day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int all(Map<OrganizationId, OrganizationId> successors, LocalDate on) {
        return successors.isEmpty() ? 0 : centres(successors, noCondition(), noCondition(), noCondition(), on);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int some(Set<Long> centres, OrganizationId from, OrganizationId to, LocalDate on) {
        return centres.isEmpty() ? 0 : centres(Map.of(from, to), ORGANIZATION_CENTRE.CENTRE_ID.in(centres), ORGANIZATION_CENTRE_STAFF.CENTRE_ID.in(centres),
            ORGANIZATION_CENTRE_CLASS.CENTRE_ID.in(centres), on);
    }

    private int centres(Map<OrganizationId, OrganizationId> successors, Condition ofCentres, Condition ofStaff, Condition ofClasses, LocalDate on) {
        List<Long> hosts = successors.keySet().stream().map(OrganizationId::value).toList();
        LocalDateTime now = days.now();
        int open = 0;
        var lines = Amendment.ofCentres();
        for (OrganizationCentreRecord line : sql.selectFrom(ORGANIZATION_CENTRE).where(under(ORGANIZATION_CENTRE, hosts, on)).and(ofCentres).fetch()) {
            long heir = heir(successors, line.getOrganizationId());
            if (!line.getValidFrom().isBefore(on)) {
                lines.correct(line, later -> later.setOrganizationId(heir));
                continue;
            }
            open++;
            lines.correct(line, earlier -> earlier.setValidTo(on).setEndedAs("SUCCEEDED"));
            lines.begin(line.copy().setId(Ids.next()).setRecordedAt(now).setOrganizationId(heir).setValidFrom(on));
        }
        var staff = Amendment.ofStaff();
        sql.selectFrom(ORGANIZATION_CENTRE_STAFF).where(under(ORGANIZATION_CENTRE_STAFF, hosts, on)).and(ofStaff).forEach(line -> {
            long heir = heir(successors, line.getOrganizationId());
            if (!line.getValidFrom().isBefore(on)) {
                staff.correct(line, later -> later.setOrganizationId(heir));
                return;
            }
            staff.correct(line, earlier -> earlier.setValidTo(on).setEndedBy("SUCCEEDED"));
            staff.begin(line.copy().setId(Ids.next()).setRecordedAt(now).setOrganizationId(heir).setValidFrom(on));
        });
        tidings.changed(lines.write(sql, totals, now));
        staff.write(sql, totals, now);
        classes.transferAll(successors, ofClasses, on);
        return open;
    }

    static Condition under(Table<?> lines, List<Long> hosts, LocalDate on) {
        return Valid.column(lines, "organization_id", Long.class).in(hosts).and(Valid.to(lines).gt(on)).and(Valid.known(lines));
    }

    private static long heir(Map<OrganizationId, OrganizationId> successors, long host) {
        return Objects.requireNonNull(successors.get(new OrganizationId(host))).value();
    }
}
