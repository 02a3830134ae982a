package vn.khuyenhoc.fund;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records what donors gave to organizations' funds. */
public interface ContributionRegister {
    /** @param anonymous whether the name must never be shown */
    record Donor(DonorKind kind, String name, boolean anonymous) {}

    /**
     * @param amount whole VND, more than 0; for goods, what they are worth
     * @param donor the place of the donor in the list of donors that comes with it
     */
    record Entry(OrganizationId organization, int donor, ContributionKind kind, long amount, LocalDate receivedOn, @Nullable String description) {}

    /**
     * Records contributions of new donors, whole or not at all, and adds them to the funds' balances.
     * A fund that is not open yet is opened.
     *
     * @return their ids, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE, AMOUNT_NOT_POSITIVE
     */
    List<Long> record(List<Donor> donors, List<Entry> contributions);
}
