package vn.khuyenhoc.kernel.gate;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import graphql.ExecutionInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.khuyenhoc.kernel.errors.Late;

/** When a request must be answered: once it has passed, its statement is cancelled and no further one begins. */
final class Deadline {
    /** Its name in the Reactor and GraphQL contexts, from which it reaches whatever thread works for the request. */
    static final String KEY = "khuyenhoc.deadline";
    static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    private final Set<Statement> running = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ExecutionInput input;
    private volatile Duration allowed = Duration.ZERO;
    private boolean passed;
    private boolean cut;

    /** How long the request may take, from its beginning. */
    void allow(Duration time) {
        allowed = time;
    }

    Duration allowed() {
        return allowed;
    }

    void cancels(ExecutionInput operation) {
        input = operation;
    }

    /** Whether it took something from the answer; one that was whole in time or late by itself is given. */
    boolean cut() {
        lock.lock();
        try {
            return cut;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the statement may begin */
    boolean begins(Statement statement) {
        lock.lock();
        try {
            cut |= passed;
            return !passed && running.add(statement);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a cancellation under way: its connection must not be another caller's when it arrives.
     *
     * @return whether it was cancelled, be it so late that it did not heed it
     */
    boolean ends(Statement statement) {
        lock.lock();
        try {
            return running.remove(statement) && passed;
        } finally {
            lock.unlock();
        }
    }

    void pass() {
        lock.lock();
        try {
            passed = true;
            cut = !running.isEmpty();
            if (input != null) {
                input.getGraphQLContext().put(Late.class, Late.CUT_OFF);
                input.cancel();
            }
            running.forEach(Deadline::cancel);
        } finally {
            lock.unlock();
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.warn("a statement could not be cancelled", e);
        }
    }
}
