package vn.khuyenhoc.fund;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * What a donor's money may be spent on alone, and what of it is left.
 *
 * @param contribution the key of the contribution that came with it
 * @param beneficiary for people of this organization or of one below it
 * @param campaign the key of a campaign
 * @param wording in the donor's words
 * @param amount whole VND that were given
 * @param left whole VND that are not spent
 */
@RecordedIn("fund_earmark")
public record Earmark(long key, long contribution, OrganizationId fund, @Nullable GrantPurpose purpose, @Nullable OrganizationId beneficiary, @Nullable Long campaign,
                      String wording, long amount, long left) implements Node {}
