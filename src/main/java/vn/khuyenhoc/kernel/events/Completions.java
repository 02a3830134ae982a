package vn.khuyenhoc.kernel.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes what listeners are done with out of the table of what is to be done, many at once: one by one it was three of five commits that an
 * event cost. What a crash leaves undone of it is delivered again, and has its effect once.
 */
@Component
class Completions implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);
    private static final int PART = 200;

    private final Publications publications;
    private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ending;

    Completions(Publications publications) {
        this.publications = publications;
    }

    void add(UUID publication) {
        done.add(publication);
        if (ending || done.size() >= PART) {
            write();
        }
    }

    @Scheduled(fixedDelayString = "${khuyenhoc.events.complete:100ms}")
    void write() {
        if (!done.isEmpty() && writing.tryLock()) {
            try {
                while (writePart()) {
                    Thread.onSpinWait();
                }
            } finally {
                writing.unlock();
            }
        }
    }

    /** @return whether there was a whole part, so that there may be more */
    private boolean writePart() {
        List<UUID> part = new ArrayList<>(PART);
        done.drainTo(part, PART);
        try {
            if (!part.isEmpty()) {
                publications.archive(part.stream().map(UUID::toString).toList(), Instant.now());
            }
            return part.size() == PART;
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("Events that were acted on wait to be put away: {}", unavailable.getMostSpecificCause().getMessage());
            done.addAll(part);
            return false;
        }
    }

    @Override
    public void destroy() {
        ending = true;
        write();
    }
}
