package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.MemberRegister.Headcount;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.membership.MemberInputs.HeadcountInput;
import vn.khuyenhoc.organization.membership.MemberInputs.NewMemberInput;

/** What must be true of what officers enter about members, within the organizations that they may change. */
@Component
class MemberActs {
    /** As many as the bounds of a request's variables let through. */
    static final int MOST = 250;
    private static final int LONGEST_NAME = 160;
    private static final int EARLIEST_BIRTH = 1880;
    private static final int LARGEST_HEADCOUNT = 1_000_000;

    private final DSLContext sql;
    private final Days days;
    private final MemberRegister register;
    private final Organizations organizations;
    private final People people;
    private final Leaving leaving;
    private final Headcounts headcounts;

    MemberActs(DSLContext sql, Days days, MemberRegister register, Organizations organizations, People people, Leaving leaving, Headcounts headcounts) {
        this.sql = sql;
        this.days = days;
        this.register = register;
        this.organizations = organizations;
        this.people = people;
        this.leaving = leaving;
        this.headcounts = headcounts;
    }

    /**
     * @return the keys of the memberships
     * @throws Refusal LIST_EMPTY, LIST_TOO_LONG, ORGANIZATION_UNKNOWN, PERSON_UNKNOWN, TEXT_*, BIRTH_YEAR_IMPOSSIBLE, DATE_IN_FUTURE,
     *     LEFT_BEFORE_JOINED, ALREADY_MEMBER; the path names the member by its place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> enrol(List<NewMemberInput> wanted, Scope scope) {
        refuseLength(wanted, "members");
        Held held = new Held(scope);
        Map<Long, Person> known = people.withIds(wanted.stream().map(NewMemberInput::person).filter(Objects::nonNull)
            .map(GlobalId::parse).filter(id -> id != null && id.type().equals("Person")).map(GlobalId::key).collect(toSet()), scope)
            .stream().collect(toMap(Person::key, Function.identity()));
        List<Enrolment> enrolments = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            enrolments.add(enrolment(wanted.get(i), "members." + i, known, held));
        }
        return register.enrol(enrolments);
    }

    private Enrolment enrolment(NewMemberInput member, String path, Map<Long, Person> known, Held held) {
        refuseFuture(member.joinedOn(), path + ".joinedOn");
        OrganizationId organization = held.on(member.organization(), member.joinedOn(), path + ".organization");
        if (member.leftOn() != null && !member.leftOn().isAfter(member.joinedOn())) {
            throw new Refusal("LEFT_BEFORE_JOINED", path + ".leftOn");
        }
        if (member.person() != null) {
            GlobalId id = GlobalId.parse(member.person());
            Person person = id == null ? null : known.get(id.key());
            if (person == null) {
                throw new Refusal("PERSON_UNKNOWN", path + ".person");
            }
            return new Enrolment(organization, person.key(), person.fullName(), person.birthYear(), member.joinedOn(), member.leftOn());
        }
        Integer born = member.birthYear();
        if (born != null && (born < EARLIEST_BIRTH || born > member.joinedOn().getYear())) {
            throw new Refusal("BIRTH_YEAR_IMPOSSIBLE", path + ".birthYear", String.valueOf(born));
        }
        return new Enrolment(organization, Text.line(member.fullName() == null ? "" : member.fullName(), path + ".fullName", LONGEST_NAME),
            born, member.joinedOn(), member.leftOn());
    }

    /** @throws Refusal LIST_EMPTY, LIST_TOO_LONG, DATE_IN_FUTURE, ORGANIZATION_UNKNOWN, MEMBER_UNKNOWN */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> transfer(List<String> members, String to, LocalDate on, Scope scope) {
        refuseFuture(on, "on");
        OrganizationId target = new Held(scope).on(to, on, "to");
        List<OrganizationMembershipRecord> going = across(members, on, scope);
        for (int i = 0; i < going.size(); i++) {
            if (going.get(i).getOrganizationId() == target.value()) {
                throw new Refusal("ALREADY_MEMBER", "members." + i);
            }
        }
        Map<Long, Long> targets = new HashMap<>();
        going.forEach(membership -> targets.put(membership.getOrganizationId(), target.value()));
        List<Long> joined = leaving.transfer(going, targets, on, "TRANSFERRED").stream().map(OrganizationMembershipRecord::getId).toList();
        headcounts.rosterBegins(Map.of(target.value(), on));
        return joined;
    }

    /** @throws Refusal LIST_EMPTY, LIST_TOO_LONG, DATE_IN_FUTURE, MEMBER_UNKNOWN */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> end(List<String> members, LocalDate on, Scope scope) {
        refuseFuture(on, "on");
        List<OrganizationMembershipRecord> going = across(members, on, scope);
        leaving.leave(going, on, "LEFT");
        return going.stream().map(OrganizationMembershipRecord::getId).toList();
    }

    /** @throws Refusal LIST_EMPTY, LIST_TOO_LONG, DATE_IN_FUTURE, ORGANIZATION_UNKNOWN, HEADCOUNT_OUT_OF_RANGE, HEADCOUNT_BESIDE_ROSTER */
    @Transactional(propagation = Propagation.MANDATORY)
    public int report(List<HeadcountInput> reports, Scope scope) {
        refuseLength(reports, "headcounts");
        Held held = new Held(scope);
        for (int i = 0; i < reports.size(); i++) {
            HeadcountInput report = reports.get(i);
            String path = "headcounts." + i;
            refuseFuture(report.on(), path + ".on");
            if (report.people() < 0 || report.people() > LARGEST_HEADCOUNT) {
                throw new Refusal("HEADCOUNT_OUT_OF_RANGE", path + ".people", LARGEST_HEADCOUNT);
            }
            OrganizationId organization = held.on(report.organization(), report.on(), path + ".organization");
            if (headcounts.besideRoster(organization, report.on())) {
                throw new Refusal("HEADCOUNT_BESIDE_ROSTER", path + ".organization", report.on());
            }
            register.report(List.of(new Headcount(organization, report.people(), report.on())));
        }
        return reports.size();
    }

    /** The memberships, in their order, that hold the day before and on the day. */
    private List<OrganizationMembershipRecord> across(List<String> members, LocalDate on, Scope scope) {
        refuseLength(members, "members");
        List<Long> ids = members.stream().map(GlobalId::parse).map(id -> id != null && id.type().equals("Member") ? id.key() : -1L).toList();
        var m = ORGANIZATION_MEMBERSHIP;
        Map<Long, OrganizationMembershipRecord> found = sql.selectFrom(m).where(Keys.in(m.ID, Set.copyOf(ids)))
            .and(Valid.known(m)).and(m.VALID_FROM.lt(on)).and(m.VALID_TO.gt(on)).fetchMap(m.ID);
        Held held = new Held(scope);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            OrganizationMembershipRecord membership = found.get(ids.get(i));
            if (membership == null || !seen.add(ids.get(i)) || !held.holds(new OrganizationId(membership.getOrganizationId()), on.minusDays(1))) {
                throw new Refusal("MEMBER_UNKNOWN", "members." + i);
            }
        }
        return ids.stream().map(found::get).toList();
    }

    private void refuseFuture(LocalDate day, String path) {
        if (day.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", path, day);
        }
    }

    private static void refuseLength(List<?> list, String path) {
        if (list.isEmpty()) {
            throw new Refusal("LIST_EMPTY", path);
        }
        if (list.size() > MOST) {
            throw new Refusal("LIST_TOO_LONG", path, MOST);
        }
    }

    /** Whether a scope holds organizations on days, each asked for once. */
    private final class Held {
        private final Scope scope;
        private final Map<At, Boolean> asked = new HashMap<>();

        Held(Scope scope) {
            this.scope = scope;
        }

        boolean holds(OrganizationId organization, LocalDate day) {
            return asked.computeIfAbsent(new At(organization, day), at -> organizations.within(scope, at.organization(), at.day()));
        }

        OrganizationId on(String globalId, LocalDate day, String path) {
            OrganizationId organization = OrganizationId.of(globalId, path);
            if (!holds(organization, day)) {
                throw new Refusal("ORGANIZATION_UNKNOWN", path);
            }
            return organization;
        }
    }
}
