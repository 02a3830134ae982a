package vn.khuyenhoc.fund.transfer;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What clients send to move money between funds. */
final class TransferInputs {
    private TransferInputs() {}

    /** @param amount whole VND; all that the fund holds when it is confirmed, if it is not given */
    record PrepareTransferInput(String idempotencyKey, String from, String to, @Nullable Long amount, LocalDate on, String reason) {}

    record ConfirmTransferInput(String idempotencyKey, String id) {}

    record CancelTransferInput(String id, String version) {}
}
