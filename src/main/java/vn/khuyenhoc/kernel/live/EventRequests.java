package vn.khuyenhoc.kernel.live;

import io.micrometer.context.ContextSnapshotFactory;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has server-sent events carry every answer: a query's and a refusal are one event, where Spring knows subscriptions only. */
record EventRequests(WebGraphQlHandler requests, Streams streams) implements WebGraphQlHandler {
    @Override
    public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
        return requests.getWebSocketInterceptor();
    }

    @Override
    public ContextSnapshotFactory contextSnapshotFactory() {
        return requests.contextSnapshotFactory();
    }

    @Override
    public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return requests.handleRequest(request).map(response -> response.getData() instanceof Publisher
            ? streams.whileValid(request, streams.counted(request, response), caller)
            : response.transform(answer -> answer.data(Flux.just(response.getExecutionResult()))));
    }
}
