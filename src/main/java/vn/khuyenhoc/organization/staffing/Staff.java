package vn.khuyenhoc.organization.staffing;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_STAFF;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreStaffRecord;
import vn.khuyenhoc.organization.tree.Subtree;

/** The terms of those who work at learning centres, listed as of a day. */
@Repository
class Staff {
    private final DSLContext sql;

    Staff(DSLContext sql) {
        this.sql = sql;
    }

    private Listing<CentreStaff> listing(LocalDate day) {
        var s = ORGANIZATION_CENTRE_STAFF;
        List<Field<?>> columns = new ArrayList<>(List.of(s.fields()));
        columns.add(ORGANIZATION_PERSON.FULL_NAME);
        return new Listing<>(sql, s, s.TERM_ID, s.CENTRE_ID,
            s.leftJoin(ORGANIZATION_PERSON).on(ORGANIZATION_PERSON.ID.eq(s.PERSON_ID)).and(Valid.known(ORGANIZATION_PERSON)),
            columns, row -> view(row, day))
            .tellingScope(Staff::shown)
            .filteredBy(Criteria.on().oneOf("role", s.ROLE).range("since", s.APPOINTED_ON).range("until", s.ENDED_ON)
                .personalText("fullName", ORGANIZATION_PERSON.FULL_NAME, Staff::shown))
            .orderedBy(Orders.by().field("ROLE", s.ROLE).field("SINCE", s.APPOINTED_ON));
    }

    private static Condition shown(Scope scope) {
        return Subtree.of(scope, ORGANIZATION_CENTRE_STAFF.ORGANIZATION_ID, ORGANIZATION_CENTRE_STAFF.VALID_FROM);
    }

    private static CentreStaff view(Record row, LocalDate day) {
        OrganizationCentreStaffRecord line = row.into(ORGANIZATION_CENTRE_STAFF);
        return new CentreStaff(line.getTermId(), row.get(Listing.IN_SCOPE) ? row.get(ORGANIZATION_PERSON.FULL_NAME) : null, line.getRole(),
            line.getAppointedOn(), line.getEndedOn(), version(line), line.getCentreId(), day);
    }

    /** Of what is said of the term, and not of its lines: it stays when the centre comes under another organization. */
    static String version(OrganizationCentreStaffRecord line) {
        return Version.of(List.of(line.getTermId(), line.getPersonId(), line.getRole(), line.getAppointedOn(), String.valueOf(line.getEndedOn())));
    }

    Map<Long, Page<CentreStaff>> of(Set<Long> centres, LocalDate day, PageRequest page) {
        return listing(day).pages(centres, Valid.on(ORGANIZATION_CENTRE_STAFF, day), page);
    }

    /** Each once, by its last line; the centre is shown as on a day. */
    List<CentreStaff> withIds(Collection<Long> terms, LocalDate day, Scope scope) {
        List<CentreStaff> lines = listing(day).withIds(terms, scope);
        return List.copyOf(lines.stream().collect(java.util.stream.Collectors.toMap(CentreStaff::key, line -> line, Staff::named)).values());
    }

    /** Who may read a name in one line of a term, may read it. */
    private static CentreStaff named(CentreStaff one, CentreStaff other) {
        return one.fullName() == null ? other : one;
    }
}
