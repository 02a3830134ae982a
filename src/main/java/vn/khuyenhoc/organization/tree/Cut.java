package vn.khuyenhoc.organization.tree;

import java.util.List;

/** A part of an amount, between two hundredths of a percent of it. Parts add up to the whole: each ends where the next begins. */
record Cut(long from, long to) {
    static final long WHOLE = 10_000;

    private long of(long amount) {
        return Math.floorDiv(amount * to, WHOLE) - Math.floorDiv(amount * from, WHOLE);
    }

    /** A part of a part: each is cut out of what the one before it left. */
    static long all(List<Cut> cuts, long amount) {
        long left = amount;
        for (Cut cut : cuts) {
            left = cut.of(left);
        }
        return left;
    }
}
