package vn.khuyenhoc.fund.recipient;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/**
 * Somebody in the list of a round.
 *
 * @param amount whole VND
 * @param recipient null where the caller may not see who it is
 */
@RecordedIn("fund_grant_recipient")
public record GrantRecipient(long key, long grantKey, long amount, @Nullable Recipient recipient) implements Node {}
