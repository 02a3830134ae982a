package vn.khuyenhoc.sample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splits a published total so that the parts add up to it exactly. */
final class Shares {
    private Shares() {}

    /** In proportion to the weights; what rounding leaves goes to the largest remainders, the first of equals first. */
    static long[] split(long total, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double whole = sum;
        long[] parts = new long[weights.length];
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (long) Math.floor(total * (weights[i] / whole));
            given += parts[i];
        }
        long left = total - given;
        IntStream.range(0, parts.length).boxed()
            .sorted(Comparator.comparingDouble(i -> parts[i] - total * (weights[i] / whole)))
            .limit(left).forEach(i -> parts[i]++);
        return parts;
    }

    static int[] splitCount(int total, double[] weights) {
        return Arrays.stream(split(total, weights)).mapToInt(Math::toIntExact).toArray();
    }
}
