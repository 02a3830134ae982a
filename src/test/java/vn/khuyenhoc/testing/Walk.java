package vn.khuyenhoc.testing;

import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * Acts in a row, each with chances of its own: where one is left out, the others remain what they were, so that a walk that
 * fails is shortened to the few acts that matter.
 */
public record Walk(List<Integer> acts) {
    public static Arbitrary<Walk> ofAtMost(int acts) {
        return Arbitraries.integers().between(0, 1_000_000).withDistribution(RandomDistribution.uniform()).withoutEdgeCases()
            .list().ofMaxSize(acts).withSizeDistribution(RandomDistribution.uniform()).withoutEdgeCases().map(Walk::new);
    }

    /** The chances of one act; beyond the last one, those of none. */
    public Random chances(int act) {
        return new Random(act < acts.size() ? acts.get(act) : 0);
    }

    public int length() {
        return acts.size();
    }
}
