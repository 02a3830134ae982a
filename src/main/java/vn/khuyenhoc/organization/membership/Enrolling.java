package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.SortName;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPersonRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Enrols members. */
@Component
class Enrolling {
    /** What a membership says of its person, which never changes. */
    private record Named(String fullName, @Nullable Integer birthYear) {}

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Headcounts headcounts;
    private final Doubles doubles;
    private final MembershipNews news;

    Enrolling(DSLContext sql, Days days, KeptTotals totals, Headcounts headcounts, Doubles doubles, MembershipNews news) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.headcounts = headcounts;
        this.doubles = doubles;
        this.news = news;
    }

    List<OrganizationMembershipRecord> enrol(List<Enrolment> enrolments) {
        LocalDateTime now = days.now();
        Set<Long> known = enrolments.stream().map(Enrolment::person).filter(Objects::nonNull).collect(toSet());
        refuseMembers(enrolments, known);
        Map<Long, Named> named = named(known);
        List<OrganizationPersonRecord> people = new ArrayList<>(enrolments.size());
        List<OrganizationMembershipRecord> memberships = new ArrayList<>(enrolments.size());
        for (Enrolment enrolment : enrolments) {
            long person = enrolment.person() == null ? Ids.next() : enrolment.person();
            Named one = named.getOrDefault(person, new Named(enrolment.fullName(), enrolment.birthYear()));
            String searchName = Text.unmarked(one.fullName());
            if (enrolment.person() == null) {
                people.add(Rows.blank(ORGANIZATION_PERSON)
                    .setId(person).setRecordedAt(now).setFullName(enrolment.fullName())
                    .setSearchName(searchName).setBirthYear(enrolment.birthYear()));
            }
            memberships.add(membership(enrolment, person, now).setSearchName(searchName).setSortName(SortName.of(one.fullName(), sql)).setBirthYear(one.birthYear()));
        }
        Rows.insert(sql, people);
        Rows.insert(sql, memberships);
        totals.add(Members.MEMBERS, deltas(memberships));
        headcounts.rosterBegins(enrolments.stream().collect(toMap(enrolment -> enrolment.organization().value(), Enrolment::joinedOn,
            (one, other) -> one.isBefore(other) ? one : other)));
        doubles.recount(known);
        news.enrolled(memberships);
        return memberships;
    }

    private Map<Long, Named> named(Set<Long> known) {
        var p = ORGANIZATION_PERSON;
        return known.isEmpty() ? Map.of() : sql.select(p.ID, p.FULL_NAME, p.BIRTH_YEAR).from(p).where(Keys.in(p.ID, known)).and(Valid.known(p))
            .fetchMap(row -> row.value1(), row -> new Named(row.value2(), row.value3()));
    }

    private static OrganizationMembershipRecord membership(Enrolment enrolment, long person, LocalDateTime now) {
        LocalDate left = enrolment.leftOn();
        return Rows.blank(ORGANIZATION_MEMBERSHIP)
            .setId(Ids.next()).setRecordedAt(now).setPersonId(person).setOrganizationId(enrolment.organization().value())
            .setValidFrom(enrolment.joinedOn()).setValidTo(left == null ? Days.FOREVER : left)
            .setBegunBy("ENROLLED").setEndedBy(left == null ? null : "LEFT");
    }

    /** Whoever is known must not be a member of the same organization on any of the days. */
    private void refuseMembers(List<Enrolment> enrolments, Set<Long> known) {
        if (known.isEmpty()) {
            return;
        }
        var m = ORGANIZATION_MEMBERSHIP;
        List<OrganizationMembershipRecord> memberships = new ArrayList<>(sql.selectFrom(m).where(Keys.in(m.PERSON_ID, known)).and(Valid.known(m)).fetch());
        for (int i = 0; i < enrolments.size(); i++) {
            Enrolment enrolment = enrolments.get(i);
            if (enrolment.person() != null) {
                OrganizationMembershipRecord wanted = membership(enrolment, enrolment.person(), days.now());
                if (memberships.stream().anyMatch(other -> twice(wanted, other))) {
                    throw new Refusal("ALREADY_MEMBER", "members." + i + ".person");
                }
                memberships.add(wanted);
            }
        }
    }

    static boolean twice(OrganizationMembershipRecord one, OrganizationMembershipRecord other) {
        return one.getPersonId().equals(other.getPersonId()) && one.getOrganizationId().equals(other.getOrganizationId())
            && one.getValidFrom().isBefore(other.getValidTo()) && other.getValidFrom().isBefore(one.getValidTo());
    }

    /** What begins or ends in one organization on one day is added up first. */
    static List<Delta> deltas(List<OrganizationMembershipRecord> memberships) {
        record Place(long organization, LocalDate on, boolean begins) {}
        Map<Place, Long> counts = new HashMap<>();
        for (OrganizationMembershipRecord membership : memberships) {
            counts.merge(new Place(membership.getOrganizationId(), membership.getValidFrom(), true), 1L, Long::sum);
            if (!membership.getValidTo().equals(Days.FOREVER)) {
                counts.merge(new Place(membership.getOrganizationId(), membership.getValidTo(), false), 1L, Long::sum);
            }
        }
        List<Delta> deltas = new ArrayList<>();
        counts.forEach((place, count) -> deltas.add(place.begins()
            ? Delta.begins(place.organization(), place.on(), List.of(), List.of(count))
            : Delta.ends(place.organization(), place.on(), List.of(), List.of(count))));
        return deltas;
    }
}
