package vn.khuyenhoc.fund.ledger;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An amount that moves from one account of a fund, the credit, to another, the debit.
 *
 * @param organization whose fund it is
 * @param act the contribution, grant or transfer by which it moves
 * @param amount whole VND, more than 0
 * @param happenedOn the day of the act
 * @param postedOn the day in whose year it counts: that of the act, unless its year was closed by then
 * @param earmark for which alone the money is, or null
 * @param reversalOf the entry that it takes back, or null
 */
public record Posting(long organization, long act, LedgerAccount debit, LedgerAccount credit, long amount, LocalDate happenedOn, LocalDate postedOn,
                      @Nullable Long earmark, @Nullable Long reversalOf) {
    /** Ten trillion VND: 250 times the province's year. Anything above is a slip of the keyboard. */
    public static final long LARGEST = 10_000_000_000_000L;

    public Posting(long organization, long act, LedgerAccount debit, LedgerAccount credit, long amount, LocalDate happenedOn, LocalDate postedOn, @Nullable Long earmark) {
        this(organization, act, debit, credit, amount, happenedOn, postedOn, earmark, null);
    }

    /** What an account of the fund has more by it, or less. */
    long change(LedgerAccount account) {
        return debit == account ? amount : credit == account ? -amount : 0;
    }

    /** What all that the fund holds is more by it, or less. */
    long change() {
        return change(LedgerAccount.MONEY) + change(LedgerAccount.GOODS);
    }
}
