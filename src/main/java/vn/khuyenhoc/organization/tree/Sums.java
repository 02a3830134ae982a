package vn.khuyenhoc.organization.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kept total read for some organizations: by organization, then by the values of its dimensions. */
public final class Sums {
    private final int measures;
    private final Map<Long, Map<List<?>, long[]>> sums = new HashMap<>();

    Sums(int measures) {
        this.measures = measures;
    }

    void add(long organization, List<?> dimensions, List<Long> amounts) {
        long[] sum = sums.computeIfAbsent(organization, o -> new HashMap<>())
            .computeIfAbsent(new ArrayList<>(dimensions), d -> new long[measures]);
        for (int i = 0; i < measures; i++) {
            sum[i] += amounts.get(i);
        }
    }

    void add(Sums others) {
        add(others, 1);
    }

    /** What there is beyond what others hold. */
    Sums less(Sums others) {
        Sums left = new Sums(measures);
        left.add(this, 1);
        left.add(others, -1);
        return left;
    }

    private void add(Sums others, int sign) {
        others.sums.forEach((organization, byDimensions) -> byDimensions.forEach((dimensions, amounts) ->
            add(organization, dimensions, Arrays.stream(amounts).mapToObj(amount -> sign * amount).toList())));
    }

    int measures() {
        return measures;
    }

    /** The sum of one measure, at these values of the dimensions; 0 where nothing was recorded. */
    public long of(long organization, int measure, Object... dimensions) {
        long[] sum = sums.getOrDefault(organization, Map.of()).get(List.of(dimensions));
        return sum == null ? 0 : sum[measure];
    }

    /** The sum of one measure over all values of the dimensions. */
    public long total(long organization, int measure) {
        return sums.getOrDefault(organization, Map.of()).values().stream().mapToLong(sum -> sum[measure]).sum();
    }

    /** As {@link #of}, for a count of things; never more than an {@code int} holds. */
    public int count(long organization, int measure, Object... dimensions) {
        return Math.toIntExact(of(organization, measure, dimensions));
    }

    /** Which values of the dimensions were recorded for an organization. */
    public Set<List<?>> dimensions(long organization) {
        return sums.getOrDefault(organization, Map.of()).keySet();
    }
}
