package vn.khuyenhoc.organization.centre;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.LearningCentreRegister;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPersonRecord;
import vn.khuyenhoc.organization.tidings.CentreTidings;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Registers learning centres with their staff, and lets them go the way of the organizations that run them. */
@Component
class CentreBook implements LearningCentreRegister {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Organizations organizations;
    private final HostEnds hostEnds;
    private final Transfer transfer;
    private final Closing closing;
    private final CentreTidings tidings;

    CentreBook(DSLContext sql, Days days, KeptTotals totals, Organizations organizations, HostEnds hostEnds, Transfer transfer, Closing closing,
               CentreTidings tidings) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.organizations = organizations;
        this.hostEnds = hostEnds;
        this.transfer = transfer;
        this.closing = closing;
        this.tidings = tidings;
    }

    @Override
    @Transactional
    public List<Long> register(List<CentreEntry> centres) {
        Map<At, Organization> hosts = organizations.on(centres.stream().map(CentreBook::host).toList());
        centres.forEach(centre -> refuseWrongHost(centre, hosts.get(host(centre))));
        LocalDateTime now = days.now();
        List<Long> keys = new ArrayList<>();
        List<OrganizationPersonRecord> people = new ArrayList<>();
        var lines = Amendment.ofCentres();
        var staff = Amendment.ofStaff();
        for (CentreEntry centre : centres) {
            long key = Ids.next();
            keys.add(key);
            lines.begin(ORGANIZATION_CENTRE.newRecord().setId(key).setRecordedAt(now).setCentreId(key)
                .setOrganizationId(centre.organization().value()).setLevel(centre.level()).setName(centre.name())
                .setOpenedOn(centre.openedOn()).setValidFrom(centre.openedOn()).setValidTo(Days.FOREVER));
            for (Staffing one : centre.staff()) {
                OrganizationPersonRecord person = ORGANIZATION_PERSON.newRecord().setId(Ids.next()).setRecordedAt(now).setFullName(one.fullName())
                    .setSearchName(Text.unmarked(one.fullName()));
                people.add(person);
                long term = Ids.next();
                staff.begin(ORGANIZATION_CENTRE_STAFF.newRecord().setId(term).setRecordedAt(now).setTermId(term).setCentreId(key)
                    .setOrganizationId(centre.organization().value()).setPersonId(person.getId()).setRole(one.role())
                    .setAppointedOn(one.since()).setValidFrom(one.since()).setValidTo(Days.FOREVER));
            }
        }
        Rows.insert(sql, people);
        tidings.changed(lines.write(sql, totals, now));
        staff.write(sql, totals, now);
        hostEnds.of(centres.stream().map(CentreEntry::organization).toList()).forEach(this::follow);
        return keys;
    }

    private static At host(CentreEntry centre) {
        return new At(centre.organization(), centre.openedOn());
    }

    private static void refuseWrongHost(CentreEntry centre, @Nullable Organization host) {
        if (host == null || host.state() != OrganizationState.ACTIVE) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", "openedOn", centre.openedOn());
        }
        if (host.level() != OrganizationLevel.COMMUNE) {
            throw new Refusal("CENTRE_BELONGS_TO_COMMUNE", "organization", centre.name());
        }
    }

    /** Entered after its organization ended, a centre takes the way that the others took then. */
    private void follow(HostEnds.End end) {
        OrganizationId heir = end.heir();
        if (heir == null) {
            closeAll(Set.of(end.organization()), end.on());
        } else {
            transferAll(Map.of(end.organization(), heir), end.on());
            hostEnds.of(List.of(heir)).forEach(this::follow);
        }
    }

    @Override
    @Transactional
    public int transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on) {
        return transfer.all(successors, on);
    }

    @Override
    @Transactional
    public void transfer(Set<Long> centres, OrganizationId from, OrganizationId to, LocalDate on) {
        if (transfer.some(centres, from, to, on) != centres.size()) {
            throw new Refusal("CENTRE_UNKNOWN", "centres");
        }
    }

    @Override
    @Transactional
    public void closeAll(Set<OrganizationId> organizations, LocalDate on) {
        closing.all(organizations, on);
    }
}
