package vn.khuyenhoc.fund.award;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What became of the money that goes with a commendation.
 *
 * @param amount whole VND
 * @param code why it could not be paid, the last time that it was tried
 * @param detail what the message of the code names
 * @param grantKey the round by which it was paid
 */
record CommendationPayment(State state, long amount, @Nullable String code, @Nullable String detail, @Nullable LocalDate paidOn, @Nullable Long grantKey) {
    /** Waits to be looked at, was paid, could not be, or was paid and taken back. */
    enum State { WAITING, PAID, FAILED, REVERSED }

    static CommendationPayment waiting(long amount) {
        return new CommendationPayment(State.WAITING, amount, null, null, null, null);
    }
}
