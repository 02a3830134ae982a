package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;

/** Registers community learning centres with the people who work there. */
public interface LearningCentreRegister {
    record CentreEntry(OrganizationId organization, CentreLevel level, String name, LocalDate openedOn, List<Staffing> staff) {}

    record Staffing(String fullName, StaffRole role, LocalDate since) {}

    /** @throws vn.khuyenhoc.kernel.Refusal CENTRE_BELONGS_TO_COMMUNE, ORGANIZATION_NOT_ACTIVE */
    void register(List<CentreEntry> centres);
}
