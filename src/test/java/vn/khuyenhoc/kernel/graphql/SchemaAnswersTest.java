package vn.khuyenhoc.kernel.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked of the schema alone is worked out once for each language, and nothing else is kept. */
class SchemaAnswersTest {
    private final AtomicInteger fetched = new AtomicInteger();
    private final SchemaAnswers answers = new SchemaAnswers();
    private final GraphQL graphql = GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
            type Query { "Một | One" one: Int, sum(terms: [Int!]): Int }"""),
            RuntimeWiring.newRuntimeWiring().type("Query", type -> type.dataFetcher("one", _ -> fetched.get())).build()))
        .instrumentation(new ChainedInstrumentation(List.of(answers, new SpokenSchema(), new SimplePerformantInstrumentation() {
            @Override
            public DataFetcher<?> instrumentDataFetcher(DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, @Nullable InstrumentationState state) {
                fetched.incrementAndGet();
                return fetcher;
            }
        }))).build();

    private ExecutionResult ask(String document, String operation, Map<String, Object> variables, Locale language) {
        return graphql.execute(ExecutionInput.newExecutionInput(document).operationName(operation).variables(variables).locale(language).build());
    }

    /** How many fields are worked out for it. */
    private int worked(String document, String operation, Map<String, Object> variables, Locale language) {
        int before = fetched.get();
        assertThat(ask(document, operation, variables, language).getErrors()).isEmpty();
        return fetched.get() - before;
    }

    @Test
    void worksOutOnceWhatIsAskedOfTheSchema() {
        Map<String, Object> first = ask(IntrospectionQuery.INTROSPECTION_QUERY, "IntrospectionQuery", Map.of(), Locale.ENGLISH).toSpecification();
        assertThat(fetched.get()).isPositive();
        assertThat(worked(IntrospectionQuery.INTROSPECTION_QUERY, "IntrospectionQuery", Map.of(), Locale.ENGLISH)).isZero();
        assertThat(ask(IntrospectionQuery.INTROSPECTION_QUERY, "IntrospectionQuery", Map.of(), Locale.ENGLISH).toSpecification()).isEqualTo(first);
    }

    @Test
    void keepsApartWhatIsAnsweredOtherwise() {
        String two = "query A($name: String!) { __type(name: $name) { name fields { description } } } query B($name: String!) { kind: __type(name: $name) { kind } }";
        assertThat(worked(two, "A", Map.of("name", "Query"), Locale.ENGLISH)).isPositive();
        assertThat(worked(two, "A", Map.of("name", "Query"), Locale.of("vi"))).as("another language").isPositive();
        assertThat(worked(two, "A", Map.of("name", "Int"), Locale.ENGLISH)).as("another variable").isPositive();
        assertThat(worked(two, "B", Map.of("name", "Query"), Locale.ENGLISH)).as("another operation").isPositive();
        assertThat(worked(two, "A", Map.of("name", "Query"), Locale.ENGLISH)).isZero();
        assertThat(ask(two, "A", Map.of("name", "Query"), Locale.ENGLISH).toString()).contains("One").doesNotContain("Một");
        assertThat(ask(two, "A", Map.of("name", "Query"), Locale.of("vi")).toString()).contains("Một");
    }

    @Test
    void keepsNothingOfData() {
        for (String document : List.of("{ __typename one }", "{ __schema { queryType { name } } ...F } fragment F on Query { one }", "{ __typename }")) {
            assertThat(worked(document, "", Map.of(), Locale.ENGLISH)).as(document).isPositive();
            assertThat(worked(document, "", Map.of(), Locale.ENGLISH)).as(document).isPositive();
        }
    }

    @Test
    void keepsNoRefusal() {
        String twice = "{ a: __schema { queryType { name } } b: __schema { queryType { name } } }";
        assertThat(ask(twice, "", Map.of(), Locale.ENGLISH).getErrors()).hasSize(1);
        assertThat(ask(twice, "", Map.of(), Locale.ENGLISH).getErrors()).hasSize(1);
        assertThat(answers.kept()).isZero();
    }
}
