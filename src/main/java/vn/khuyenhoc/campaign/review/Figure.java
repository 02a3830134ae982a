package vn.khuyenhoc.campaign.review;

import java.math.BigDecimal;
import java.math.RoundingMode;

import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.review.Words.Unit;

/**
 * A line of a review: a figure of the year beside that of the year before.
 *
 * @param now where the answer about the year has it
 * @param before where the comparison has it
 */
record Figure(String label, Unit unit, String now, String before) {
    /** Where the comparison has the year's. */
    String nowCompared() {
        return before.replaceFirst("Before/", "/");
    }

    JsonNode now(Review review) {
        return review.figures().at("/organization/" + now);
    }

    JsonNode before(Review review) {
        return review.compared().at("/organization/" + before);
    }

    /** By how much it changed; of shares in points, of everything else with the percent of it. */
    String change(Review review, Words words) {
        if (!now(review).isNumber() || !before(review).isNumber()) {
            return "–";
        }
        BigDecimal was = before(review).decimalValue();
        BigDecimal change = now(review).decimalValue().subtract(was);
        String said = (change.signum() > 0 ? "+" : "") + words.number(change, Unit.COUNT);
        if (unit == Unit.PERCENT) {
            return words.say("points", said);
        }
        if (was.signum() <= 0) {
            return said;
        }
        BigDecimal percent = change.movePointRight(2).divide(was, 2, RoundingMode.HALF_UP);
        return said + " (" + (percent.signum() > 0 ? "+" : "") + words.number(percent, Unit.PERCENT) + ")";
    }
}
