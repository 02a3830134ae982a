package vn.khuyenhoc.fund.earmark;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;

import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The earmarks, listed for everybody as they show at their contributions. */
@Repository
class EarmarkList {
    private final DSLContext sql;
    private final Days days;

    EarmarkList(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    private Listing<Earmark> listing() {
        var e = FUND_EARMARK;
        return new Listing<>(sql, e, e.ID, e.ORGANIZATION_ID, e.leftJoin(FUND_CONTRIBUTION).on(FUND_CONTRIBUTION.ID.eq(e.CONTRIBUTION_ID)), List.of(e.fields()),
            row -> Earmarks.view(row.into(e)))
            .filteredBy(OrganizationFilters.ofFacts(Earmarks.filter().range("receivedOn", FUND_CONTRIBUTION.RECEIVED_ON), e.ORGANIZATION_ID, val(days.today())))
            .orderedBy(Orders.by().field("RECEIVED_ON", FUND_CONTRIBUTION.RECEIVED_ON).field("AMOUNT", e.AMOUNT).field("LEFT", e.LEFT_AMOUNT));
    }

    /** @param within whose funds hold them: those that stand there today, and those that stood there when it was given */
    Page<Earmark> all(@Nullable Long within, PageRequest page) {
        var e = FUND_EARMARK;
        var given = FUND_CONTRIBUTION.as("given");
        return listing().page(within == null ? noCondition() : Subtree.of(within, e.ORGANIZATION_ID, days.today())
            // By itself, not by what is joined: without a filter nothing is joined to count.
            .or(exists(selectOne().from(given).where(given.ID.eq(e.CONTRIBUTION_ID)).and(Subtree.of(within, e.ORGANIZATION_ID, given.RECEIVED_ON)))), page);
    }
}
