package vn.khuyenhoc.kernel;

/** What must be true of every amount of money, and of every number of turns, that somebody enters. */
public final class Amounts {
    private Amounts() {}

    /**
     * @param sign of the amount: only whether it is more than 0 matters
     * @throws Refusal AMOUNT_NOT_POSITIVE if it is 0, AMOUNT_NEGATIVE if it is less
     */
    public static void refuseUnlessPositive(long sign, String argument) {
        if (sign <= 0) {
            throw new Refusal(sign == 0 ? "AMOUNT_NOT_POSITIVE" : "AMOUNT_NEGATIVE", argument);
        }
    }
}
