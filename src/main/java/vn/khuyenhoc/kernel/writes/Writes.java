package vn.khuyenhoc.kernel.writes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.errors.RequestId;
import vn.khuyenhoc.kernel.errors.Wording;
import vn.khuyenhoc.kernel.writes.FirstAnswers.Question;

/**
 * Makes one change in one transaction, on behalf of a caller who may: whole or not at all. What a rule refuses becomes a
 * {@link UserError}; a deadlock or a lock that was not had in time is tried again, at most three times.
 */
@Component
public class Writes {
    private static final int RETRIES = 3;
    /** As long as most requests may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TransactionTemplate transaction;
    private final FirstAnswers firstAnswers;
    private final Wording wording;
    private final Twins twins = new Twins(PATIENCE);
    private final RetryTemplate retries = new RetryTemplate(RetryPolicy.builder()
        .maxRetries(RETRIES).delay(Duration.ofMillis(20)).multiplier(3).jitter(Duration.ofMillis(15))
        .includes(PessimisticLockingFailureException.class).build());

    Writes(TransactionTemplate transaction, FirstAnswers firstAnswers, Wording wording) {
        this.transaction = transaction;
        this.firstAnswers = firstAnswers;
        this.wording = wording;
    }

    /**
     * A change that a version guards.
     *
     * @param role what the caller must be
     * @param work does it, within the organizations of the scope it is given
     * @throws Refusal UNAUTHENTICATED, ROLE_MISSING
     */
    public <T> Outcome<T> change(DataFetchingEnvironment field, Role role, Function<Scope, T> work) {
        Caller caller = allowed(field, role);
        return attempt(field, caller, status -> work.apply(caller.writes()));
    }

    /**
     * A change that may be sent twice: the second time it answers what it answered the first time, and does nothing.
     *
     * @param key chosen by the caller for this change alone
     * @param result a view that can be kept as JSON
     * @throws Refusal UNAUTHENTICATED, ROLE_MISSING
     */
    public <T> Outcome<T> once(DataFetchingEnvironment field, Role role, String key, Class<T> result, Function<Scope, T> work) {
        Caller caller = allowed(field, role);
        Question question = Question.of(field, caller, key);
        return inTurn(question, () -> alone(field, caller, question, result, work));
    }

    <T> T inTurn(Question question, Supplier<T> work) {
        return twins.inTurn(question, work);
    }

    <T> Outcome<T> alone(DataFetchingEnvironment field, Caller caller, Question question, Class<T> result, Function<Scope, T> work) {
        return attempt(field, caller, _ -> firstAnswers.of(question, result, () -> work.apply(caller.writes())));
    }

    /** A change that nothing but its own input guards, for which a caller may choose a key. */
    public <T> Outcome<T> onceOrChange(DataFetchingEnvironment field, Role role, @Nullable String key, Class<T> result, Function<Scope, T> work) {
        return key == null ? change(field, role, work) : once(field, role, key, result, work);
    }

    /**
     * Changes like those of {@link #once}, of which many come at a time.
     *
     * @param work makes several, each on behalf of who asked for it, and answers in their order; all or none, and without waiting for anybody
     */
    public <I, T> Together<I, T> together(Class<T> result, Function<List<Together.Asked<I>>, List<T>> work) {
        return new Together<>(this, result, work);
    }

    <T> List<T> together(List<Question> questions, Supplier<List<T>> work) {
        return Objects.requireNonNull(transaction.execute(_ -> firstAnswers.ofNew(questions, work)));
    }

    /**
     * Tries a change as {@link #change} would make it, and makes none: whatever was written is rolled back.
     *
     * @throws Refusal UNAUTHENTICATED, ROLE_MISSING
     */
    public <T> Outcome<T> rehearse(DataFetchingEnvironment field, Role role, Function<Scope, T> work) {
        Caller caller = allowed(field, role);
        return attempt(field, caller, status -> {
            status.setRollbackOnly();
            return work.apply(caller.writes());
        });
    }

    static Caller allowed(DataFetchingEnvironment field, Role role) {
        Caller caller = Caller.of(field.getGraphQlContext());
        if (!caller.known()) {
            throw new Refusal("UNAUTHENTICATED", null);
        }
        if (!caller.has(role) && !caller.has(Role.ADMIN)) {
            throw new Refusal("ROLE_MISSING", null, role);
        }
        return caller;
    }

    private <T> Outcome<T> attempt(DataFetchingEnvironment field, Caller caller, TransactionCallback<T> work) {
        try {
            return new Outcome<>(act(field, caller).doing(() -> retried(() -> transaction.execute(work))), List.of());
        } catch (Refusal refusal) {
            return new Outcome<>(null, worded(List.of(refusal), field));
        } catch (Problems problems) {
            return new Outcome<>(null, worded(problems.all(), field));
        } catch (OptimisticLockingFailureException changed) {
            return refused("CONFLICT", List.of("version"), new Object[0], field.getLocale());
        } catch (PessimisticLockingFailureException busy) {
            return refused("TRY_AGAIN", List.of(), new Object[0], field.getLocale());
        }
    }

    static Act act(DataFetchingEnvironment field, Caller caller) {
        return new Act(caller.name(), caller.client(), field.getField().getName(), field.getGraphQlContext().get(RequestId.KEY));
    }

    /** In the caller's language. */
    public List<UserError> worded(List<Refusal> refusals, DataFetchingEnvironment field) {
        return refusals.stream().map(refusal -> new UserError(refusal.code(), wording.of(refusal.code(), field.getLocale(), refusal.named()),
            refusal.argument() == null ? List.of() : List.of(refusal.argument().split("\\.")))).toList();
    }

    private <T> T retried(Supplier<T> work) {
        try {
            return retries.execute(work::get);
        } catch (RetryException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private <T> Outcome<T> refused(String code, List<String> path, Object[] details, Locale language) {
        return new Outcome<>(null, List.of(new UserError(code, wording.of(code, language, details), path)));
    }
}
