package vn.khuyenhoc.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share with what it was computed from, because published ratios are questioned. */
public record Ratio(long numerator, long denominator) {
    public Ratio {
        if (denominator <= 0) {
            throw new IllegalArgumentException("a share of nothing");
        }
    }

    /** In percent, rounded half up to two decimals as the association publishes it. */
    public BigDecimal percent() {
        return BigDecimal.valueOf(numerator).multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }
}
