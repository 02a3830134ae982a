package vn.khuyenhoc.fund.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

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
     * @param place of the entry in the ledger of its fund
     * @param entryKey of the entry, where it is there
     */
    record LedgerProblem(LedgerProblemKind kind, OrganizationId organizationId, int place, @Nullable Long entryKey) {}

    /** What is wrong with a row. */
    enum LedgerProblemKind {
        /** It does not say what its hash was made of, or the hash before it is another one. */
        ENTRY_ALTERED,
        /** There is none at its place. */
        ENTRY_MISSING,
        /** It is behind the last one that the fund knows of. */
        ENTRY_ADDED,
        /** Entries make up another balance than the fund has, in all, free, or left of an earmark. */
        BALANCE_DIFFERS
    }
}
