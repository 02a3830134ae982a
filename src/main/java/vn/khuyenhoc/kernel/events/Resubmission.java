package vn.khuyenhoc.kernel.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings events to their listeners again that were cut off or failed, at longer and longer intervals; one replica at a time. */
@Component
class Resubmission {
    private static final Logger LOG = LoggerFactory.getLogger(Resubmission.class);
    private static final Duration LOCKED = Duration.ofMinutes(1);

    private final Publications publications;
    private final Listeners listeners;
    private final Deliveries deliveries;
    private final ParkedEvents parked;
    private final EventSettings settings;
    private final LockingTaskExecutor alone;
    private final TransactionTemplate transaction;

    Resubmission(Publications publications, Listeners listeners, Deliveries deliveries, ParkedEvents parked, EventSettings settings, LockProvider locks, PlatformTransactionManager transactions) {
        this.publications = publications;
        this.listeners = listeners;
        this.deliveries = deliveries;
        this.parked = parked;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.alone = new DefaultLockingTaskExecutor(locks);
    }

    /** Nothing is written, and no lock is taken, while there is nothing to do. */
    @Scheduled(initialDelayString = "${khuyenhoc.events.look:1s}", fixedDelayString = "${khuyenhoc.events.look:1s}")
    void look() {
        locked(this::round, () -> publications.any(stale()));
    }

    /** Of a heap the next are taken before the last are done. */
    private void goOn() {
        locked(this::resubmit, () -> true);
    }

    private void locked(Runnable work, BooleanSupplier needed) {
        try {
            if (needed.getAsBoolean()) {
                alone.executeWithLock(work, new LockConfiguration(Instant.now(), "events", LOCKED, Duration.ZERO));
            }
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("Events wait: {}", unavailable.getMostSpecificCause().getMessage());
        }
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "1h")
    void purge() {
        alone.executeWithLock((Runnable) () -> publications.purge(Instant.now().minus(settings.kept())),
            new LockConfiguration(Instant.now(), "events-purge", Duration.ofMinutes(30), Duration.ZERO));
    }

    private Instant stale() {
        return Instant.now().minus(settings.stale());
    }

    private void round() {
        publications.markStaleFailed(stale());
        resubmit();
        parked.park(settings.attempts(), listeners.unreadable(), Instant.now().minus(settings.longestBackOff().multipliedBy(3)));
    }

    private void resubmit() {
        List<Delivery> taken = transaction.execute(_ -> take(settings.batch() - publications.underWay(), Instant.now()));
        deliveries.bring(taken == null ? List.of() : taken, this::goOn);
    }

    /** Those that were tried least come first, so that what never works keeps nothing else waiting. */
    private List<Delivery> take(int many, Instant now) {
        List<Delivery> taken = new ArrayList<>();
        for (int attempts = 0; attempts < settings.attempts(); attempts++) {
            List<Delivery> found;
            do {
                found = taken.size() >= many ? List.of() : publications.failed(attempts, now.minus(settings.after(attempts)), listeners.unreadable(), many - taken.size());
                found.stream().filter(listeners::reads).forEach(taken::add);
            } while (!found.stream().allMatch(listeners::reads));
        }
        publications.markResubmitted(taken.stream().map(Delivery::id).toList(), now);
        return taken;
    }
}
