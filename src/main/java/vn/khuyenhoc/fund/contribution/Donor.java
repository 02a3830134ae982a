package vn.khuyenhoc.fund.contribution;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/**
 * Somebody who gave.
 *
 * @param name null if the donor asked to stay anonymous, or is a person whom the caller may not see
 */
@RecordedIn("fund_donor")
public record Donor(long key, DonorKind kind, @Nullable String name) implements Node {
    /** @param within whether the caller may read what is personal where the donor gave or promised */
    public static Donor of(long key, DonorKind kind, String name, boolean anonymous, boolean within) {
        return new Donor(key, kind, Donors.shown(anonymous, kind, within) ? name : null);
    }
}
