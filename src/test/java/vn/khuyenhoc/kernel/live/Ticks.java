package vn.khuyenhoc.kernel.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** A subscription for the tests, which says as much as they want. */
@Controller
class Ticks {
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();

    /** Counts to a number and ends, or breaks where it is less than nothing; of 0 it says nothing; where none is given, it says 1 and stays silent. */
    @SubscriptionMapping
    Flux<Integer> ticks(@Argument Integer to) {
        if (to != null && to == 0) {
            return Flux.never();
        }
        if (to != null && to < 0) {
            return Flux.just(1).concatWith(Flux.error(new IllegalStateException("a broken clock")));
        }
        return to != null ? Flux.range(1, to) : Flux.just(1).concatWith(Flux.never()).doOnSubscribe(_ -> begun.incrementAndGet()).doOnCancel(cancelled::incrementAndGet);
    }
}
