package vn.khuyenhoc.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;

import vn.khuyenhoc.kernel.errors.LongestMessage;
import vn.khuyenhoc.kernel.errors.Wording;

/** A mutation that came by GET changes nothing, also where its document is known from a POST and not checked again. */
class SafeReadsTest {
    private final AtomicInteger changes = new AtomicInteger();

    private GraphQL graphQl(boolean known) {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        GraphQL.Builder graphQl = GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(
            new SchemaParser().parse("type Query { read: Int } type Mutation { write: Int }"),
            RuntimeWiring.newRuntimeWiring().type("Mutation", type -> type.dataFetcher("write", field -> changes.incrementAndGet())).build()))
            .instrumentation(new SafeReads(new Wording(messages, new LongestMessage(300))));
        if (known) {
            graphQl.preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                new PreparsedDocumentEntry(new Parser().parseDocument(input.getQuery()))));
        }
        return graphQl.build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAMutationBeforeItsFirstField(boolean known) {
        SafeRead read = new SafeRead(new MockHttpServletRequest("GET", "/graphql"));
        ExecutionResult answer = graphQl(known).execute(ExecutionInput.newExecutionInput("query A { read } mutation B { write }").operationName("B")
            .graphQLContext(Map.of(SafeRead.class, read)));
        assertThat(changes).hasValue(0);
        assertThat(answer.isDataPresent()).isFalse();
        assertThat(answer.getErrors()).extracting(error -> error.getExtensions().get("code")).containsExactly("GET_QUERIES_ONLY");
        assertThat(read.hasTriedToWrite()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesThePostAlone(boolean known) {
        ExecutionResult answer = graphQl(known).execute("mutation { write }");
        assertThat(answer.getErrors()).isEmpty();
        assertThat(changes).hasValue(1);
    }
}
