package vn.khuyenhoc.organization.events;

import java.time.LocalDate;
import java.util.List;

/** Organizations went up in successors on one day; at most {@value #MOST} successions in one event. */
public record OrganizationsReorganised(long eventId, LocalDate on, List<Succession> successions) {
    public static final int MOST = 20;

    /** @param full whether the predecessor ended by it */
    public record Succession(long predecessor, long successor, boolean full) {}
}
