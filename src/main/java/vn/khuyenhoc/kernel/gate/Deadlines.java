package vn.khuyenhoc.kernel.gate;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.context.ContextRegistry;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Keeps the deadline of every request, and tells it of each statement that jOOQ sends for it. */
class Deadlines implements ExecuteListener, AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("deadlines").daemon().factory());
    private final Duration time;

    Deadlines(Duration time) {
        this.time = time;
        clock.setRemoveOnCancelPolicy(true);
        ContextRegistry.getInstance().registerThreadLocalAccessor(Deadline.KEY, Deadline.CURRENT);
    }

    /** MySQL cancels over a connection of its own, which may take a while: not on the thread that keeps the time of all. */
    Future<?> start(Deadline deadline) {
        return clock.schedule(() -> Thread.ofVirtual().start(deadline::pass), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void executeStart(ExecuteContext statement) {
        Deadline deadline = Deadline.CURRENT.get();
        if (deadline != null && statement.statement() != null && !deadline.begins(statement.statement())) {
            throw new DataAccessException("the request's deadline has passed");
        }
    }

    @Override
    public void executeEnd(ExecuteContext statement) {
        Deadline deadline = Deadline.CURRENT.get();
        if (deadline != null && statement.statement() != null) {
            deadline.ends(statement.statement());
        }
    }

    /** Reached also where a statement failed and its execution did not end. */
    @Override
    public void end(ExecuteContext statement) {
        executeEnd(statement);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
