package vn.khuyenhoc.organization.association;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.Membership;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.register.OrganizationCount;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** How large the association is in a subtree on a day. */
@Repository
class Summaries {
    private final DSLContext sql;
    private final KeptTotals totals;
    private final MemberRegister members;
    private final Boundaries boundaries;

    Summaries(DSLContext sql, KeptTotals totals, MemberRegister members, Boundaries boundaries) {
        this.sql = sql;
        this.totals = totals;
        this.members = members;
        this.boundaries = boundaries;
    }

    @Public
    Map<Long, OrganizationSummary> of(Set<Long> organizations, View view) {
        Composition made = boundaries.of(organizations, view);
        Sums sizes = totals.asOf(OrganizationCount.ORGANIZATIONS, organizations, view.day(), made);
        Map<Long, Membership> counts = members.count(organizations, view.day(), made);
        Map<Long, Long> populations = populations(made.needed(), view.day());
        Map<Long, OrganizationSummary> summaries = new HashMap<>();
        for (long organization : organizations) {
            long population = made.sum(organization, o -> populations.getOrDefault(o, 0L), o -> populations.getOrDefault(o, 0L));
            summaries.put(organization, summary(sizes.count(organization, 0), Objects.requireNonNull(counts.get(organization)),
                population == 0 ? null : population, made.apportioned(organization)));
        }
        return summaries;
    }

    private static OrganizationSummary summary(int organizations, Membership membership, @Nullable Long population, boolean apportioned) {
        return new OrganizationSummary(organizations, membership.count(), membership, population,
            population == null ? null : new Ratio(membership.count(), population), apportioned);
    }

    /** The last count of inhabitants, by that day, of the unit that an association covers; a unit has a handful of counts. */
    private Map<Long, Long> populations(Set<Long> organizations, LocalDate day) {
        Map<Long, Long> latest = new HashMap<>();
        sql.select(ORGANIZATION_REGISTER.ORGANIZATION_ID, ORGANIZATION_POPULATION.INHABITANTS)
            .from(ORGANIZATION_REGISTER)
            .join(ORGANIZATION_POPULATION).on(ORGANIZATION_POPULATION.UNIT_ID.eq(ORGANIZATION_REGISTER.UNIT_ID))
            .where(ORGANIZATION_REGISTER.ORGANIZATION_ID.in(organizations))
            .and(ORGANIZATION_REGISTER.LEVEL.in(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE))
            .and(Valid.on(ORGANIZATION_REGISTER, day)).and(Valid.known(ORGANIZATION_REGISTER))
            .and(ORGANIZATION_POPULATION.COUNTED_ON.le(day)).and(Valid.known(ORGANIZATION_POPULATION))
            .orderBy(ORGANIZATION_POPULATION.COUNTED_ON)
            .forEach(count -> latest.put(count.value1(), count.value2()));
        return latest;
    }
}
