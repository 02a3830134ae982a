package vn.khuyenhoc.kernel.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.introspection.IntrospectionDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLNamedType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has introspection describe the schema in the caller's language; its sources and its published form say everything in both. */
@Component
class SpokenSchema extends SimplePerformantInstrumentation {
    @Override
    public DataFetcher<?> instrumentDataFetcher(DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, @Nullable InstrumentationState state) {
        // Asked first: the environment of a plain value's field is made only where somebody asks for it, and this is asked of every field.
        boolean describes = fetcher instanceof IntrospectionDataFetcher && parameters.getExecutionStepInfo().getFieldDefinition().getName().equals("description")
            && parameters.getExecutionStepInfo().getParent().getUnwrappedNonNullType() instanceof GraphQLNamedType type && type.getName().startsWith("__");
        return describes ? field -> fetcher.get(field) instanceof String description ? Described.in(field.getLocale(), description) : null : fetcher;
    }
}
