package vn.khuyenhoc.organization.association;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

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
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** How large the association is in a subtree on a day. */
@Repository
class Summaries {
    private final MemberRegister members;
    private final Boundaries boundaries;
    private final CountedInhabitants inhabitants;

    Summaries(MemberRegister members, Boundaries boundaries, CountedInhabitants inhabitants) {
        this.members = members;
        this.boundaries = boundaries;
        this.inhabitants = inhabitants;
    }

    @Public
    Supplier<Map<Long, OrganizationSummary>> of(Set<Long> organizations, View view, Reading reading) {
        Composition made = boundaries.of(organizations, view);
        Supplier<Sums> sizes = reading.asOf(OrganizationCount.ORGANIZATIONS, organizations, view.day(), made);
        Supplier<Map<Long, Membership>> counts = members.count(organizations, view.day(), made, reading);
        return () -> summaries(organizations, made, sizes.get(), counts.get(), inhabitants.used(organizations, view, made));
    }

    private static Map<Long, OrganizationSummary> summaries(Set<Long> organizations, Composition made, Sums sizes, Map<Long, Membership> counts, Map<Long, Used> counted) {
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
