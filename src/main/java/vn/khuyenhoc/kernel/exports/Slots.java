package vn.khuyenhoc.kernel.exports;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How many exports are under way; one caller cannot hold all that there may be. */
final class Slots {
    private final Map<String, Integer> held = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final int most;
    private final int ofOne;

    Slots(int most, int ofOne) {
        this.most = most;
        this.ofOne = ofOne;
    }

    /** @return whether there was a place left */
    boolean take(String caller) {
        lock.lock();
        try {
            int all = held.values().stream().mapToInt(Integer::intValue).sum();
            boolean left = all < most && held.getOrDefault(caller, 0) < ofOne;
            if (left) {
                held.merge(caller, 1, Integer::sum);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    void give(String caller) {
        lock.lock();
        try {
            held.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }
}
