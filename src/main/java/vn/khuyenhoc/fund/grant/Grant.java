package vn.khuyenhoc.fund.grant;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * A round of spending by one decision.
 *
 * @param paidOn of one that is not paid yet, the day planned for it
 * @param postedOn the day in whose year it counts; null before it is paid
 * @param endedOn the day on which it was reversed or withdrawn
 * @param turns how many times somebody received something
 * @param amount whole VND
 * @param distinctRecipients null without a list
 * @param inKind whether goods are given, not money
 * @param beneficiaryId for whose people it is, where that matters to a donor
 * @param people who had a hand in it; of nobody to those who may not read it
 */
@RecordedIn("fund_grant")
record Grant(long key, GrantPurpose purpose, String title, String decisionNumber, GrantState state, @Nullable LocalDate approvedOn, LocalDate paidOn, @Nullable LocalDate postedOn,
             @Nullable LocalDate acknowledgedOn, @Nullable LocalDate endedOn, @Nullable String reason, int turns, long amount, boolean listed,
             @Nullable Integer distinctRecipients, boolean inKind, @Nullable Long earmarkKey, @Nullable OrganizationId beneficiaryId, Hands people, String version, OrganizationId organizationId) implements Node {
    /** Names of callers. */
    record Hands(@Nullable String enteredBy, @Nullable String editedBy, @Nullable String approvedBy) {
        static final Hands NOBODY = new Hands(null, null, null);
    }

    /** Whether the fund's year was closed by then, so that it counts in a later one. */
    public boolean late() {
        return postedOn != null && postedOn.getYear() != paidOn.getYear();
    }

    public @Nullable String enteredBy() {
        return people.enteredBy();
    }

    public @Nullable String editedBy() {
        return people.editedBy();
    }

    public @Nullable String approvedBy() {
        return people.approvedBy();
    }
}
