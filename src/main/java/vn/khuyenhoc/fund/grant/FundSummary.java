package vn.khuyenhoc.fund.grant;

import java.util.List;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.organization.tree.View;

/**
 * What funds raised and spent in a year; what was spent is the sum of its purposes.
 *
 * @param holder the key of the organization whose subtree it adds up, seen as the view says
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record FundSummary(long holder, View view, long raised, int contributionCount, List<PurposeSpending> byPurpose, boolean apportioned) {
    /** @param amount whole VND */
    record PurposeSpending(GrantPurpose purpose, int turns, long amount) {}

    public long spent() {
        return byPurpose.stream().mapToLong(PurposeSpending::amount).sum();
    }

    public int beneficiaryTurns() {
        return byPurpose.stream().mapToInt(PurposeSpending::turns).sum();
    }
}
