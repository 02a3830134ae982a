package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Changes the register of organizations; each call is one act, done whole or not at all. */
public interface OrganizationRegister {
    /** @param parent the organization it stands under; null only for the association of a province */
    record Establishment(String code, String name, OrganizationLevel level, OrganizationBasis basis,
                         @Nullable OrganizationId parent, UnitId unit, LocalDate on) {}

    /** A grassroots organization that goes up in another one; its members become the other's. */
    record Merger(OrganizationId predecessor, OrganizationId successor) {}

    /**
     * Establishes organizations under parents that exist.
     *
     * @return their ids, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_CODE_TAKEN, ORGANIZATION_NOT_ACTIVE (the parent), LEVEL_NOT_BELOW_PARENT
     */
    List<OrganizationId> establish(List<Establishment> establishments);

    /**
     * Merges on one day.
     *
     * @throws vn.khuyenhoc.kernel.Refusal MERGER_NOT_POSSIBLE
     */
    void merge(List<Merger> mergers, LocalDate on);
}
