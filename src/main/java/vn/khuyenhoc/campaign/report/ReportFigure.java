package vn.khuyenhoc.campaign.report;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.Indicator;

/**
 * A figure of a report.
 *
 * @param amount the target, as it was when the report was accepted
 * @param accepted what the report said then; null of one that was not accepted
 * @param current what the modules say of that day by now, after whatever was corrected since
 */
record ReportFigure(Indicator indicator, BigDecimal amount, @Nullable BigDecimal accepted, @Nullable BigDecimal current) {
    /** What corrections have added since the report was accepted. */
    public @Nullable BigDecimal difference() {
        return accepted == null || current == null ? null : current.subtract(accepted);
    }
}
