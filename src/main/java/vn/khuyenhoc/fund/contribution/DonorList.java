package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;

import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.tree.SomeOrganizations;
import vn.khuyenhoc.organization.tree.Subtree;

/** The donors, listed: those who may be named for everybody, others for those within whose scope they gave or promised. */
@Repository
class DonorList {
    private final Listing<Donor> listing;
    private final SomeOrganizations organizations;

    DonorList(DSLContext sql, SomeOrganizations organizations) {
        this.organizations = organizations;
        var d = FUND_DONOR;
        var name = when(d.ANONYMOUS.isFalse(), d.NAME).otherwise(inline(""));
        this.listing = new Listing<>(sql, d, d.ID, d.ID, d, List.of(d.ID, d.KIND, d.NAME, d.ANONYMOUS),
            row -> Donor.of(row.get(d.ID), row.get(d.KIND), row.get(d.NAME), row.get(d.ANONYMOUS), row.get(Listing.IN_SCOPE)))
            .personalUnless(d.ANONYMOUS.isFalse().and(d.KIND.notIn(DonorKind.PERSONS)), Donors::within)
            .filteredBy(Criteria.on().oneOf("kind", d.KIND).flag("anonymous", d.ANONYMOUS::isTrue).text("name", name))
            .orderedBy(Orders.by().field("NAME", name));
    }

    /** @param within to funds of which they gave or promised */
    Page<Donor> all(@Nullable Long within, PageRequest page) {
        if (within == null) {
            return listing.page(noCondition(), page);
        }
        if (organizations.mostEverUnder(within)) {
            return listing.page(Donors.within(Scope.of(Set.of(within))), page);
        }
        var c = FUND_CONTRIBUTION;
        var p = FUND_PLEDGE;
        // Found once, by the funds: few of 140,000 donors gave to these, and asked of each it took MySQL 2.3 s.
        var gave = select(c.DONOR_ID.as("donor")).from(c).where(Subtree.of(within, c.ORGANIZATION_ID, c.RECEIVED_ON))
            .union(select(p.DONOR_ID).from(p).where(Subtree.of(within, p.ORGANIZATION_ID, p.PLEDGED_ON))).asTable("gave");
        return listing.page(FUND_DONOR.ID.in(select(gave.field("donor", Long.class)).from(gave)), page);
    }
}
