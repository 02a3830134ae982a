package vn.khuyenhoc.kernel.graphql;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.dataloader.DataLoader;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A request makes the loaders of those fields that it asks, and they load for all their parents at once. */
class BatchesOnDemandTest {
    private final BatchesOnDemand batches = new BatchesOnDemand();
    private final List<Set<Integer>> loads = new ArrayList<>();
    private final List<Set<String>> made = new ArrayList<>();

    private void register(String name) {
        batches.<Integer, String>forName(name).registerMappedBatchLoader((keys, environment) -> {
            loads.add(keys);
            return Mono.just(keys.stream().collect(toMap(key -> key, key -> name + " " + key)));
        });
    }

    private Object loaded(DataFetchingEnvironment field, String name) {
        DataLoader<Integer, String> loader = field.getDataLoader(name);
        made.add(field.getDataLoaderRegistry().getKeys());
        return loader == null ? "none" : loader.load(field.getSource());
    }

    private ExecutionResult answer(String query) {
        DataFetcher<?> asked = field -> loaded(field, "Row." + field.getField().getName());
        RuntimeWiring fields = RuntimeWiring.newRuntimeWiring().type("Query", type -> type.dataFetcher("rows", _ -> List.of(1, 2, 3)))
            .type("Row", type -> type.dataFetcher("one", asked).dataFetcher("other", asked).dataFetcher("unknown", asked)).build();
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(new SchemaParser()
            .parse("type Query { rows: [Row!]! } type Row { one: String, other: String, unknown: String }"), fields)).instrumentation(batches).build().execute(query);
    }

    @Test
    void areMadeWhenTheyAreAsked() {
        register("Row.one");
        register("Row.other");
        assertThat(answer("{ rows { one } }").<Object>getData()).hasToString("{rows=[{one=Row.one 1}, {one=Row.one 2}, {one=Row.one 3}]}");
        assertThat(made).containsOnly(Set.of("Row.one"));
        assertThat(loads).containsExactly(Set.of(1, 2, 3));
        made.clear();
        assertThat(answer("{ rows { unknown } }").<Object>getData()).hasToString("{rows=[{unknown=none}, {unknown=none}, {unknown=none}]}");
        assertThat(made).as("nothing of the request before").containsOnly(Set.of());
    }
}
