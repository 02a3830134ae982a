package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Registers community learning centres with the people who work there; each call is one act, done whole or not at all. */
public interface LearningCentreRegister {
    record CentreEntry(OrganizationId organization, CentreLevel level, String name, LocalDate openedOn, List<Staffing> staff) {}

    record Staffing(String fullName, StaffRole role, LocalDate since) {}

    /**
     * Where the organization has gone up in another one since, the centre goes along; where it was dissolved, the centre closes.
     *
     * @return the keys of the centres, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal CENTRE_BELONGS_TO_COMMUNE, ORGANIZATION_NOT_ACTIVE
     */
    List<Long> register(List<CentreEntry> centres);

    /**
     * Moves every centre, with its staff, to the organization's successor as of a day; a centre stays the same one.
     *
     * @return how many were open on the day
     */
    int transferAll(Map<OrganizationId, OrganizationId> successors, LocalDate on);

    /**
     * Moves some of an organization's centres, as of a day.
     *
     * @throws vn.khuyenhoc.kernel.Refusal CENTRE_UNKNOWN
     */
    void transfer(Set<Long> centres, OrganizationId from, OrganizationId to, LocalDate on);

    /**
     * Closes every centre on a day, because the organizations end.
     *
     * @throws vn.khuyenhoc.kernel.Refusal CENTRE_CHANGED_LATER
     */
    void closeAll(Set<OrganizationId> organizations, LocalDate on);
}
