package vn.khuyenhoc.recognition;

import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.kernel.Refusal;

/** How far a commendation has come, and where it may go from there: the only place that says so. */
public enum CommendationState {
    NOMINATED, VERIFIED, PROPOSED_UP, DECIDED, AWARDED, REFUSED;

    private static final Map<CommendationState, Set<CommendationState>> NEXT = Map.of(
        NOMINATED, Set.of(VERIFIED, REFUSED),
        VERIFIED, Set.of(DECIDED, PROPOSED_UP, REFUSED),
        PROPOSED_UP, Set.of(DECIDED, PROPOSED_UP, REFUSED),
        DECIDED, Set.of(AWARDED),
        AWARDED, Set.of(),
        REFUSED, Set.of());

    public boolean mayBecome(CommendationState next) {
        return NEXT.get(this).contains(next);
    }

    /** @throws Refusal COMMENDATION_STATE_WRONG */
    public void refuseBecoming(CommendationState next) {
        if (!mayBecome(next)) {
            throw new Refusal("COMMENDATION_STATE_WRONG", "id", this);
        }
    }
}
