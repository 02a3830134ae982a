package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Reading;

/** Says and changes who is a member of what; each change is one act, done whole or not at all. */
public interface MemberRegister {
    /**
     * A person who joins.
     *
     * @param person who is known already, as a member of another organization, or null
     * @param leftOn the first day on which they no longer belong, when an old roster is entered
     */
    record Enrolment(OrganizationId organization, @Nullable Long person, String fullName, @Nullable Integer birthYear, LocalDate joinedOn,
                     @Nullable LocalDate leftOn) {
        /** Somebody who is not known yet. */
        public Enrolment(OrganizationId organization, String fullName, @Nullable Integer birthYear, LocalDate joinedOn, @Nullable LocalDate leftOn) {
            this(organization, null, fullName, birthYear, joinedOn, leftOn);
        }
    }

    /** The number of members that an organization without a roster reports from a day on. */
    record Headcount(OrganizationId organization, int people, LocalDate on) {}

    /**
     * Enrols people; in an organization that has ended since, until then, and from then on in its successor.
     *
     * @return the keys of their memberships, in their order
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE on the day somebody joins, ALREADY_MEMBER
     */
    List<Long> enrol(List<Enrolment> enrolments);

    /** @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE, HEADCOUNT_BESIDE_ROSTER where members are listed on the day */
    void report(List<Headcount> headcounts);

    /** Whether an organization keeps a roster with anybody on it on a day. */
    boolean listed(OrganizationId organization, LocalDate day);

    /** How many people there are in each subtree at the end of a day; each counts once. */
    Map<Long, Membership> count(Set<Long> organizations, LocalDate day);

    /** The same along either tree, of what is read together with other figures. */
    Supplier<Map<Long, Membership>> count(Set<Long> organizations, LocalDate day, Composition made, Reading reading);

    /** How many people these organizations themselves have on a day, each person once. */
    int people(Set<Long> organizations, LocalDate day);

    /** Moves some of those who are members of an organization the day before to one of its successors, as of a day. */
    void transfer(Set<Long> memberships, OrganizationId from, OrganizationId to, LocalDate on);

    /**
     * Moves all who are members the day before, or join later, to the organization's successor, as of a day.
     *
     * @return how many there were
     */
    int transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on);

    /**
     * All who are members on a day leave on it, because their organizations end.
     *
     * @throws vn.khuyenhoc.kernel.Refusal JOINED_LATER if somebody joined one of them after that day
     */
    void endAll(Set<OrganizationId> organizations, LocalDate on);

    /** Counts people once again where organizations came to stand under others. */
    void follow(Set<Long> organizations);
}
