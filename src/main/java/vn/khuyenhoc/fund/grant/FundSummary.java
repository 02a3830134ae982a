package vn.khuyenhoc.fund.grant;

import java.util.List;

import vn.khuyenhoc.fund.GrantPurpose;

/**
 * What funds raised and spent in a year; what was spent is the sum of its purposes.
 *
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record FundSummary(long raised, int contributionCount, List<PurposeSpending> byPurpose, boolean apportioned) {
    /** @param amount whole VND */
    record PurposeSpending(GrantPurpose purpose, int turns, long amount) {}

    public long spent() {
        return byPurpose.stream().mapToLong(PurposeSpending::amount).sum();
    }

    public int beneficiaryTurns() {
        return byPurpose.stream().mapToInt(PurposeSpending::turns).sum();
    }
}
