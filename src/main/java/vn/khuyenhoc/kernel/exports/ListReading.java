package vn.khuyenhoc.kernel.exports;

import java.util.List;

import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Has an operation that was sent to be exported read the next page of its list; checked as it was sent, priced as it is read. */
@Component
class ListReading extends SimplePerformantInstrumentation {
    private final RefusedRequests refusals;
    private final MessageSource messages;

    ListReading(RefusedRequests refusals, MessageSource messages) {
        this.refusals = refusals;
        this.messages = messages;
    }

    @Override
    public ExecutionContext instrumentExecutionContext(ExecutionContext operation, InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        Reading reading = operation.getGraphQLContext().get(Reading.class);
        if (reading == null) {
            return operation;
        }
        try {
            OperationDefinition next = reading.of(operation, word -> messages.getMessage("table." + word, null, operation.getLocale()));
            return operation.transform(copy -> copy.operationDefinition(next));
        } catch (Refusal refusal) {
            throw new AbortExecutionException(List.of(refusals.error(refusal, operation.getLocale())));
        }
    }
}
