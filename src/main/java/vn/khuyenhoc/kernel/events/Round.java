package vn.khuyenhoc.kernel.events;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A round of resubmission is one transaction, which holds the rows of its events. That one has no listener any more Modulith writes in
 * another transaction of the same thread, which would wait for the first until MySQL gives up, 50 seconds later; here it is written when the round is over.
 */
final class Round {
    private static final ThreadLocal<@Nullable List<Runnable>> LATER = new ThreadLocal<>();

    private Round() {}

    static void of(Runnable work) {
        List<Runnable> later = new ArrayList<>();
        LATER.set(later);
        try {
            work.run();
        } finally {
            LATER.remove();
        }
        later.forEach(Runnable::run);
    }

    /** @return whether a round is going on, so that it will be written after it */
    static boolean later(Runnable write) {
        List<Runnable> later = LATER.get();
        return later != null && later.add(write);
    }
}
