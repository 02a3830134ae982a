package vn.khuyenhoc.kernel.writes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.writes.FirstAnswers.Question;

/**
 * Makes changes alike that come at the same time in one transaction: most of what one costs alone are its statements and its commit (ADR 0023).
 * While some are written the next gather; a moment is waited for those who were just answered, and for nobody else. Where one of them is refused,
 * was made before or fails, nothing of any is written, and each is made alone, as {@link Writes#once} would make it.
 */
public final class Together<I, T> {
    private static final int MOST = 32;
    private static final Duration MOMENT = Duration.ofMillis(3);
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    /** A change, on whose behalf it is made and in which organizations they may make any. */
    public record Asked<I>(I input, Scope scope, Act act) {}

    /** @param next what the thread that waits is to do, once it is told */
    private record Waiting<I, T>(Asked<I> asked, Question question, Supplier<Outcome<T>> alone, CompletableFuture<Supplier<Outcome<T>>> next) {}

    private final Writes writes;
    private final Class<T> result;
    private final Function<List<Asked<I>>, List<T>> work;
    private final Gathering<Waiting<I, T>> gathering = new Gathering<>(MOST, MOMENT);

    Together(Writes writes, Class<T> result, Function<List<Asked<I>>, List<T>> work) {
        this.writes = writes;
        this.result = result;
        this.work = work;
    }

    /**
     * @param key chosen by the caller for this change alone
     * @param alone makes the change by itself, within the organizations of the scope that it is given
     * @throws Refusal UNAUTHENTICATED, ROLE_MISSING
     */
    public Outcome<T> once(DataFetchingEnvironment field, Role role, String key, I input, Function<Scope, T> alone) {
        Caller caller = Writes.allowed(field, role);
        Question question = Question.of(field, caller, key);
        return writes.inTurn(question, () -> {
            Waiting<I, T> mine = new Waiting<>(new Asked<>(input, caller.writes(), Writes.act(field, caller)), question,
                () -> writes.alone(field, caller, question, result, alone), new CompletableFuture<>());
            if (gathering.join(mine)) {
                return lead();
            }
            return mine.next.join().get();
        });
    }

    /** Makes those that wait, whose first is the leader's own; then lets the first of those lead who have come since. */
    private Outcome<T> lead() {
        List<Waiting<I, T>> group = gathering.take();
        List<Supplier<Outcome<T>>> next = group.stream().map(Waiting::alone).toList();
        try {
            next = made(group).stream().map(outcome -> (Supplier<Outcome<T>>) () -> outcome).toList();
        } catch (CannotCreateTransactionException unavailable) {
            next = group.stream().map(_ -> failing(unavailable)).toList();
        } catch (RuntimeException oneOfThem) {
            LOG.debug("{} are made alone", group.size(), oneOfThem);
        } finally {
            Waiting<I, T> leader = gathering.handOver(group.size());
            if (leader != null) {
                leader.next.complete(this::lead);
            }
            for (int i = 1; i < group.size(); i++) {
                group.get(i).next.complete(next.get(i));
            }
        }
        return next.getFirst().get();
    }

    private List<Outcome<T>> made(List<Waiting<I, T>> group) {
        return writes.together(group.stream().map(Waiting::question).toList(), () -> work.apply(group.stream().map(Waiting::asked).toList()))
            .stream().map(value -> new Outcome<>(value, List.of())).toList();
    }

    private Supplier<Outcome<T>> failing(RuntimeException reason) {
        return () -> {
            throw reason;
        };
    }
}
