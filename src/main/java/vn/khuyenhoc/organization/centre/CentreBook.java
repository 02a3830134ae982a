package vn.khuyenhoc.organization.centre;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreStaffRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPersonRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Registers learning centres with their staff. */
@Component
class CentreBook implements LearningCentreRegister {
    private static final List<Long> ONE = List.of(1L);

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Organizations organizations;

    CentreBook(DSLContext sql, Days days, KeptTotals totals, Organizations organizations) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.organizations = organizations;
    }

    @Override
    @Transactional
    public void register(List<CentreEntry> centres) {
        Map<At, Organization> hosts = organizations.on(centres.stream().map(CentreBook::host).toList());
        centres.forEach(centre -> refuseWrongHost(centre, hosts.get(host(centre))));
        LocalDateTime now = days.now();
        List<OrganizationCentreRecord> rows = new ArrayList<>();
        List<OrganizationPersonRecord> people = new ArrayList<>();
        List<OrganizationCentreStaffRecord> staff = new ArrayList<>();
        for (CentreEntry centre : centres) {
            OrganizationCentreRecord row = ORGANIZATION_CENTRE.newRecord()
                .setId(Ids.next()).setRecordedAt(now).setOrganizationId(centre.organization().value())
                .setLevel(centre.level()).setName(centre.name()).setValidFrom(centre.openedOn()).setValidTo(Days.FOREVER);
            rows.add(row);
            for (Staffing one : centre.staff()) {
                OrganizationPersonRecord person = ORGANIZATION_PERSON.newRecord().setId(Ids.next()).setRecordedAt(now).setFullName(one.fullName())
                    .setSearchName(Text.unmarked(one.fullName()));
                people.add(person);
                staff.add(ORGANIZATION_CENTRE_STAFF.newRecord()
                    .setId(Ids.next()).setRecordedAt(now).setCentreId(row.getId()).setOrganizationId(row.getOrganizationId())
                    .setPersonId(person.getId()).setRole(one.role()).setValidFrom(one.since()).setValidTo(Days.FOREVER));
            }
        }
        Rows.insert(sql, rows);
        Rows.insert(sql, people);
        Rows.insert(sql, staff);
        totals.add(Centres.CENTRES, rows.stream()
            .map(row -> Delta.begins(row.getOrganizationId(), row.getValidFrom(), List.of(row.getLevel()), ONE)).toList());
        totals.add(Centres.STAFF, staff.stream()
            .map(row -> Delta.begins(row.getOrganizationId(), row.getValidFrom(), List.of(row.getRole()), ONE)).toList());
    }

    private static At host(CentreEntry centre) {
        return new At(centre.organization(), centre.openedOn());
    }

    private static void refuseWrongHost(CentreEntry centre, @Nullable Organization host) {
        if (host == null || host.state() != OrganizationState.ACTIVE) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", "openedOn", centre.openedOn().toString());
        }
        if (host.level() != OrganizationLevel.COMMUNE) {
            throw new Refusal("CENTRE_BELONGS_TO_COMMUNE", "organization", centre.name());
        }
    }
}
