package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationMembershipRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** Ends memberships, and takes members to other organizations. */
@Component
class Leaving {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Doubles doubles;
    private final MembershipNews news;

    Leaving(DSLContext sql, Days days, KeptTotals totals, Doubles doubles, MembershipNews news) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.doubles = doubles;
        this.news = news;
    }

    /** Those who are members the day before, and still on the day. */
    List<OrganizationMembershipRecord> across(Collection<Long> organizations, LocalDate on) {
        return in(organizations).stream().filter(m -> m.getValidFrom().isBefore(on) && m.getValidTo().isAfter(on)).toList();
    }

    List<OrganizationMembershipRecord> since(Collection<Long> organizations, LocalDate on) {
        return in(organizations).stream().filter(m -> !m.getValidFrom().isBefore(on)).toList();
    }

    private List<OrganizationMembershipRecord> in(Collection<Long> organizations) {
        return organizations.isEmpty() ? List.of() : sql.selectFrom(ORGANIZATION_MEMBERSHIP)
            .where(Keys.in(ORGANIZATION_MEMBERSHIP.ORGANIZATION_ID, organizations)).and(Valid.known(ORGANIZATION_MEMBERSHIP)).fetch();
    }

    void leave(List<OrganizationMembershipRecord> leaving, LocalDate on, String how) {
        List<OrganizationMembershipRecord> left = Rows.correct(sql, leaving, days.now(), membership -> membership.setValidTo(on).setEndedBy(how));
        totals.add(Members.MEMBERS, changed(leaving, left));
        doubles.follow(organizations(leaving));
        news.left(left);
    }

    /** From one organization to another without a day between; whoever is a member there already only leaves. */
    List<OrganizationMembershipRecord> transfer(List<OrganizationMembershipRecord> leaving, Map<Long, Long> targets, LocalDate on, String how) {
        Map<Long, List<OrganizationMembershipRecord>> there = in(Set.copyOf(targets.values())).stream()
            .collect(groupingBy(OrganizationMembershipRecord::getOrganizationId));
        List<OrganizationMembershipRecord> joining = new ArrayList<>();
        Set<List<Long>> taken = there.values().stream().flatMap(List::stream)
            .filter(m -> !m.getValidFrom().isAfter(on) && m.getValidTo().equals(Days.FOREVER))
            .map(m -> List.of(m.getPersonId(), m.getOrganizationId())).collect(toSet());
        for (OrganizationMembershipRecord membership : leaving) {
            long target = Objects.requireNonNull(targets.get(membership.getOrganizationId()));
            List<Long> place = List.of(membership.getPersonId(), target);
            boolean open = membership.getValidTo().equals(Days.FOREVER);
            if (open ? taken.add(place) : !taken.contains(place)) {
                joining.add(ORGANIZATION_MEMBERSHIP.newRecord()
                    .setId(Ids.next()).setRecordedAt(days.now()).setPersonId(membership.getPersonId()).setSearchName(membership.getSearchName()).setSortName(membership.getSortName())
                    .setBirthYear(membership.getBirthYear()).setOrganizationId(target)
                    .setValidFrom(on).setValidTo(membership.getValidTo()).setBegunBy(how).setEndedBy(membership.getEndedBy()));
            }
        }
        Rows.insert(sql, joining);
        totals.add(Members.MEMBERS, Enrolling.deltas(joining));
        news.enrolled(joining);
        leave(leaving, on, how);
        return joining;
    }

    /** Those who joined an organization after the day from which it has a successor joined the successor. */
    void readdress(List<OrganizationMembershipRecord> later, Map<Long, Long> successors) {
        List<OrganizationMembershipRecord> readdressed = Rows.correct(sql, later, days.now(),
            membership -> membership.setOrganizationId(Objects.requireNonNull(successors.get(membership.getOrganizationId()))));
        totals.add(Members.MEMBERS, changed(later, readdressed));
        doubles.follow(organizations(readdressed));
    }

    private static Set<Long> organizations(List<OrganizationMembershipRecord> memberships) {
        return memberships.stream().map(OrganizationMembershipRecord::getOrganizationId).collect(toSet());
    }

    private static List<Delta> changed(List<OrganizationMembershipRecord> before, List<OrganizationMembershipRecord> after) {
        List<Delta> deltas = new ArrayList<>();
        before.forEach(m -> deltas.addAll(Delta.span(m.getOrganizationId(), m.getValidFrom(), m.getValidTo(), List.of(), List.of(-1L))));
        after.forEach(m -> deltas.addAll(Delta.span(m.getOrganizationId(), m.getValidFrom(), m.getValidTo(), List.of(), List.of(1L))));
        return deltas;
    }
}
