package vn.khuyenhoc.kernel.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out once what is asked of the schema alone, which stays as it is while the server runs: the whole of it takes 50 ms of CPU. All checks of a request are
 * made as of any other. What is not known yet is worked out one after the other: who asks the same at once waits for it, and others leave the cores to data.
 */
@Component
class SchemaAnswers extends SimplePerformantInstrumentation {
    /** In all answers that are kept. */
    private static final int VALUES = 600_000;
    private static final int VALUES_OF_A_KEY = 100;

    private final Cache<Asked, Object> known = Caffeine.newBuilder().maximumWeight(VALUES).<Asked, Object>weigher((asked, answer) -> asked.values() + values(answer)).build();
    private final ReentrantLock one = new ReentrantLock();

    /** All on which an answer depends. */
    private record Asked(String document, @Nullable String operation, Map<String, Object> variables, String language) {
        int values() {
            return VALUES_OF_A_KEY + document.length() + variables.toString().length();
        }
    }

    @Override
    public ExecutionContext instrumentExecutionContext(ExecutionContext execution, InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        OperationDefinition operation = execution.getOperationDefinition();
        return operation.getOperation() == OperationDefinition.Operation.QUERY && asks(operation.getSelectionSet(), execution.getFragmentsByName()) == Of.SCHEMA
            ? execution.transform(changed -> changed.queryStrategy(new Kept(execution.getQueryStrategy()))) : execution;
    }

    private enum Of { NOTHING, SCHEMA, DATA }

    private static Of asks(SelectionSet selected, Map<String, FragmentDefinition> fragments) {
        return selected.getSelections().stream().map(selection -> switch (selection) {
            case Field field when field.getName().equals("__typename") -> Of.NOTHING;
            case Field field -> field.getName().startsWith("__") ? Of.SCHEMA : Of.DATA;
            case InlineFragment fragment -> asks(fragment.getSelectionSet(), fragments);
            case FragmentSpread spread when fragments.get(spread.getName()) instanceof FragmentDefinition fragment -> asks(fragment.getSelectionSet(), fragments);
            default -> Of.DATA;
        }).reduce(Of.NOTHING, (some, other) -> some.compareTo(other) < 0 ? other : some);
    }

    private final class Kept extends ExecutionStrategy {
        private final ExecutionStrategy working;

        Kept(ExecutionStrategy working) {
            this.working = working;
        }

        @Override
        public CompletableFuture<ExecutionResult> execute(ExecutionContext execution, ExecutionStrategyParameters parameters) {
            Asked asked = new Asked(execution.getExecutionInput().getQuery(), execution.getOperationDefinition().getName(),
                execution.getCoercedVariables().toMap(), execution.getLocale().getLanguage());
            Object before = known.getIfPresent(asked);
            if (before == null) {
                one.lock();
                try {
                    before = known.getIfPresent(asked);
                    if (before == null) {
                        return working.execute(execution, parameters).whenComplete((answer, _) -> keep(asked, answer));
                    }
                } finally {
                    one.unlock();
                }
            }
            return CompletableFuture.completedFuture(ExecutionResult.newExecutionResult().data(before).build());
        }
    }

    private void keep(Asked asked, @Nullable ExecutionResult answer) {
        if (answer != null && answer.getErrors().isEmpty() && answer.getData() instanceof Object data) {
            known.put(asked, data);
        }
    }

    private static int values(@Nullable Object answer) {
        return 1 + switch (answer) {
            case Map<?, ?> fields -> fields.values().stream().mapToInt(SchemaAnswers::values).sum();
            case Collection<?> items -> items.stream().mapToInt(SchemaAnswers::values).sum();
            case null, default -> 0;
        };
    }

    /** How many answers are kept. */
    long kept() {
        known.cleanUp();
        return known.estimatedSize();
    }
}
