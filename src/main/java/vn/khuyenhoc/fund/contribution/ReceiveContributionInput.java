package vn.khuyenhoc.fund.contribution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;

/** @param amount whole VND, or what goods are worth */
record ReceiveContributionInput(String idempotencyKey, String organization, DonorInput donor, ContributionKind kind, long amount,
                                LocalDate receivedOn, @Nullable String description) {
    /** Who gives; one who wants to stay anonymous is never shown, but known to the fund. */
    record DonorInput(DonorKind kind, String name, boolean anonymous) {}
}
