package vn.khuyenhoc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static vn.khuyenhoc.sample.jooq.Tables.SAMPLE_STEP;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionResult;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every answer from a database of the sample says so, each of a stream too. */
class SampleNoticeTest {
    private final DSLContext sql = mock();
    private final ObjectProvider<SampleTokens> tokens = mock();
    private final SampleNotice notice = new SampleNotice(sql, tokens);

    @BeforeEach
    void isASample() {
        when(sql.fetchExists(SAMPLE_STEP)).thenReturn(true);
    }

    private WebGraphQlResponse answered(Object data) {
        WebGraphQlRequest request = new WebGraphQlRequest(URI.create("/graphql"), new HttpHeaders(), null, Map.of(), new DefaultGraphQlRequest("{ __typename }"), "1", null);
        return Objects.requireNonNull(notice.intercept(request, asked -> Mono.just(new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(asked.toExecutionInput(),
            ExecutionResult.newExecutionResult().data(data).build())))).block());
    }

    @Test
    void labelsAnAnswer() {
        assertThat(answered(Map.of("a", 1)).getExtensions()).isEqualTo(Map.of("dataset", "SAMPLE"));
    }

    @Test
    void labelsEachAnswerOfAStream() {
        ExecutionResult plain = ExecutionResult.newExecutionResult().data(Map.of("a", 1)).build();
        ExecutionResult told = ExecutionResult.newExecutionResult().data(Map.of("a", 2)).addExtension("cost", 1).build();
        Publisher<?> answers = answered(Flux.just(plain, told)).getData();
        List<ExecutionResult> heard = Flux.from(answers).cast(ExecutionResult.class).collectList().block();
        assertThat(heard).extracting(ExecutionResult::getExtensions).containsExactly(Map.of("dataset", "SAMPLE"), Map.of("cost", 1, "dataset", "SAMPLE"));
        assertThat(heard).extracting(answer -> answer.<Map<String, Integer>>getData().get("a")).containsExactly(1, 2);
    }
}
