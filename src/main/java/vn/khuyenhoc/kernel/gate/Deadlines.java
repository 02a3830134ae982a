package vn.khuyenhoc.kernel.gate;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.context.ContextRegistry;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Keeps the deadline of every request, and tells it of each statement that jOOQ sends for it. */
class Deadlines implements ExecuteListener, AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("deadlines").daemon().factory());
    private final Map<Deadline, Long> due = new ConcurrentHashMap<>();
    private final Duration time;
    private final Runnable renew;

    /** @param renew has no connection used again that is open now */
    Deadlines(Duration time, Runnable renew) {
        this.time = time;
        this.renew = renew;
        // A timer for each request would wake the clock's thread for each.
        clock.scheduleWithFixedDelay(this::look, 100, 100, TimeUnit.MILLISECONDS);
        ContextRegistry.getInstance().registerThreadLocalAccessor(Deadline.KEY, Deadline.CURRENT);
    }

    void start(Deadline deadline) {
        deadline.allow(time);
        due.put(deadline, System.nanoTime());
    }

    void stop(Deadline deadline) {
        due.remove(deadline);
    }

    /** MySQL cancels over a connection of its own, which may take a while: not on the thread that keeps the time of all. */
    private void look() {
        long now = System.nanoTime();
        due.forEach((deadline, since) -> {
            if (now - since >= deadline.allowed().toNanos() && due.remove(deadline, since)) {
                Thread.ofVirtual().start(deadline::pass);
            }
        });
    }

    @Override
    public void executeStart(ExecuteContext statement) {
        Deadline deadline = Deadline.CURRENT.get();
        if (deadline != null && statement.statement() != null && !deadline.begins(statement.statement())) {
            throw new DataAccessException("the request's deadline has passed");
        }
    }

    /** H2 keeps a cancellation that came after its last look for one, and the next who asks the same on the connection would be cut off for it. */
    @Override
    public void executeEnd(ExecuteContext statement) {
        Deadline deadline = Deadline.CURRENT.get();
        if (deadline != null && statement.statement() != null && deadline.ends(statement.statement()) && statement.sqlException() == null) {
            renew.run();
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
