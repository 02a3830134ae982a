package vn.khuyenhoc.kernel.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.errors.Wording;
import vn.khuyenhoc.kernel.graphql.DocumentCheck;

/** Lets a GET query and nothing else; a mutation or subscription is refused before its first field. */
@Component
class SafeReads extends SimplePerformantInstrumentation implements WebGraphQlInterceptor, DocumentCheck {
    static final String REFUSED = "GET_QUERIES_ONLY";

    private final Wording wording;

    SafeReads(Wording wording) {
        this.wording = wording;
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

    /** Before the schema is asked, so that a mutation is refused as one whether or not it is known. */
    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(InstrumentationValidationParameters parameters, InstrumentationState state) {
        known(parameters.getDocument(), parameters.getExecutionInput());
        return null;
    }

    @Override
    public void known(Document document, ExecutionInput input) {
        String named = input.getOperationName();
        List<OperationDefinition> meant = document.getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(operation -> named == null || named.equals(operation.getName())).toList();
        if (meant.size() == 1) {
            check(meant.getFirst(), input.getGraphQLContext(), input.getLocale());
        }
    }

    /** Whatever was meant. */
    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        check(execution.getOperationDefinition(), execution.getGraphQLContext(), execution.getLocale());
        return null;
    }

    private void check(OperationDefinition operation, GraphQLContext context, Locale language) {
        SafeRead read = context.get(SafeRead.class);
        if (read != null && operation.getOperation() != OperationDefinition.Operation.QUERY) {
            read.triedToWrite();
            throw new AbortExecutionException(List.of(wording.error(REFUSED, language, Map.of())));
        }
    }
}
