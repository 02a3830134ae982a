package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;

/** How far a title has come, and where it may go from there: the only place that says so. */
public enum TitleCaseState {
    REGISTERED, SELF_ASSESSED, REVIEWED, PROPOSED, RECOGNISED, REFUSED, EXPIRED, REVOKED, RENEWED;

    private static final Map<TitleCaseState, Set<TitleCaseState>> NEXT = Map.of(
        REGISTERED, Set.of(SELF_ASSESSED, REFUSED),
        SELF_ASSESSED, Set.of(SELF_ASSESSED, REVIEWED, REFUSED),
        REVIEWED, Set.of(PROPOSED, REFUSED),
        PROPOSED, Set.of(RECOGNISED, REFUSED),
        RECOGNISED, Set.of(EXPIRED, REVOKED, RENEWED),
        EXPIRED, Set.of(REVOKED, RENEWED),
        REFUSED, Set.of(),
        REVOKED, Set.of(),
        RENEWED, Set.of());

    public boolean mayBecome(TitleCaseState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether somebody still has to do something with it. */
    public boolean open() {
        return mayBecome(REFUSED);
    }

    /** Nobody takes the step of expiring: a recognised title expires by itself on the day until which it is held. */
    public TitleCaseState on(LocalDate day, @Nullable LocalDate heldUntil) {
        return this == RECOGNISED && heldUntil != null && !heldUntil.isAfter(day) ? EXPIRED : this;
    }

    /** @throws Refusal TITLE_CASE_STATE_WRONG */
    public void refuseBecoming(TitleCaseState next, String path) {
        if (!mayBecome(next)) {
            throw new Refusal("TITLE_CASE_STATE_WRONG", path, this);
        }
    }
}
