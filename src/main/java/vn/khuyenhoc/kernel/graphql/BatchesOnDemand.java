package vn.khuyenhoc.kernel.graphql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.instrumentation.DataLoaderInstrumentation;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.stereotype.Component;

/**
 * Makes the loader of a batch when a request first asks for its field. Spring makes those of all fields for each request: of a recorded
 * contribution that was two fifths of what it allocated and a tenth of its CPU (JFR).
 */
@Component
class BatchesOnDemand extends SimplePerformantInstrumentation implements BatchLoaderRegistry {
    private final Map<String, DefaultBatchLoaderRegistry> named = new ConcurrentHashMap<>();

    @Override
    public <K, V> RegistrationSpec<K, V> forName(String name) {
        return named.computeIfAbsent(name, _ -> new DefaultBatchLoaderRegistry()).forName(name);
    }

    @Override
    public <K, V> RegistrationSpec<K, V> forTypePair(Class<K> keyType, Class<V> valueType) {
        return this.<K, V>forName(valueType.getName());
    }

    /** None that Spring is to make. */
    @Override
    public boolean hasRegistrations() {
        return false;
    }

    @Override
    public void registerDataLoaders(DataLoaderRegistry registry, GraphQLContext context) {
        named.values().forEach(batch -> batch.registerDataLoaders(registry, context));
    }

    @Override
    public ExecutionContext instrumentExecutionContext(ExecutionContext request, InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        Asked asked = new Asked(request.getGraphQLContext(), request.getDataLoaderRegistry().getInstrumentation());
        return request.transform(builder -> builder.dataLoaderRegistry(asked));
    }

    private DataLoader<?, ?> made(String name, DefaultBatchLoaderRegistry batch, GraphQLContext context) {
        DataLoaderRegistry one = new DataLoaderRegistry();
        batch.registerDataLoaders(one, context);
        return one.getDataLoader(name);
    }

    /** Those that one request has asked for. */
    private final class Asked extends DataLoaderRegistry {
        private final GraphQLContext context;

        /** @param observed by whom, as Spring has arranged it */
        Asked(GraphQLContext context, @Nullable DataLoaderInstrumentation observed) {
            super(new ConcurrentHashMap<>(), observed);
            this.context = context;
        }

        @Override
        public <K, V> @Nullable DataLoader<K, V> getDataLoader(String name) {
            DefaultBatchLoaderRegistry batch = named.get(name);
            return batch == null ? super.getDataLoader(name) : computeIfAbsent(name, _ -> made(name, batch, context));
        }
    }
}
