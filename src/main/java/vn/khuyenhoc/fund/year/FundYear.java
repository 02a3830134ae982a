package vn.khuyenhoc.fund.year;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.FundYearState;
import vn.khuyenhoc.fund.GrantPurpose;

/**
 * What came into an organization's own fund in a year and what became of it; amounts are whole VND, less what was taken back.
 *
 * @param version of what is recorded of a closed year
 * @param receivedGoods by their value
 * @param reversed how much entries of the year took back
 * @param closingBalance added up from the entries, and not from the other figures
 */
public record FundYear(long holder, int year, FundYearState state, @Nullable LocalDate closedOn, @Nullable LocalDate disclosedOn, @Nullable String note, @Nullable String version,
                       long openingBalance, long receivedMoney, long receivedGoods, List<Spending> byPurpose, long transferredIn, long transferredOut, long reversed,
                       long closingBalance, List<FundMonth> byMonth) {
    /** What was spent on one purpose. */
    public record Spending(GrantPurpose purpose, int turns, long amount) {}

    /** @param month 1 to 12 */
    public record FundMonth(int month, long received, long spent) {}

    public long received() {
        return receivedMoney + receivedGoods;
    }

    public long spent() {
        return byPurpose.stream().mapToLong(Spending::amount).sum();
    }
}
