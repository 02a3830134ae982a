package vn.khuyenhoc.campaign.target;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.recognition.RecognitionFigure;

/**
 * What a figure of titles is to reach in its year.
 *
 * @param needed how many titles are to be held; null of a rate where nobody said of how many it is a share
 * @param rate more than whole where more are held
 */
record RecognitionTarget(Target target, @Nullable Long needed, @Nullable Ratio rate) {
    /** As in the target's own progress: of how many a rate is a share, whoever set it says; what was reported as eligible may be of some places alone. */
    static RecognitionTarget of(Target target, RecognitionFigure figure) {
        Long needed = !target.indicator().rate() ? Long.valueOf(target.amount().longValueExact()) : target.base() == null ? null
            : (Long) target.amount().multiply(BigDecimal.valueOf(target.base())).movePointLeft(2).setScale(0, RoundingMode.CEILING).longValueExact();
        return new RecognitionTarget(target, needed, needed == null || needed == 0 ? null : new Ratio(figure.recognised(), needed));
    }
}
