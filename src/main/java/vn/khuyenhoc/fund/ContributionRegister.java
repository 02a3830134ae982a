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
     * @param donor the place of the donor in the list of donors that comes with it
     * @param amount whole VND, more than 0; for goods and foreign money, what they are worth
     * @param valuedBy who valued goods
     * @param earmark what alone it may be spent on, if the donor said so
     */
    record Entry(OrganizationId organization, int donor, ContributionKind kind, long amount, LocalDate receivedOn, @Nullable String description,
                 @Nullable String valuedBy, @Nullable ForeignMoney foreign, @Nullable EarmarkTerms earmark) {
        public Entry(OrganizationId organization, int donor, ContributionKind kind, long amount, LocalDate receivedOn, @Nullable String description) {
            this(organization, donor, kind, amount, receivedOn, description, null, null, null);
        }
    }

    /**
     * Records contributions of new donors, whole or not at all: numbers their receipts, posts them to the ledger and adds them up.
     * A fund that is not open yet is opened.
     *
     * @return their ids, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal ORGANIZATION_NOT_ACTIVE, AMOUNT_NOT_POSITIVE, FUND_CLOSED
     */
    List<Long> record(List<Donor> donors, List<Entry> contributions);
}
