package vn.khuyenhoc.fund.ledger;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/**
 * An organization's learning promotion fund.
 *
 * @param balance all that it holds, whole VND, never negative
 * @param freeMoney what of its money no donor has earmarked
 * @param freeGoods what of its goods no donor has earmarked, by their value
 */
@RecordedIn("fund_account")
record Fund(long key, long holder, LocalDate openedOn, @Nullable LocalDate closedOn, long balance, long freeMoney, long freeGoods) implements Node {
    public long earmarked() {
        return balance - freeMoney - freeGoods;
    }
}
