package vn.khuyenhoc.kernel.gate;

import java.security.Principal;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;

/** What each caller may still ask: a burst after a pause, and a steady rate in the long run. */
public class Callers {
    private final Cache<String, Bucket> buckets;
    private final GateLimits.Rate rate;

    Callers(GateLimits.Rate rate) {
        this.rate = rate;
        // A bucket that was left alone for so long is full again, as a new one is.
        Duration full = Duration.ofSeconds(1 + 60L * rate.burst() / rate.perMinute());
        this.buckets = Caffeine.newBuilder().maximumSize(rate.callers()).expireAfterAccess(full).build();
    }

    /**
     * Counts one request: by name where the caller has signed in, else by network.
     *
     * @return seconds after which to ask again, or 0 where the request may pass
     */
    long secondsToWait(@Nullable Principal signedIn, String address) {
        ConsumptionProbe asked = bucket(signedIn == null ? network(address) : "user " + signedIn.getName()).tryConsumeAndReturnRemaining(1);
        return asked.isConsumed() ? 0 : seconds(asked.getNanosToWaitForRefill());
    }

    /** Counts a token of a network that was not a good one. */
    void wasRefused(String address) {
        bucket("refused " + network(address)).tryConsume(1);
    }

    /** @return seconds after which a network's tokens are looked at again, or 0 where they are now */
    long secondsUntilBelieved(String address) {
        return seconds(bucket("refused " + network(address)).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(String caller) {
        return buckets.get(caller, _ -> full());
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    private Bucket full() {
        return Bucket.builder().addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1))).build();
    }

    /** A house with IPv6 has 2^64 addresses, which differ after the fourth group. */
    public static String network(String address) {
        int at = -1;
        for (int group = 0; group < 4; group++) {
            int next = address.indexOf(':', at + 1);
            if (next < 0) {
                return address;
            }
            at = next;
        }
        return address.substring(0, at);
    }
}
