package vn.khuyenhoc.organization.association;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.population.Population;
import vn.khuyenhoc.organization.population.Populations;
import vn.khuyenhoc.organization.register.OrganizationCount;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** How large the association is in a subtree on a day. */
@Repository
class Summaries {
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

    @Public
    Map<Long, OrganizationSummary> of(Set<Long> organizations, View view) {
        Composition made = boundaries.of(organizations, view);
        Sums sizes = totals.asOf(OrganizationCount.ORGANIZATIONS, organizations, view.day(), made);
        Map<Long, Membership> counts = members.count(organizations, view.day(), made);
        Map<Long, Population> counted = populations.ofAssociations(made.needed(), view.day());
        Map<Long, OrganizationSummary> summaries = new HashMap<>();
        for (long organization : organizations) {
            long population = made.sum(organization, o -> inhabitants(counted, o), o -> inhabitants(counted, o));
            List<Population> used = made.madeOf(organization).stream().sorted().filter(counted::containsKey).map(counted::get).distinct().toList();
            summaries.put(organization, summary(sizes.count(organization, 0), Objects.requireNonNull(counts.get(organization)),
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
            population == null ? null : new Ratio(membership.count(), population), apportioned);
    }
}
