package vn.khuyenhoc.fund.contribution;

import static vn.khuyenhoc.fund.jooq.Indexes.FUND_CONTRIBUTION_DONOR_IX;
import static vn.khuyenhoc.fund.jooq.Indexes.FUND_CONTRIBUTION_ORGANIZATION_IX;
import static vn.khuyenhoc.fund.jooq.Indexes.FUND_CONTRIBUTION_POSTED_IX;

import java.util.List;

import org.jooq.Index;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.LateIndexes;

/** The last receipt of a fund is found by its number, contributions are looked for later. */
@Component
class ContributionIndexes implements LateIndexes {
    @Override
    public List<Index> late() {
        return List.of(FUND_CONTRIBUTION_DONOR_IX, FUND_CONTRIBUTION_ORGANIZATION_IX, FUND_CONTRIBUTION_POSTED_IX);
    }
}
