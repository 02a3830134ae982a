package vn.khuyenhoc.fund.contribution;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.ForeignMoney;
import vn.khuyenhoc.fund.GrantPurpose;

/** What clients send to change contributions. */
public final class ContributionInputs {
    private ContributionInputs() {}

    /** Who gives; one who wants to stay anonymous is never shown, but known to the fund. */
    public record DonorInput(DonorKind kind, String name, boolean anonymous) {}

    /** @param people names of the only ones who may receive it */
    public record EarmarkInput(@Nullable GrantPurpose purpose, @Nullable String organization, @Nullable String campaign, String wording, @Nullable List<String> people) {}

    /**
     * @param donor somebody new, where {@code knownDonor} is not given
     * @param knownDonor the id of a donor who has given before
     * @param amount whole VND, or what goods are worth, where {@code foreign} is not given
     * @param pledge what it fulfils; then the donor need not be named again
     */
    record RecordContributionInput(String idempotencyKey, String organization, @Nullable DonorInput donor, @Nullable String knownDonor, ContributionKind kind,
                                   @Nullable Long amount, @Nullable ForeignMoney foreign, LocalDate receivedOn, @Nullable String description, @Nullable String valuedBy,
                                   @Nullable EarmarkInput earmark, @Nullable String pledge) {}

    record ReceiveContributionInput(String idempotencyKey, String organization, DonorInput donor, ContributionKind kind, long amount,
                                    LocalDate receivedOn, @Nullable String description) {
        RecordContributionInput asRecorded() {
            return new RecordContributionInput(idempotencyKey, organization, donor, null, kind, amount, null, receivedOn, description, description, null, null);
        }
    }

    record ReverseContributionInput(String idempotencyKey, String id, LocalDate on, String reason) {}
}
