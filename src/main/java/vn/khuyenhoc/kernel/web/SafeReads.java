package vn.khuyenhoc.kernel.web;

import java.util.Map;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets a GET query and nothing else; a mutation or subscription is refused before its first field. */
@Component
class SafeReads extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {
    static final String REFUSED = "GET_QUERIES_ONLY";

    private final MessageSource messages;

    SafeReads(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request.getAttributes().get(SafeRead.NAME) instanceof SafeRead read)) {
            return chain.next(request);
        }
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(context -> context.put(SafeRead.class, read)).build());
        return chain.next(request).doOnNext(response -> {
            if (response.getErrors().isEmpty()) {
                read.succeed();
            }
        });
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        SafeRead read = execution.getGraphQLContext().get(SafeRead.class);
        if (read != null && execution.getOperationDefinition().getOperation() != OperationDefinition.Operation.QUERY) {
            read.triedToWrite();
            throw new Refused(messages.getMessage(REFUSED, null, execution.getLocale()));
        }
        return null;
    }

    /** Ends an operation that came by GET and is no query. */
    private static final class Refused extends AbortExecutionException {
        Refused(String message) {
            super(message);
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", REFUSED);
        }
    }
}
