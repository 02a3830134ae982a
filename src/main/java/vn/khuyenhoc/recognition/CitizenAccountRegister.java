package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;

import vn.khuyenhoc.organization.OrganizationId;

/** Records accounts that learning citizens registered. */
public interface CitizenAccountRegister {
    record Account(OrganizationId organization, String holder, LocalDate registeredOn) {}

    /** @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE */
    void register(List<Account> accounts);
}
