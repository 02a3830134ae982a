package vn.khuyenhoc.organization.events;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.Externalized;

/** Organizations went up in successors on one day; at most {@value #MOST} successions in one event. */
@Externalized("khuyenhoc.organization.OrganizationsReorganised::#{successions()[0].predecessor()}")
public record OrganizationsReorganised(long eventId, LocalDate on, List<Succession> successions) {
    public static final int MOST = 20;

    /**
     * @param full whether the predecessor ended by it, and the successor has most of it; so of one that ended, for one successor
     * @param share of the predecessor that the successor has, in hundredths of a percent; null where it has all of it
     */
    public record Succession(long predecessor, long successor, boolean full, @Nullable Integer share) {}
}
