package vn.khuyenhoc.fund.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * An entry of a fund's ledger.
 *
 * @param place its place in the ledger of its fund, from 1
 * @param amount whole VND, more than 0, moved from the account {@code credit} to the account {@code debit}
 * @param actKey of the contribution, grant round or transfer that posted it; of a round that was taken back, of its payment of less than nothing
 * @param reversed the key of the entry that it takes back
 * @param hash over what it says and the hash of the entry before it, SHA-256 in hexadecimal digits
 */
record LedgerEntry(long key, int place, LedgerAccount debit, LedgerAccount credit, long amount, LocalDate happenedOn, LocalDate postedOn, LocalDateTime recordedAt,
                   long actKey, @Nullable Long reversed, String hash, OrganizationId organizationId) implements Node {}
