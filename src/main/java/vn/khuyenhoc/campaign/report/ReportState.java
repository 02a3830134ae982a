package vn.khuyenhoc.campaign.report;

import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.kernel.Refusal;

/** How far a report has come, and where it may go from there: the only place that says so. */
public enum ReportState {
    OPEN, SUBMITTED, RETURNED, ACCEPTED;

    /** Whoever owes a report has it at their own desk. */
    static final Set<ReportState> OWED = Set.of(OPEN, RETURNED);

    private static final Map<ReportState, Set<ReportState>> NEXT = Map.of(
        OPEN, Set.of(SUBMITTED),
        SUBMITTED, Set.of(RETURNED, ACCEPTED),
        RETURNED, Set.of(SUBMITTED),
        ACCEPTED, Set.of());

    /** @throws Refusal REPORT_STATE_WRONG */
    public void refuseBecoming(ReportState next) {
        if (!NEXT.get(this).contains(next)) {
            throw new Refusal("REPORT_STATE_WRONG", "id", this);
        }
    }
}
