package vn.khuyenhoc.fund.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What nobody's fund is large enough for. */
class DividingTest {
    /** It had been -844,674,407,370,954. */
    @Example
    void sharesMoreThanHundredthsOfAPercentOfItHaveRoomFor() {
        assertThat(Dividing.share(1_000_000_000_000_001L, 10_000, Dividing.WHOLE)).isEqualTo(1_000_000_000_000_001L);
        assertThat(Dividing.share(9_999, 3_333, Dividing.WHOLE)).as("rounded down").isEqualTo(3_332);
    }

    @Property
    void sharesExactlyAndRoundsDown(@ForAll @LongRange(max = Long.MAX_VALUE) long amount, @ForAll @IntRange(min = 1, max = 10_000) int whole, @ForAll @IntRange(max = 10_000) int some) {
        int part = Math.min(some, whole);
        assertThat(BigInteger.valueOf(Dividing.share(amount, part, whole)))
            .isEqualTo(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole)));
    }
}
