package vn.khuyenhoc.kernel.writes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** Those who come while others are served, and of whom one at a time leads. */
final class Gathering<T> {
    private final int most;
    private final Duration moment;
    private final Queue<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition come = lock.newCondition();
    private boolean led;
    /** How many are about: those who were served last, and those who waited meanwhile. */
    private int about;

    /**
     * @param most that are taken at once
     * @param moment for which those are waited for who are about
     */
    Gathering(int most, Duration moment) {
        this.most = most;
        this.moment = moment;
    }

    /** @return whether nobody leads, so that whoever joins is to */
    boolean join(T one) {
        lock.lock();
        try {
            waiting.add(one);
            if (enough()) {
                come.signal();
            }
            boolean leads = !led;
            led = true;
            return leads;
        } finally {
            lock.unlock();
        }
    }

    /** By whoever leads: those who wait, in the order in which they came. */
    List<T> take() {
        lock.lock();
        try {
            awaitOthers();
            List<T> taken = new ArrayList<>();
            while (!waiting.isEmpty() && taken.size() < most) {
                taken.add(waiting.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever was just answered mostly asks again at once, and would else make a group of their own by turns with those who wait. */
    private void awaitOthers() {
        try {
            for (long left = moment.toNanos(); left > 0 && !enough();) {
                left = come.awaitNanos(left);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean enough() {
        return waiting.size() >= Math.min(about, most);
    }

    /**
     * Whoever led does so no longer.
     *
     * @param served how many they took
     * @return who leads next; null if nobody waits
     */
    @Nullable T handOver(int served) {
        lock.lock();
        try {
            about = served + waiting.size();
            led = !waiting.isEmpty();
            return waiting.peek();
        } finally {
            lock.unlock();
        }
    }
}
