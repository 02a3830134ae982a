package vn.khuyenhoc.kernel.imports;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What this process has to do with spreadsheets, one after the other. While something waits or is done, its spreadsheet is
 * touched again and again, however long a step takes; what nobody touches was cut off with its process.
 */
@Component
class ImportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final int WAITING = 50;

    private final ImportStore store;
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
        Thread.ofPlatform().name("imports").daemon().factory());
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("imports-pulse").daemon().factory());

    ImportWork(ImportStore store, ImportSettings settings) {
        this.store = store;
        long each = settings.cutOff().toMillis() / 4;
        pulse.scheduleWithFixedDelay(this::touch, each, each, TimeUnit.MILLISECONDS);
    }

    /** @return false if too much is waiting already */
    boolean take(long id, Runnable step) {
        taken.add(id);
        try {
            worker.execute(() -> {
                try {
                    step.run();
                } finally {
                    taken.remove(id);
                }
            });
            return true;
        } catch (RejectedExecutionException full) {
            taken.remove(id);
            return false;
        }
    }

    private void touch() {
        try {
            List<Long> ids = List.copyOf(taken);
            if (!ids.isEmpty()) {
                store.touch(ids);
            }
        } catch (RuntimeException later) {
            // As when the database is away for a moment; thrown on, it would end the pulse.
            LOG.warn("imports under way could not be touched", later);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
        pulse.shutdownNow();
    }
}
