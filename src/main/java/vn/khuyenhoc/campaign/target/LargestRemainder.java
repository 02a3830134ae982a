package vn.khuyenhoc.campaign.target;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides a whole number into whole numbers in proportion, so that they add up to it exactly. */
final class LargestRemainder {
    private record Rest(long of, BigInteger rest) {}

    private LargestRemainder() {}

    /**
     * @param weights not negative, some above 0; what is left over goes to the largest remainders, and of equal ones to the first
     * @return the parts in the order of the weights
     */
    static Map<Long, Long> split(long total, Map<Long, Long> weights) {
        BigInteger sum = weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        Map<Long, Long> parts = new LinkedHashMap<>();
        List<Rest> rests = new ArrayList<>();
        long left = total;
        for (Map.Entry<Long, Long> weight : weights.entrySet()) {
            BigInteger[] share = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight.getValue())).divideAndRemainder(sum);
            parts.put(weight.getKey(), share[0].longValueExact());
            rests.add(new Rest(weight.getKey(), share[1]));
            left -= share[0].longValueExact();
        }
        rests.sort(Comparator.comparing(Rest::rest).reversed());
        for (int i = 0; i < left; i++) {
            parts.merge(rests.get(i).of(), 1L, Long::sum);
        }
        return parts;
    }
}
