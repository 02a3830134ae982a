package vn.khuyenhoc.kernel.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** Brings events to their listeners again that were cut off or failed, at longer and longer intervals; one replica at a time. */
@Component
class Resubmission {
    private static final Logger LOG = LoggerFactory.getLogger(Resubmission.class);
    private static final Duration LOCKED = Duration.ofMinutes(1);

    private final FailedEventPublications failed;
    private final Publications publications;
    private final ParkedEvents parked;
    private final EventSettings settings;
    private final LockingTaskExecutor alone;
    private final TransactionTemplate transaction;

    Resubmission(FailedEventPublications failed, Publications publications, ParkedEvents parked, EventSettings settings, LockProvider locks,
                 PlatformTransactionManager transactions) {
        this.failed = failed;
        this.publications = publications;
        this.parked = parked;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.alone = new DefaultLockingTaskExecutor(locks);
    }

    /** Nothing is written, and no lock is taken, while there is nothing to do. */
    @Scheduled(initialDelayString = "${khuyenhoc.events.look:1s}", fixedDelayString = "${khuyenhoc.events.look:1s}")
    void look() {
        try {
            if (publications.any(Instant.now().minus(settings.stale()))) {
                alone.executeWithLock((Runnable) this::resubmit, new LockConfiguration(Instant.now(), "events", LOCKED, Duration.ZERO));
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

    private void resubmit() {
        Instant now = Instant.now();
        publications.markStaleFailed(now.minus(settings.stale()));
        // In one transaction: two thousand commits, one after the other, were slower than the listeners. What is rolled back was brought to them nevertheless.
        Round.of(() -> transaction.executeWithoutResult(_ -> failed.resubmit(ResubmissionOptions.defaults().withBatchSize(settings.batch()).withMaxInFlight(settings.batch())
            .withFilter(publication -> publication.getCompletionAttempts() < settings.attempts() && due(publication, now)))));
        List<String> unknown = publications.types(settings.batch()).stream().filter(type -> !ClassUtils.isPresent(type, getClass().getClassLoader())).toList();
        parked.park(settings.attempts(), unknown, now.minus(settings.longestBackOff().multipliedBy(3)));
    }

    private boolean due(EventPublication publication, Instant now) {
        Instant last = publication.getLastResubmissionDate();
        return last == null || !last.plus(settings.after(publication.getCompletionAttempts())).isAfter(now);
    }
}
