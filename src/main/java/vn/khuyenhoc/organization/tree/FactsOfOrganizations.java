package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;

import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Valid;

/**
 * Adds what {@link OrganizationFilters#ofFacts} adds to the filter of 200,000 facts and more. Their organizations are looked up in two sets that do not depend on the fact: those
 * that were ever as is wanted, and those that always were; only of those between the fact's day decides. MySQL otherwise begins with the organizations and sorts all of their
 * facts, or looks at each (to count the members of branches and boards 0.6 s, so 0.05), and H2 looks at each even for one organization (0.37 s, so 0.02).
 */
@Component
public class FactsOfOrganizations {
    private final SomeOrganizations organizations;

    FactsOfOrganizations(SomeOrganizations organizations) {
        this.organizations = organizations;
    }

    /** Of facts none of which lies behind the end of its organization. */
    @Public
    public Criteria filtered(Criteria facts, Field<Long> organization, Field<LocalDate> day) {
        return filtered(facts, organization, day, noCondition());
    }

    /** Of facts that may lie behind the end of their organization, which may be recorded later than they are: where it has ended, what was on the fact's day decides. */
    @Public
    public Criteria filteredLate(Criteria facts, Field<Long> organization, Field<LocalDate> day) {
        return filtered(facts, organization, day, max(ORGANIZATION_REGISTER.as("owner").VALID_TO).eq(Days.FOREVER));
    }

    /** @param besides what must be true too, of all lines of an organization, before it is taken for one that was always so */
    private Criteria filtered(Criteria facts, Field<Long> organization, Field<LocalDate> day, Condition besides) {
        var owner = ORGANIZATION_REGISTER.as("owner");
        return facts.related("organization", OrganizationFilters.of(owner, day), (filter, wanted) -> {
            Condition then = OrganizationFilters.named(owner, organization, day, wanted);
            if (OrganizationFilters.asksOfUnits(filter)) {
                return then;
            }
            // Grouped, though no set needs it: what is grouped MySQL makes no join of, with which it would begin.
            Condition ever = organizations.own(organization, select(owner.ORGANIZATION_ID).from(owner).where(Valid.known(owner)).and(wanted).groupBy(owner.ORGANIZATION_ID).having(count().gt(0)));
            Condition always = organizations.own(organization, select(owner.ORGANIZATION_ID).from(owner).where(Valid.known(owner)).groupBy(owner.ORGANIZATION_ID)
                .having(min(when(wanted, inline(1)).otherwise(inline(0))).eq(inline(1)).and(besides)));
            return ever.equals(always) ? ever : ever.and(always.or(then));
        });
    }
}
