package vn.khuyenhoc.organization.membership;

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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPersonRecord;
import vn.khuyenhoc.organization.tree.AsNow;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Enrols and transfers members. */
@Component
class Roster implements MemberRegister {
    private static final List<Long> ONE = List.of(1L);

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Members members;

    Roster(DSLContext sql, Days days, KeptTotals totals, Members members) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.members = members;
    }

    @Override
    public Map<Long, Integer> count(Set<Long> organizations, LocalDate day) {
        return members.count(organizations, day);
    }

    @Override
    public Map<Long, Integer> count(Set<Long> organizations, LocalDate day, AsNow made) {
        return members.count(organizations, day, made);
    }

    @Override
    @Transactional
    public void enrol(List<Enrolment> enrolments) {
        LocalDateTime now = days.now();
        List<OrganizationPersonRecord> people = new ArrayList<>(enrolments.size());
        List<OrganizationMembershipRecord> memberships = new ArrayList<>(enrolments.size());
        for (Enrolment enrolment : enrolments) {
            long person = Ids.next();
            people.add(ORGANIZATION_PERSON.newRecord()
                .setId(person).setRecordedAt(now).setFullName(enrolment.fullName()).setBirthYear(enrolment.birthYear()));
            LocalDate left = enrolment.leftOn();
            memberships.add(ORGANIZATION_MEMBERSHIP.newRecord()
                .setId(Ids.next()).setRecordedAt(now).setPersonId(person).setOrganizationId(enrolment.organization().value())
                .setValidFrom(enrolment.joinedOn()).setValidTo(left == null ? Days.FOREVER : left)
                .setBegunBy("ENROLLED").setEndedBy(left == null ? null : "LEFT"));
        }
        Rows.insert(sql, people);
        Rows.insert(sql, memberships);
        totals.add(Members.MEMBERS, deltas(memberships));
    }

    /** What begins or ends in one organization on one day is added up first. */
    private static List<Delta> deltas(List<OrganizationMembershipRecord> memberships) {
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

    @Override
    @Transactional
    public void transfer(Set<Long> memberships, OrganizationId from, OrganizationId to, LocalDate on) {
        List<OrganizationMembershipRecord> leaving = members(Set.of(from), on).stream()
            .filter(membership -> memberships.contains(membership.getId())).toList();
        if (leaving.size() != memberships.size()) {
            throw new Refusal("MEMBER_UNKNOWN", "members");
        }
        transfer(leaving, Map.of(from, to), on);
    }

    @Override
    @Transactional
    public int transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on) {
        List<OrganizationMembershipRecord> leaving = members(successors.keySet(), on);
        transfer(leaving, successors, on);
        return leaving.size();
    }

    private List<OrganizationMembershipRecord> members(Set<OrganizationId> organizations, LocalDate on) {
        return sql.selectFrom(ORGANIZATION_MEMBERSHIP)
            .where(ORGANIZATION_MEMBERSHIP.ORGANIZATION_ID.in(organizations.stream().map(OrganizationId::value).toList()))
            .and(ORGANIZATION_MEMBERSHIP.VALID_FROM.lt(on)).and(ORGANIZATION_MEMBERSHIP.VALID_TO.gt(on)).and(Valid.known(ORGANIZATION_MEMBERSHIP))
            .fetch();
    }

    @Override
    @Transactional
    public void endAll(Set<OrganizationId> organizations, LocalDate on) {
        List<OrganizationMembershipRecord> leaving = members(organizations, on);
        Rows.correct(sql, leaving, days.now(), membership -> membership.setValidTo(on).setEndedBy("DISSOLVED"));
        totals.add(Members.MEMBERS, ends(leaving, on));
    }

    /** Succession is no leaving: they stay members of the association without a day between. */
    private void transfer(List<OrganizationMembershipRecord> leaving, Map<OrganizationId, OrganizationId> successors, LocalDate on) {
        LocalDateTime now = days.now();
        Rows.correct(sql, leaving, now, membership -> membership.setValidTo(on).setEndedBy("SUCCEEDED"));
        List<OrganizationMembershipRecord> joining = leaving.stream().map(membership -> ORGANIZATION_MEMBERSHIP.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setPersonId(membership.getPersonId())
            .setOrganizationId(Objects.requireNonNull(successors.get(new OrganizationId(membership.getOrganizationId()))).value())
            .setValidFrom(on).setValidTo(membership.getValidTo()).setBegunBy("SUCCEEDED").setEndedBy(membership.getEndedBy())).toList();
        Rows.insert(sql, joining);
        List<Delta> deltas = new ArrayList<>(deltas(joining));
        deltas.addAll(ends(leaving, on));
        totals.add(Members.MEMBERS, deltas);
    }

    /** An end that was known already for a later day is taken back. */
    private static List<Delta> ends(List<OrganizationMembershipRecord> leaving, LocalDate on) {
        List<Delta> deltas = new ArrayList<>();
        for (OrganizationMembershipRecord membership : leaving) {
            deltas.add(Delta.ends(membership.getOrganizationId(), on, List.of(), ONE));
            if (!membership.getValidTo().equals(Days.FOREVER)) {
                deltas.add(Delta.ends(membership.getOrganizationId(), membership.getValidTo(), List.of(), List.of(-1L)));
            }
        }
        return deltas;
    }
}
