package vn.khuyenhoc.organization.association;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.population.Population;
import vn.khuyenhoc.organization.population.Populations;
import vn.khuyenhoc.organization.register.OrganizationCount;
import vn.khuyenhoc.organization.tree.AsNow;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.KeptTotals;

/** How large the association is in a subtree on a day. */
@Repository
class Summaries {
    private static final Membership NOBODY = new Membership(0, 0);

    private final KeptTotals totals;
    private final MemberRegister members;
    private final Boundaries boundaries;
    private final Populations populations;

    Summaries(KeptTotals totals, MemberRegister members, Boundaries boundaries, Populations populations) {
        this.totals = totals;
        this.members = members;
        this.boundaries = boundaries;
        this.populations = populations;
    }

    /** @param boundary along which tree */
    record View(LocalDate day, Boundary boundary) {}

    @Public
    Map<Long, OrganizationSummary> of(Set<Long> organizations, View view) {
        return view.boundary() == Boundary.AS_NOW ? asNow(organizations, view.day()) : asWas(organizations, view.day());
    }

    private Map<Long, OrganizationSummary> asNow(Set<Long> organizations, LocalDate day) {
        AsNow made = boundaries.asNow(organizations, day);
        var sizes = totals.asOf(OrganizationCount.ORGANIZATIONS, organizations, day, made);
        Map<Long, Membership> counts = members.count(organizations, day, made);
        Map<Long, Population> counted = populations.ofAssociations(made.needed(), day);
        Map<Long, OrganizationSummary> summaries = new HashMap<>();
        for (long organization : organizations) {
            long population = made.sum(organization, o -> inhabitants(counted, o), o -> inhabitants(counted, o));
            List<Population> used = made.madeOf(organization).stream().sorted().filter(counted::containsKey).map(counted::get).distinct().toList();
            summaries.put(organization, summary(sizes.count(organization, 0), counts.getOrDefault(organization, NOBODY),
                population == 0 ? null : population, used, made.apportioned(organization)));
        }
        return summaries;
    }

    private static long inhabitants(Map<Long, Population> counted, long organization) {
        Population population = counted.get(organization);
        return population == null ? 0 : population.value();
    }

    private static OrganizationSummary summary(int organizations, Membership membership, @Nullable Long population, List<Population> used, boolean apportioned) {
        return new OrganizationSummary(organizations, membership.count(), membership, population, used,
            population == null || population == 0 ? null : new Ratio(membership.count(), population), apportioned);
    }

    private Map<Long, OrganizationSummary> asWas(Set<Long> organizations, LocalDate day) {
        var sizes = totals.asOf(OrganizationCount.ORGANIZATIONS, organizations, day);
        Map<Long, Membership> counts = members.count(organizations, day);
        Map<Long, Population> counted = populations.ofAssociations(organizations, day);
        Map<Long, OrganizationSummary> summaries = new HashMap<>();
        for (long organization : organizations) {
            Membership count = counts.getOrDefault(organization, NOBODY);
            Population used = counted.get(organization);
            summaries.put(organization, summary(sizes.count(organization, 0), count, used == null ? null : used.value(),
                used == null ? List.of() : List.of(used), false));
        }
        return summaries;
    }
}
