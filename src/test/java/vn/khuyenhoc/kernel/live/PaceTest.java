package vn.khuyenhoc.kernel.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A client may say so much at once, and then so much in a second. */
class PaceTest {
    @Test
    void allowsABurstAndThenAsMuchAsTimeBrings() {
        Pace pace = new Pace(2, 0);
        assertThat(pace.allows(0)).isTrue();
        assertThat(pace.allows(0)).isTrue();
        assertThat(pace.allows(0)).isFalse();
        assertThat(pace.allows(499_000_000)).isFalse();
        assertThat(pace.allows(500_000_000)).isTrue();
        assertThat(pace.allows(500_000_000)).isFalse();
        assertThat(pace.allows(60_000_000_000L)).isTrue();
        assertThat(pace.allows(60_000_000_000L)).isTrue();
        assertThat(pace.allows(60_000_000_000L)).isFalse();
    }
}
