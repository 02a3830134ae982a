package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.register.Fates;
import vn.khuyenhoc.organization.register.Fates.Fate;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.View;

/** The members as other features and modules see and change them. */
@Component
class Roster implements MemberRegister {
    private static final String SUCCEEDED = "SUCCEEDED";
    private static final String DISSOLVED = "DISSOLVED";

    private final Members members;
    private final Boundaries boundaries;
    private final KeptTotals totals;
    private final Enrolling enrolling;
    private final Leaving leaving;
    private final Headcounts headcounts;
    private final Doubles doubles;
    private final Fates fates;
    private final MembershipNews news;

    Roster(Members members, Boundaries boundaries, KeptTotals totals, Enrolling enrolling, Leaving leaving, Headcounts headcounts, Doubles doubles, Fates fates, MembershipNews news) {
        this.members = members;
        this.boundaries = boundaries;
        this.totals = totals;
        this.enrolling = enrolling;
        this.leaving = leaving;
        this.headcounts = headcounts;
        this.doubles = doubles;
        this.fates = fates;
        this.news = news;
    }

    @Override
    public Map<Long, Membership> count(Set<Long> organizations, LocalDate day) {
        return members.count(organizations, day, boundaries.of(organizations, new View(day, Boundary.AS_WAS)), totals.reading()).get();
    }

    @Override
    public Supplier<Map<Long, Membership>> count(Set<Long> organizations, LocalDate day, Composition made, Reading reading) {
        return members.count(organizations, day, made, reading);
    }

    @Override
    public int people(Set<Long> organizations, LocalDate day) {
        return members.people(organizations, day) + headcounts.reported(organizations, day);
    }

    @Override
    @Transactional
    public List<Long> enrol(List<Enrolment> enrolments) {
        List<OrganizationMembershipRecord> enrolled = enrolling.enrol(enrolments);
        List<Fate> ended = fates.of(enrolled.stream().map(OrganizationMembershipRecord::getOrganizationId).collect(toSet()));
        while (!ended.isEmpty()) {
            ended.forEach(this::meet);
            ended = fates.of(ended.stream().map(Fate::heir).filter(heir -> heir != null).collect(toSet()));
        }
        return enrolled.stream().map(OrganizationMembershipRecord::getId).toList();
    }

    private void meet(Fate fate) {
        List<OrganizationMembershipRecord> across = leaving.across(Set.of(fate.organization()), fate.on());
        if (fate.heir() == null) {
            leaving.leave(across, fate.on(), DISSOLVED);
        } else {
            leaving.transfer(across, Map.of(fate.organization(), fate.heir()), fate.on(), SUCCEEDED);
        }
    }

    @Override
    @Transactional
    public void report(List<Headcount> reported) {
        reported.forEach(headcount -> headcounts.report(headcount.organization(), headcount.people(), headcount.on()));
        news.reported(reported);
    }

    @Override
    public boolean listed(OrganizationId organization, LocalDate day) {
        return headcounts.besideRoster(organization, day);
    }

    @Override
    @Transactional
    public void transfer(Set<Long> memberships, OrganizationId from, OrganizationId to, LocalDate on) {
        List<OrganizationMembershipRecord> going = leaving.across(Set.of(from.value()), on).stream()
            .filter(membership -> memberships.contains(membership.getId())).toList();
        if (going.size() != memberships.size()) {
            throw new Refusal("MEMBER_UNKNOWN", "members");
        }
        leaving.transfer(going, Map.of(from.value(), to.value()), on, SUCCEEDED);
    }

    @Override
    @Transactional
    public int transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on) {
        Map<Long, Long> heirs = successors.entrySet().stream().collect(toMap(entry -> entry.getKey().value(), entry -> entry.getValue().value()));
        List<OrganizationMembershipRecord> going = leaving.across(heirs.keySet(), on);
        leaving.readdress(leaving.since(heirs.keySet(), on), heirs);
        leaving.transfer(going, heirs, on, SUCCEEDED);
        headcounts.carry(successors, on);
        return going.size();
    }

    @Override
    @Transactional
    public void endAll(Set<OrganizationId> organizations, LocalDate on) {
        Set<Long> ending = organizations.stream().map(OrganizationId::value).collect(toSet());
        leaving.since(ending, on).stream().findFirst().ifPresent(later -> {
            throw new Refusal("JOINED_LATER", "on", later.getValidFrom());
        });
        leaving.leave(leaving.across(ending, on), on, DISSOLVED);
        headcounts.endAll(ending, on);
    }

    @Override
    @Transactional
    public void follow(Set<Long> organizations) {
        doubles.follow(organizations);
    }
}
