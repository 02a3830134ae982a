package vn.khuyenhoc.campaign;

import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.kernel.Refusal;

/** How far an emulation movement has come, and where it may go from there: the only place that says so. */
public enum MovementState {
    DRAFT, LAUNCHED, RUNNING, MID_REVIEW, FINAL_REVIEW, CLOSED;

    /** A movement of several years is reviewed in the middle of each, and runs on. */
    private static final Map<MovementState, Set<MovementState>> NEXT = Map.of(
        DRAFT, Set.of(LAUNCHED),
        LAUNCHED, Set.of(RUNNING),
        RUNNING, Set.of(MID_REVIEW, FINAL_REVIEW),
        MID_REVIEW, Set.of(RUNNING, FINAL_REVIEW),
        FINAL_REVIEW, Set.of(CLOSED),
        CLOSED, Set.of());

    public boolean mayBecome(MovementState next) {
        return NEXT.get(this).contains(next);
    }

    /** @throws Refusal CAMPAIGN_STATE_WRONG */
    public void refuseBecoming(MovementState next, String argument) {
        if (!mayBecome(next)) {
            throw new Refusal("CAMPAIGN_STATE_WRONG", argument, this);
        }
    }
}
