package vn.khuyenhoc.organization.officer;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_OFFICER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OfficerRegister.Appointment;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPersonRecord;

/** Finds those who are appointed among the officers and members of their organizations, and records those who are new. */
@Component
class Holders {
    private record Known(long organization, String name, int born) {
        static Known of(long organization, String fullName, int born) {
            return new Known(organization, fullName.toLowerCase(Locale.ROOT), born);
        }
    }

    private final DSLContext sql;

    Holders(DSLContext sql) {
        this.sql = sql;
    }

    /** @return the keys of the people, in the order of the appointments */
    List<Long> of(List<Appointment> appointments, LocalDateTime now) {
        Map<Known, Long> known = known(appointments.stream().filter(one -> one.person() == null && one.birthYear() != null).toList());
        List<OrganizationPersonRecord> begun = new ArrayList<>();
        List<Long> people = new ArrayList<>();
        for (Appointment one : appointments) {
            if (one.person() != null) {
                people.add(one.person());
            } else if (one.birthYear() == null) {
                people.add(begin(one, begun, now));
            } else {
                people.add(known.computeIfAbsent(Known.of(one.organization().value(), one.fullName(), one.birthYear()), unknown -> begin(one, begun, now)));
            }
        }
        Rows.insert(sql, begun);
        return people;
    }

    private static long begin(Appointment one, List<OrganizationPersonRecord> begun, LocalDateTime now) {
        long person = Ids.next();
        begun.add(ORGANIZATION_PERSON.newRecord().setId(person).setRecordedAt(now).setFullName(one.fullName())
            .setSearchName(Text.unmarked(one.fullName())).setBirthYear(one.birthYear()));
        return person;
    }

    private Map<Known, Long> known(List<Appointment> named) {
        Map<Known, Long> known = new HashMap<>();
        if (named.isEmpty()) {
            return known;
        }
        Set<Long> organizations = named.stream().map(one -> one.organization().value()).collect(toSet());
        var p = ORGANIZATION_PERSON;
        var o = ORGANIZATION_OFFICER;
        var m = ORGANIZATION_MEMBERSHIP;
        var called = p.SEARCH_NAME.in(named.stream().map(one -> Text.unmarked(one.fullName())).distinct().toList()).and(p.BIRTH_YEAR.isNotNull()).and(Valid.known(p));
        sql.select(o.ORGANIZATION_ID, p.FULL_NAME, p.BIRTH_YEAR, p.ID).from(p).join(o).on(o.PERSON_ID.eq(p.ID)).and(Valid.known(o))
            .where(called).and(Keys.in(o.ORGANIZATION_ID, organizations))
            .union(sql.select(m.ORGANIZATION_ID, p.FULL_NAME, p.BIRTH_YEAR, p.ID).from(p).join(m).on(m.PERSON_ID.eq(p.ID)).and(Valid.known(m))
                .where(called).and(Keys.in(m.ORGANIZATION_ID, organizations)))
            .forEach(row -> known.merge(Known.of(row.value1(), row.value2(), row.value3()), row.value4(), Math::min));
        return known;
    }
}
