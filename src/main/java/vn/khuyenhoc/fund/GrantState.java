package vn.khuyenhoc.fund;

import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.kernel.Refusal;

/** How far a round of spending has come, and where it may go from there: the only place that says so. */
public enum GrantState {
    DRAFT, APPROVED, PAID, ACKNOWLEDGED, REVERSED, CANCELLED;

    private static final Map<GrantState, Set<GrantState>> NEXT = Map.of(
        DRAFT, Set.of(APPROVED, CANCELLED),
        APPROVED, Set.of(PAID, CANCELLED),
        PAID, Set.of(ACKNOWLEDGED, REVERSED),
        ACKNOWLEDGED, Set.of(REVERSED),
        REVERSED, Set.of(),
        CANCELLED, Set.of());

    /** Money left the fund by such rounds: the law wants them published. */
    public static final Set<GrantState> PUBLISHED = Set.of(PAID, ACKNOWLEDGED, REVERSED);

    public boolean mayBecome(GrantState next) {
        return NEXT.get(this).contains(next);
    }

    /** @throws Refusal ALREADY_REVERSED, GRANT_STATE_WRONG */
    public void refuseBecoming(GrantState next) {
        if (this == REVERSED && next == REVERSED) {
            throw new Refusal("ALREADY_REVERSED", "id");
        }
        if (!mayBecome(next)) {
            throw new Refusal("GRANT_STATE_WRONG", "id", this);
        }
    }

    /** What a round says is changed only while it is drafted. @throws Refusal GRANT_STATE_WRONG */
    public void refuseAmending() {
        if (this != DRAFT) {
            throw new Refusal("GRANT_STATE_WRONG", "id", this);
        }
    }
}
