package vn.khuyenhoc.fund.pledge;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.contribution.Donor;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What a donor promised to give to a fund.
 *
 * @param amount whole VND; of goods, what they are worth
 * @param fulfilled whole VND that have come in of it and were not taken back; may be more than was promised
 * @param dueOn the day by which it was promised, or null
 * @param goods what they are, or null if it is money; not to others if it is for people by name
 * @param note and {@code reason}, {@code valuedBy}: shown to those who may read what is personal of the organization
 */
@RecordedIn("fund_pledge")
record Pledge(long key, long amount, long fulfilled, PledgeState state, LocalDate pledgedOn, @Nullable LocalDate dueOn, boolean overdue,
              @Nullable String goods, @Nullable String valuedBy, @Nullable String note, @Nullable LocalDate cancelledOn, @Nullable String reason,
              String version, Donor donor, OrganizationId organizationId) implements Node {
    /** Nothing more is to come of one that was withdrawn. */
    public long remaining() {
        return state == PledgeState.CANCELLED ? 0 : Math.max(0, amount - fulfilled);
    }
}
