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
import vn.khuyenhoc.organization.population.CountedInhabitants;
import vn.khuyenhoc.organization.population.CountedInhabitants.Used;
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
    private final CountedInhabitants inhabitants;

    Summaries(KeptTotals totals, MemberRegister members, Boundaries boundaries, CountedInhabitants inhabitants) {
        this.totals = totals;
        this.members = members;
        this.boundaries = boundaries;
        this.inhabitants = inhabitants;
    }

    @Public
    Map<Long, OrganizationSummary> of(Set<Long> organizations, View view) {
        Composition made = boundaries.of(organizations, view);
        Sums sizes = totals.asOf(OrganizationCount.ORGANIZATIONS, organizations, view.day(), made);
        Map<Long, Membership> counts = members.count(organizations, view.day(), made);
        Map<Long, Used> counted = inhabitants.used(organizations, view, made);
        Map<Long, OrganizationSummary> summaries = new HashMap<>();
        for (long organization : organizations) {
            Used used = counted.get(organization);
            summaries.put(organization, summary(sizes.count(organization, 0), Objects.requireNonNull(counts.get(organization)),
                used == null ? null : used.inhabitants(), used == null ? List.of() : used.counts(), made.apportioned(organization)));
        }
        return summaries;
    }

    private static OrganizationSummary summary(int organizations, Membership membership, @Nullable Long population, List<Population> used, boolean apportioned) {
        return new OrganizationSummary(organizations, membership.count(), membership, population, used,
            population == null ? null : new Ratio(membership.count(), population), apportioned);
    }
}
