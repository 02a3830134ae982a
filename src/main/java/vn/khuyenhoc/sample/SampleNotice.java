package vn.khuyenhoc.sample;

import static vn.khuyenhoc.sample.jooq.Tables.SAMPLE_STEP;

import java.util.HashMap;
import java.util.Map;

import graphql.ExecutionResult;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.access.DataNotice;
import vn.khuyenhoc.kernel.access.Public;

/** Labels every answer from a database that holds the sample, whatever profile the application runs with. */
@Component
class SampleNotice implements DataNotice, WebGraphQlInterceptor {
    private final DSLContext sql;
    private final ObjectProvider<SampleTokens> tokens;
    private volatile @Nullable Boolean sample;

    SampleNotice(DSLContext sql, ObjectProvider<SampleTokens> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    /** The first sample user's token, so that a newcomer sees everything. */
    @Override
    public String headers() {
        SampleTokens issuer = tokens.getIfAvailable();
        return issuer == null ? "" : "{\n  \"Authorization\": \"Bearer " + issuer.issue(SampleUser.ALL.getFirst()) + "\"\n}";
    }

    /** Before the first request: an answer is not to fail, or to wait, for its label. */
    @EventListener(ApplicationReadyEvent.class)
    void learn() {
        sample();
    }

    /** Asked once: a database takes the sample before the first request or never. */
    @Public
    @Override
    public boolean sample() {
        Boolean known = sample;
        if (known == null) {
            known = sql.fetchExists(SAMPLE_STEP);
            sample = known;
        }
        return known;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> sample() ? labelled(response) : response);
    }

    private static WebGraphQlResponse labelled(WebGraphQlResponse response) {
        if (response.getData() instanceof Publisher<?> answers) {
            return response.transform(stream -> stream.data(Flux.from(answers).map(one -> one instanceof ExecutionResult answer ? labelled(answer) : one)));
        }
        Map<Object, Object> extensions = new HashMap<>(response.getExtensions());
        extensions.put("dataset", "SAMPLE");
        return response.transform(answer -> answer.extensions(extensions));
    }

    private static ExecutionResult labelled(ExecutionResult answer) {
        return answer.transform(result -> result.addExtension("dataset", "SAMPLE"));
    }
}
