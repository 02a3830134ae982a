package vn.khuyenhoc.fund.pledge;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.contribution.ContributionInputs.DonorInput;
import vn.khuyenhoc.fund.contribution.ContributionInputs.EarmarkInput;

/** What clients send to change pledges. */
final class PledgeInputs {
    private PledgeInputs() {}

    /**
     * @param donor somebody new, where {@code knownDonor} is not given
     * @param amount whole VND, or what goods are worth
     * @param goods what they are, if it is not money
     */
    record RecordPledgeInput(String idempotencyKey, String organization, @Nullable DonorInput donor, @Nullable String knownDonor, long amount,
                             @Nullable String goods, @Nullable String valuedBy, LocalDate pledgedOn, @Nullable LocalDate dueOn, @Nullable String note,
                             @Nullable EarmarkInput earmark) {}

    record CancelPledgeInput(String id, LocalDate on, String reason, String version) {}
}
