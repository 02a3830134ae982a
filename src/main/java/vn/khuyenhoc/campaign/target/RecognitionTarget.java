package vn.khuyenhoc.campaign.target;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.recognition.RecognitionFigure;

/**
 * What a figure of titles is to reach in its year.
 *
 * @param needed how many titles are to be held; null of a rate where nobody knows of how many it is a share
 */
record RecognitionTarget(Target target, @Nullable Long needed, @Nullable Ratio rate) {
    /** What whoever set the target took for it goes before what was reported as eligible, as in the target's own progress. */
    static RecognitionTarget of(Target target, RecognitionFigure figure) {
        Long base = target.base() != null || figure.eligible() == null ? target.base() : Long.valueOf(figure.eligible());
        Long needed = !target.indicator().rate() ? Long.valueOf(target.amount().longValueExact()) : base == null ? null
            : (Long) target.amount().multiply(BigDecimal.valueOf(base)).movePointLeft(2).setScale(0, RoundingMode.CEILING).longValueExact();
        return new RecognitionTarget(target, needed, needed == null || needed == 0 ? null : new Ratio(figure.recognised(), needed));
    }
}
