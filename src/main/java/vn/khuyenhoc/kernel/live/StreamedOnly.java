package vn.khuyenhoc.kernel.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Refuses a subscription where there is one answer and no more, for nobody would hear what happens; and one that may be skipped. */
@Component
@ConditionalOnWebApplication
class StreamedOnly extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {
    private final RefusedRequests refusals;

    StreamedOnly(RefusedRequests refusals) {
        this.refusals = refusals;
    }

    /** graphql-java's own check of this rule of the specification fails where all is skipped. */
    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(InstrumentationValidationParameters parameters, @Nullable InstrumentationState state) {
        Document document = parameters.getDocument();
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION && conditional(operation.getSelectionSet(), document, new HashSet<>())) {
                throw new AbortExecutionException(List.of(refusals.error(new Refusal("SUBSCRIPTION_CONDITIONAL", null), parameters.getExecutionInput().getLocale())));
            }
        }
        return null;
    }

    private static boolean conditional(SelectionSet selected, Document document, Set<String> known) {
        return selected.getSelections().stream().anyMatch(selection ->
            selection instanceof DirectivesContainer<?> annotated && (annotated.hasDirective("skip") || annotated.hasDirective("include")) || switch (selection) {
                case InlineFragment fragment -> conditional(fragment.getSelectionSet(), document, known);
                case FragmentSpread spread when known.add(spread.getName()) -> document.getDefinitionsOfType(FragmentDefinition.class).stream()
                    .filter(fragment -> fragment.getName().equals(spread.getName())).anyMatch(fragment -> conditional(fragment.getSelectionSet(), document, known));
                default -> false;
            });
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> response.getData() instanceof Publisher && !streamed(request)
            ? refusals.answer(request, new Refusal("SUBSCRIPTION_NEEDS_STREAM", null)) : response);
    }

    private static boolean streamed(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest || request.getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM);
    }
}
