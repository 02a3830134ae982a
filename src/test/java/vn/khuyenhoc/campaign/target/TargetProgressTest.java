package vn.khuyenhoc.campaign.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.target.Figures.Figure;
import vn.khuyenhoc.organization.OrganizationId;

/** The pace of the days since the first of January goes on until the last of December, and the state follows from where that leads. */
class TargetProgressTest {
    private static TargetProgress of(Indicator indicator, long amount, LocalDate asOf, long before, long now) {
        return TargetProgress.of(new Target(1, indicator, asOf.getYear(), BigDecimal.valueOf(amount), null, null, 1, new OrganizationId(1), "v"), asOf, new Figure(before, null), new Figure(now, null));
    }

    /** Two on the first day are 730 in a year of 365; 664 and a tenth are more than that, 663 and a tenth less. */
    @ParameterizedTest
    @CsvSource({"2, REACHED", "3, AHEAD", "663, AHEAD", "664, ON_TRACK", "730, ON_TRACK", "731, BEHIND"})
    void isAheadByATenthAndBehindByOne(long amount, TargetState state) {
        TargetProgress progress = of(Indicator.MONEY_RAISED, amount, LocalDate.of(2023, 1, 1), 999_999, 2);
        assertThat(progress.forecast()).isEqualByComparingTo("730");
        assertThat(progress.state()).isEqualTo(state);
    }

    /** The day itself is over; a leap year has one more. */
    @ParameterizedTest
    @CsvSource({"2023-06-30, 202", "2024-06-30, 201", "2023-12-30, 100", "2023-12-31, 100", "2023-01-01, 36500"})
    void goesOnAsInTheDaysThatAreOver(LocalDate asOf, long forecast) {
        assertThat(of(Indicator.BENEFICIARY_TURNS, 1_000_000, asOf, 50, 100).forecast()).isEqualByComparingTo(BigDecimal.valueOf(forecast));
    }

    @Test
    void ofAStockCountsWhatCameSinceAndNeverLessThanNothing() {
        assertThat(of(Indicator.MEMBERS, 1_000, LocalDate.of(2023, 6, 30), 80, 100).forecast()).as("20 in 181 days of 365").isEqualByComparingTo("120");
        TargetProgress shrinking = of(Indicator.MEMBERS, 1_000, LocalDate.of(2023, 1, 31), 100, 50);
        assertThat(shrinking.forecast()).isEqualByComparingTo("0");
        assertThat(shrinking.state()).isEqualTo(TargetState.BEHIND);
        assertThat(shrinking.percent()).isEqualByComparingTo("5.00");
    }

    @Test
    void isKnownWhenTheYearIsOver() {
        assertThat(of(Indicator.MONEY_RAISED, 100, LocalDate.of(2023, 12, 31), 0, 99).state()).isEqualTo(TargetState.BEHIND);
        assertThat(of(Indicator.MONEY_RAISED, 100, LocalDate.of(2023, 12, 31), 0, 100).state()).isEqualTo(TargetState.REACHED);
    }
}
