package vn.khuyenhoc.kernel.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.events.Listeners.Listener;

/**
 * Brings events to their listeners again, on the threads of all listeners: many in one transaction where the listener allows it, for one by one most of what
 * an event costs is its commit. If one of them fails, each is acted on by itself.
 */
@Component
class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int PART = 50;
    /** Less than are waiting when more are asked for, so that no thread is ever without. */
    private static final int LOW = 8;

    private final Listeners listeners;
    private final Publications publications;
    private final Completions completions;
    private final AsyncTaskExecutor executor;
    private final TransactionTemplate transaction;
    private final AtomicInteger waiting = new AtomicInteger();

    Deliveries(Listeners listeners, Publications publications, Completions completions, AsyncTaskExecutor applicationTaskExecutor, PlatformTransactionManager transactions) {
        this.listeners = listeners;
        this.publications = publications;
        this.completions = completions;
        this.executor = applicationTaskExecutor;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param more asks for more when few are left */
    void bring(List<Delivery> events, Runnable more) {
        List<List<Delivery>> parts = events.stream().collect(groupingBy(Delivery::listener, LinkedHashMap::new, toList())).values().stream()
            .flatMap(alike -> parts(alike).stream()).toList();
        waiting.addAndGet(parts.size());
        parts.forEach(part -> {
            try {
                executor.execute(() -> bringNow(part, more));
            } catch (TaskRejectedException full) {
                waiting.decrementAndGet();
                publications.giveBack(part.stream().map(Delivery::id).toList());
            }
        });
    }

    private static List<List<Delivery>> parts(List<Delivery> alike) {
        List<List<Delivery>> parts = new ArrayList<>();
        for (int from = 0; from < alike.size(); from += PART) {
            parts.add(alike.subList(from, Math.min(from + PART, alike.size())));
        }
        return parts;
    }

    private void bringNow(List<Delivery> part, Runnable more) {
        try {
            listeners.named(part.getFirst().listener()).ifPresentOrElse(listener -> bring(part, listener), () -> part.forEach(one -> failed(one, "nobody listens")));
        } catch (CannotCreateTransactionException unavailable) {
            LOG.warn("Events wait: {}", unavailable.getMostSpecificCause().getMessage());
        } finally {
            if (waiting.decrementAndGet() == LOW) {
                more.run();
            }
        }
    }

    private void bring(List<Delivery> part, Listener listener) {
        if (listener.answersLater()) {
            part.forEach(one -> later(one, listener));
        } else if (!listener.sharesTransaction() || !together(part, listener)) {
            part.forEach(one -> alone(one, listener));
        }
    }

    private boolean together(List<Delivery> part, Listener listener) {
        try {
            act(part, listener);
            return true;
        } catch (CannotCreateTransactionException unavailable) {
            throw unavailable;
        } catch (RuntimeException | Error oneOfThem) {
            return false;
        }
    }

    private void alone(Delivery event, Listener listener) {
        try {
            act(List.of(event), listener);
        } catch (CannotCreateTransactionException unavailable) {
            throw unavailable;
        } catch (RuntimeException | Error failure) {
            failed(event, failure.toString());
        }
    }

    private void act(List<Delivery> part, Listener listener) {
        transaction.executeWithoutResult(_ -> part.forEach(one -> listener.act(listeners.event(one))));
        part.forEach(this::done);
    }

    private void later(Delivery event, Listener listener) {
        CompletableFuture.completedFuture(event).thenCompose(one -> (CompletableFuture<?>) Objects.requireNonNull(listener.act(listeners.event(one)))).whenComplete((_, failure) -> {
            if (failure == null) {
                done(event);
            } else {
                failed(event, failure.toString());
            }
        });
    }

    private void done(Delivery event) {
        completions.add(UUID.fromString(event.id()));
    }

    /** What cannot be written of it, is found when it has become stale. */
    private void failed(Delivery event, String reason) {
        LOG.info("{} did not act on {}: {}", event.listener(), event.id(), reason);
        try {
            publications.markFailed(event.id());
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("Events wait: {}", unavailable.getMostSpecificCause().getMessage());
        }
    }
}
