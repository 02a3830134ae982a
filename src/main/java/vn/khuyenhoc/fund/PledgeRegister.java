package vn.khuyenhoc.fund;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records what donors promised to organizations' funds, as older books tell of it. */
public interface PledgeRegister {
    /** A contribution that fulfils no pledge yet. */
    record Gift(long contribution, OrganizationId organization, long amount, LocalDate receivedOn) {}

    /**
     * @param donor the place of the donor in the list of donors that comes with it; without meaning where a contribution tells who it was
     * @param amount whole VND, more than 0
     * @param contribution the key of the one that fulfils it in whole or part, if any came in
     */
    record Entry(OrganizationId organization, int donor, long amount, LocalDate pledgedOn, @Nullable LocalDate dueOn, @Nullable String note,
                 @Nullable Long contribution) {}

    /** The largest gifts of each organization that were received between two days, both included, and not taken back. */
    List<Gift> largest(Set<OrganizationId> organizations, LocalDate from, LocalDate to, int most);

    /**
     * Records pledges, and new donors, whole or not at all.
     *
     * @return their keys, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal AMOUNT_NOT_POSITIVE, CONTRIBUTION_UNKNOWN
     */
    List<Long> record(List<ContributionRegister.Donor> donors, List<Entry> pledges);
}
