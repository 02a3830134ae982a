package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jooq.Condition;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;

/** What was taught at learning centres, as far as the centres themselves need to know. */
public interface HeldClasses {
    /** Classes that ended, and the turns of their learners. */
    record Held(int classes, long learnerTurns) {}

    /** Of each subtree, in the stages of a calendar year. */
    Supplier<Map<Long, Held>> inYear(Set<Long> organizations, List<Stage> stages, Reading reading);

    /** Whether a class of any of the centres ended on a day or later. */
    boolean anyFrom(Set<Long> centres, LocalDate day);

    /** Counts what ended on a day or later for the successors, as far as the condition lets it through. */
    void transferAll(Map<OrganizationId, OrganizationId> successors, Condition which, LocalDate on);
}
