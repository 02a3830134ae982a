package vn.khuyenhoc.fund.pledge;

/** How much of a promise has been kept, or that it was withdrawn. */
enum PledgeState {
    OPEN, PART_FULFILLED, FULFILLED, CANCELLED;

    static PledgeState of(long amount, long fulfilled, boolean cancelled) {
        return cancelled ? CANCELLED : fulfilled >= amount ? FULFILLED : fulfilled > 0 ? PART_FULFILLED : OPEN;
    }
}
