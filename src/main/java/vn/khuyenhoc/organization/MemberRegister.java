package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.tree.AsNow;

/** Says and changes who is a member of what; each change is one act, done whole or not at all. */
public interface MemberRegister {
    /** A person who joins; with {@code leftOn}, the first day on which they no longer belong, when an old roster is entered. */
    record Enrolment(OrganizationId organization, String fullName, @Nullable Integer birthYear, LocalDate joinedOn,
                     @Nullable LocalDate leftOn) {}

    /** @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE on the day somebody joins */
    void enrol(List<Enrolment> enrolments);

    /** How many members of an earlier day there are in each subtree along today's tree. */
    Map<Long, Integer> count(Set<Long> organizations, LocalDate day, AsNow made);

    /** How many members there are in each subtree at the end of a day. */
    Map<Long, Integer> count(Set<Long> organizations, LocalDate day);

    /** Moves some of those who are members of an organization the day before to one of its successors, as of a day. */
    void transfer(Set<Long> memberships, OrganizationId from, OrganizationId to, LocalDate on);

    /**
     * Moves all who are members the day before to the organization's successor, as of a day.
     *
     * @return how many there were
     */
    int transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on);

    /** All who are members on a day leave on it, because their organizations end. */
    void endAll(Set<OrganizationId> organizations, LocalDate on);
}
