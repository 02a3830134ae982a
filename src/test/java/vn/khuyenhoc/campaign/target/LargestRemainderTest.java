package vn.khuyenhoc.campaign.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** What is divided adds up, and nobody is more than one away from their share. */
class LargestRemainderTest {
    private static Map<Long, Long> weights(long... weights) {
        Map<Long, Long> by = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            by.put((long) i, weights[i]);
        }
        return by;
    }

    @Test
    void givesWhatIsLeftOverToTheLargestRemainders() {
        assertThat(LargestRemainder.split(10, weights(1, 1, 1)).values()).containsExactly(4L, 3L, 3L);
        assertThat(LargestRemainder.split(100, weights(334, 333, 333)).values()).containsExactly(34L, 33L, 33L);
        assertThat(LargestRemainder.split(7, weights(10, 0, 5)).values()).containsExactly(5L, 0L, 2L);
        assertThat(LargestRemainder.split(1, weights(1, 3)).values()).containsExactly(0L, 1L);
    }

    @Test
    void addsUpWhateverTheWeights() {
        Random chance = new Random(7);
        for (int i = 0; i < 500; i++) {
            long total = 1 + chance.nextLong(10_000_000_000_000L);
            long[] drawn = chance.longs(1 + chance.nextInt(200), 1, 10_000_000_000_000L).toArray();
            double sum = 0;
            for (long weight : drawn) {
                sum += weight;
            }
            List<Long> parts = List.copyOf(LargestRemainder.split(total, weights(drawn)).values());
            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
            for (int j = 0; j < drawn.length; j++) {
                double exact = total * (drawn[j] / sum);
                assertThat((double) parts.get(j)).isBetween(exact - 1.01, exact + 1.01);
            }
        }
    }
}
