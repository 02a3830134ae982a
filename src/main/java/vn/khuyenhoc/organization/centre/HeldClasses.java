package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.organization.OrganizationId;

/** What was taught at learning centres, as far as the centres themselves need to know. */
public interface HeldClasses {
    /** Classes that ended, and the turns of their learners. */
    record Held(int classes, long learnerTurns) {}

    /** Of each subtree, in the calendar year of a day up to the end of that day. */
    Map<Long, Held> inYearOf(Set<Long> organizations, LocalDate day);

    /** Whether a class of any of the centres ended on a day or later. */
    boolean anyFrom(Set<Long> centres, LocalDate day);

    /** Counts what ended on a day or later for the successors. */
    void transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on);
}
