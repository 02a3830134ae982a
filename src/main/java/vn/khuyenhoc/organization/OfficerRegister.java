package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Appoints the officers of organizations; each call is one act, done whole or not at all. */
public interface OfficerRegister {
    /**
     * Somebody's term. A name that an officer or member of the organization bears, with the same year of birth, is theirs.
     *
     * @param person who is known already, or null
     * @param until the first day on which they no longer serve; null for as long as there is the organization
     * @param congress the term of the congress that elected them, such as 2020-2025
     */
    record Appointment(OrganizationId organization, @Nullable Long person, String fullName, @Nullable Integer birthYear,
                       OfficerPosition position, LocalDate since, @Nullable LocalDate until, @Nullable String congress) {}

    /**
     * Appoints officers; the days may lie in the past.
     *
     * @return the keys of their terms, in their order
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE, ENDS_BEFORE_IT_BEGINS, ALREADY_OFFICER, POSITION_TAKEN
     */
    List<Long> appoint(List<Appointment> appointments);

    /**
     * Ends all terms on a day, because the organizations end.
     *
     * @throws vn.khuyenhoc.kernel.Refusal CHANGED_LATER if somebody was appointed for that day or later
     */
    void endAll(Set<OrganizationId> organizations, LocalDate on);
}
