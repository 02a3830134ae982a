package vn.khuyenhoc.campaign.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.target.Figures.Figure;

/**
 * How far an organization has come with a target by a day; computed, and never added to.
 *
 * @param baseline what there was at the end of the year before, of a flow in that year
 * @param value null, as all that follows from it, where nobody knows of how many a rate is a share
 * @param base of how many a rate is a share
 * @param percent of the target that is reached
 * @param forecast for the end of the year at the present pace; null before the year begins
 */
public record TargetProgress(LocalDate asOf, @Nullable BigDecimal baseline, @Nullable BigDecimal value, @Nullable Long base, @Nullable BigDecimal percent,
                             @Nullable BigDecimal forecast, @Nullable TargetState state) {
    /** A tenth more than is asked for. */
    private static final BigDecimal AHEAD = new BigDecimal("1.1");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static TargetProgress of(Target target, LocalDate asOf, Figure before, Figure now) {
        Indicator indicator = target.indicator();
        BigDecimal baseline = before.value(indicator);
        BigDecimal value = now.value(indicator);
        if (value == null) {
            return new TargetProgress(asOf, baseline, null, null, null, null, null);
        }
        BigDecimal forecast = forecast(target, asOf, baseline, value);
        return new TargetProgress(asOf, baseline, value, now.base(), value.multiply(HUNDRED).divide(target.amount(), 2, RoundingMode.HALF_UP), forecast,
            state(target, asOf, value, forecast));
    }

    /** A flow begins with nothing, a stock with what there was. */
    private static @Nullable BigDecimal forecast(Target target, LocalDate asOf, @Nullable BigDecimal baseline, BigDecimal value) {
        LocalDate begins = LocalDate.of(target.year(), 1, 1);
        if (asOf.isBefore(begins) || baseline == null) {
            return null;
        }
        LocalDate ends = LocalDate.of(target.year(), 12, 31);
        if (!asOf.isBefore(ends)) {
            return value;
        }
        BigDecimal start = target.indicator().flow() ? BigDecimal.ZERO : baseline;
        BigDecimal gained = value.subtract(start).multiply(BigDecimal.valueOf(ends.lengthOfYear()))
            .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(begins, asOf) + 1), value.scale(), RoundingMode.HALF_UP);
        return start.add(gained).max(BigDecimal.ZERO.setScale(value.scale()));
    }

    private static @Nullable TargetState state(Target target, LocalDate asOf, BigDecimal value, @Nullable BigDecimal forecast) {
        if (value.compareTo(target.amount()) >= 0) {
            return TargetState.REACHED;
        }
        if (forecast == null) {
            return asOf.getYear() < target.year() ? TargetState.ON_TRACK : null;
        }
        if (forecast.compareTo(target.amount()) < 0) {
            return TargetState.BEHIND;
        }
        return forecast.compareTo(target.amount().multiply(AHEAD)) >= 0 ? TargetState.AHEAD : TargetState.ON_TRACK;
    }
}
