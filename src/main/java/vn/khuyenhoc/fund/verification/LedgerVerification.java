package vn.khuyenhoc.fund.verification;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What a reading of whole ledgers found.
 *
 * @param fundCount how many funds were read
 * @param entryCount how many entries they have
 */
record LedgerVerification(int fundCount, int entryCount, List<LedgerProblem> problems) {
    /**
     * A row that is not as it was written.
     *
     * @param place of the entry in the ledger of its fund; of a row of the fund itself, the place of its last entry
     * @param entryKey of the entry, where it is there
     * @param concerns the contribution, round or transfer that says otherwise or has no entry, or the earmark
     */
    record LedgerProblem(LedgerProblemKind kind, OrganizationId organizationId, int place, @Nullable Long entryKey, @Nullable GlobalId concerns) {}

    /** What is wrong with a row. */
    enum LedgerProblemKind {
        /** It does not say what its hash was made of, or was written anew with a hash that the next entry does not build on. */
        ENTRY_ALTERED,
        /** There is none at its place; behind the last place, none of an act that should have one. */
        ENTRY_MISSING,
        /** It is behind the last one that the fund knows of. */
        ENTRY_ADDED,
        /** It fits its chain, but the contribution, round or transfer that it is of says something else, or the other fund's entry does. */
        ACT_DIFFERS,
        /** Entries make up another balance than the fund has, in all, free, or left of an earmark. */
        BALANCE_DIFFERS,
        /** The fund names another last entry than it has. */
        HEAD_DIFFERS,
        /** There are entries, contributions or transfers of a fund that is not there. */
        FUND_MISSING
    }
}
