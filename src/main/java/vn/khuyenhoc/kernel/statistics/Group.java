package vn.khuyenhoc.kernel.statistics;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;

/**
 * Facts that are alike, and what they add up to.
 *
 * @param key what they have in common, a number for each property by which they are told apart; {@link #NONE} where they lack it
 * @param now their number, their amount in VND, and whatever else is added up
 * @param before the same of a year earlier
 */
public record Group(List<Long> key, List<Long> now, List<Long> before) {
    public static final long NONE = -1;
    /** A figure that tells of too few people to be told. */
    public static final long HIDDEN = -1;
    private static final int COUNT = 0;
    private static final int AMOUNT = 1;

    public long count() {
        return now.get(COUNT);
    }

    public long amount() {
        return now.get(AMOUNT);
    }

    /** By how much the amount has grown; null where there was nothing to grow from. */
    public @Nullable Ratio change() {
        long earlier = before.get(AMOUNT);
        return earlier > 0 ? new Ratio(amount() - earlier, earlier) : null;
    }
}
