package vn.khuyenhoc.fund.year;

import java.util.List;

import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.year.YearFigures.Sum;

/**
 * What happened in a year of a fund and was recorded after it was closed, so that it counts in later ones; amounts are whole VND, less what was taken back.
 *
 * @param count how many contributions, reversals, grants and transfers
 * @param countedIn the years in which they count, in order
 */
public record RecordedLate(int count, long received, long spent, long transferredIn, long transferredOut, List<Integer> countedIn) {
    static final RecordedLate NOTHING = of(0, List.of(), List.of());

    static RecordedLate of(int count, List<Sum> sums, List<Integer> countedIn) {
        return new RecordedLate(count, sums.stream().mapToLong(sum -> sum.received(LedgerAccount.MONEY) + sum.received(LedgerAccount.GOODS)).sum(), sums.stream().mapToLong(Sum::spent).sum(),
            sums.stream().mapToLong(Sum::transferredIn).sum(), sums.stream().mapToLong(Sum::transferredOut).sum(), countedIn);
    }
}
