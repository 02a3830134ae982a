package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;

/** What an account in the learning-citizen software is, and what it may become: the only place that says so. */
public enum CitizenAccountState {
    REGISTERED, CONFIRMED, CLOSED;

    private static final Map<CitizenAccountState, Set<CitizenAccountState>> NEXT = Map.of(
        REGISTERED, Set.of(CONFIRMED, CLOSED),
        CONFIRMED, Set.of(CLOSED),
        CLOSED, Set.of());

    /** Told from the days on which it was confirmed and closed. */
    public static CitizenAccountState on(LocalDate day, @Nullable LocalDate confirmedOn, LocalDate closedOn) {
        return !closedOn.isAfter(day) ? CLOSED : confirmedOn != null && !confirmedOn.isAfter(day) ? CONFIRMED : REGISTERED;
    }

    public boolean mayBecome(CitizenAccountState next) {
        return NEXT.get(this).contains(next);
    }

    /** @throws Refusal CITIZEN_ACCOUNT_STATE_WRONG */
    public void refuseBecoming(CitizenAccountState next) {
        if (!mayBecome(next)) {
            throw new Refusal("CITIZEN_ACCOUNT_STATE_WRONG", "id", this);
        }
    }
}
