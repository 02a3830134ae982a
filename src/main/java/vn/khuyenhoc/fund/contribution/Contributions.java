package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION_TOTAL;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.tree.Sums;

/** The contributions, listed and added up. */
@Repository
public class Contributions {
    /** Measures: money raised, number of contributions. */
    static final KeptTotal RAISED = KeptTotal.flow(FUND_CONTRIBUTION, FUND_CONTRIBUTION.RECEIVED_ON, FUND_CONTRIBUTION_TOTAL)
        .adding(FUND_CONTRIBUTION_TOTAL.RAISED, FUND_CONTRIBUTION.AMOUNT)
        .adding(FUND_CONTRIBUTION_TOTAL.CONTRIBUTIONS, inline(1L));

    private final KeptTotals totals;
    private final Listing<Contribution> listing;

    Contributions(DSLContext sql, KeptTotals totals) {
        this.totals = totals;
        totals.keep(RAISED);
        var c = FUND_CONTRIBUTION;
        this.listing = new Listing<>(sql, c, c.ID, c.ORGANIZATION_ID,
            c.join(FUND_DONOR).on(FUND_DONOR.ID.eq(c.DONOR_ID)).and(Valid.known(FUND_DONOR)),
            List.of(c.ID, c.KIND, c.AMOUNT, c.RECEIVED_ON, c.DESCRIPTION, FUND_DONOR.KIND, FUND_DONOR.NAME, FUND_DONOR.ANONYMOUS, c.ORGANIZATION_ID),
            Contributions::view);
    }

    private static Contribution view(Record row) {
        var c = FUND_CONTRIBUTION;
        return new Contribution(row.get(c.ID), row.get(c.KIND), row.get(c.AMOUNT), row.get(c.RECEIVED_ON), row.get(c.DESCRIPTION),
            row.get(FUND_DONOR.KIND), row.get(FUND_DONOR.ANONYMOUS) ? null : row.get(FUND_DONOR.NAME), new OrganizationId(row.get(c.ORGANIZATION_ID)));
    }

    /** Money raised (measure 0) and number of contributions (measure 1) of a year. */
    public Sums raised(Set<Long> organizations, int year) {
        return totals.ofYear(RAISED, organizations, year);
    }

    Page<Contribution> received(Optional<Integer> year, @Nullable Long within, PageRequest page) {
        return listing.page(in(year).and(within == null ? noCondition()
            : Subtree.of(within, FUND_CONTRIBUTION.ORGANIZATION_ID, FUND_CONTRIBUTION.RECEIVED_ON)), page);
    }

    Map<Long, Page<Contribution>> of(Set<Long> organizations, Optional<Integer> year, PageRequest page) {
        return listing.pages(organizations, in(year), page);
    }

    private static Condition in(Optional<Integer> year) {
        return year.map(y -> FUND_CONTRIBUTION.RECEIVED_ON.between(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31))).orElse(noCondition());
    }

    @Nullable Contribution withId(long key) {
        return listing.withId(key);
    }
}
