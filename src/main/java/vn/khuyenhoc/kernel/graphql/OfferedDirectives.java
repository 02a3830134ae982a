package vn.khuyenhoc.kernel.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.introspection.IntrospectionDataFetcher;
import graphql.language.Directive;
import graphql.language.Node;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLNamedType;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.errors.Wording;

/** graphql-java adds directives to every schema that this server does not offer: {@code @defer} loses data over plain HTTP, the other is an experiment. */
@Component
class OfferedDirectives extends SimplePerformantInstrumentation {
    private static final Set<String> NOT_OFFERED = Set.of("defer", "experimental_disableErrorPropagation");

    private final Wording wording;

    OfferedDirectives(Wording wording) {
        this.wording = wording;
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(InstrumentationValidationParameters parameters, @Nullable InstrumentationState state) {
        String text = parameters.getExecutionInput().getQuery();
        for (String name : NOT_OFFERED) {
            if (text.contains(name) && uses(parameters.getDocument(), name)) {
                throw new AbortExecutionException(List.of(wording.error("DIRECTIVE_NOT_OFFERED", parameters.getExecutionInput().getLocale(), Map.of(), name)));
            }
        }
        return null;
    }

    private static boolean uses(Node<?> node, String name) {
        return node instanceof Directive directive && directive.getName().equals(name) || node.getChildren().stream().anyMatch(child -> uses(child, name));
    }

    /** Introspection does not show them either. */
    @Override
    public DataFetcher<?> instrumentDataFetcher(DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, @Nullable InstrumentationState state) {
        boolean shows = fetcher instanceof IntrospectionDataFetcher && parameters.getExecutionStepInfo().getFieldDefinition().getName().equals("directives")
            && parameters.getExecutionStepInfo().getParent().getUnwrappedNonNullType() instanceof GraphQLNamedType type && type.getName().equals("__Schema");
        return shows ? field -> ((List<?>) fetcher.get(field)).stream().filter(one -> !(one instanceof GraphQLDirective directive && NOT_OFFERED.contains(directive.getName()))).toList() : fetcher;
    }
}
