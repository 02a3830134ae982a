package vn.khuyenhoc.fund.contribution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.ForeignMoney;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What a donor gave to a fund, or that it was taken back.
 *
 * @param amount whole VND; less than 0 where it takes another one back
 * @param postedOn the day in whose year it counts
 * @param receiptNumber of its receipt, such as 12/2023; null where it takes another one back
 * @param description null outside the caller's scope if it is for people by name
 * @param valuedBy who valued goods; to those of the scope
 * @param reversed the contribution that it takes back
 * @param reason why it takes it back; to those of the scope
 */
@RecordedIn("fund_contribution")
public record Contribution(long key, ContributionKind kind, long amount, @Nullable ForeignMoney foreign, LocalDate receivedOn, LocalDate postedOn, @Nullable String receiptNumber,
                    @Nullable String description, @Nullable String valuedBy, @Nullable Long reversed, @Nullable String reason,
                    Donor donor, OrganizationId organizationId) implements Node {
    public DonorKind donorKind() {
        return donor.kind();
    }

    public @Nullable String donorName() {
        return donor.name();
    }

    /** Whether the fund's year was closed by then, so that it counts in a later one. */
    public boolean late() {
        return postedOn.getYear() != receivedOn.getYear();
    }
}
