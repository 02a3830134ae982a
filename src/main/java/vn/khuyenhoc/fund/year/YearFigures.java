package vn.khuyenhoc.fund.year;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.FundYearState;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.jooq.tables.records.FundYearRecord;
import vn.khuyenhoc.fund.ledger.LedgerAccount;
import vn.khuyenhoc.fund.year.FundYear.FundMonth;
import vn.khuyenhoc.fund.year.FundYear.Spending;
import vn.khuyenhoc.kernel.Version;

/** Makes up the figures of one fund's year from its entries. */
final class YearFigures {
    /**
     * What entries alike add up to.
     *
     * @param month 1 to 12, or 0 for all that was posted before the year
     * @param reversal whether they take others back
     */
    record Sum(int month, LedgerAccount debit, LedgerAccount credit, boolean reversal, long amount) {
        /** What an account has more by them. */
        long on(LedgerAccount account) {
            return debit == account ? amount : credit == account ? -amount : 0;
        }

        long held() {
            return on(LedgerAccount.MONEY) + on(LedgerAccount.GOODS);
        }

        long received(LedgerAccount into) {
            return debit == LedgerAccount.CONTRIBUTIONS || credit == LedgerAccount.CONTRIBUTIONS ? on(into) : 0;
        }

        long spent() {
            return Arrays.stream(GrantPurpose.values()).mapToLong(purpose -> on(LedgerAccount.of(purpose))).sum();
        }

        long transferredIn() {
            return credit == LedgerAccount.TRANSFERS ? amount : 0;
        }

        long transferredOut() {
            return debit == LedgerAccount.TRANSFERS ? amount : 0;
        }
    }

    private final List<Sum> before = new ArrayList<>();
    private final List<Sum> within = new ArrayList<>();

    void add(Sum sum) {
        (sum.month() == 0 ? before : within).add(sum);
    }

    private long total(ToLongFunction<Sum> figure) {
        return within.stream().mapToLong(figure).sum();
    }

    FundYear of(long holder, int year, @Nullable FundYearRecord known, Map<GrantPurpose, Integer> turns) {
        long opening = before.stream().mapToLong(Sum::held).sum();
        List<Spending> byPurpose = Arrays.stream(GrantPurpose.values())
            .map(purpose -> new Spending(purpose, turns.getOrDefault(purpose, 0), total(sum -> sum.on(LedgerAccount.of(purpose))))).toList();
        return new FundYear(holder, year, known == null ? FundYearState.OPEN : known.getState(), known == null ? null : known.getClosedOn(),
            known == null ? null : known.getDisclosedOn(), known == null ? null : known.getNote(), known == null ? null : Version.of(known.getRecordedAt()),
            opening, total(sum -> sum.received(LedgerAccount.MONEY)), total(sum -> sum.received(LedgerAccount.GOODS)), byPurpose,
            total(Sum::transferredIn), total(Sum::transferredOut), total(sum -> sum.reversal() ? sum.amount() : 0),
            opening + total(Sum::held), IntStream.rangeClosed(1, 12).mapToObj(this::month).toList());
    }

    private FundMonth month(int month) {
        return new FundMonth(month, total(sum -> sum.month() == month ? sum.received(LedgerAccount.MONEY) + sum.received(LedgerAccount.GOODS) : 0),
            total(sum -> sum.month() == month ? sum.spent() : 0));
    }
}
