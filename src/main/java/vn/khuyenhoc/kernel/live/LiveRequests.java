package vn.khuyenhoc.kernel.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.support.GraphQlWebSocketMessage;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.errors.RequestId;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Gives a request that came over a websocket what one over HTTP has by itself: a caller and a language. */
class LiveRequests implements WebGraphQlHandler {
    private final WebGraphQlHandler requests;
    private final LiveTokens tokens;
    private final RefusedRequests refusals;
    private final Streams streams;

    LiveRequests(WebGraphQlHandler requests, LiveTokens tokens, RefusedRequests refusals, Streams streams) {
        this.requests = requests;
        this.tokens = tokens;
        this.refusals = refusals;
        this.streams = streams;
    }

    @Override
    public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
        return tokens;
    }

    @Override
    public ContextSnapshotFactory contextSnapshotFactory() {
        return requests.contextSnapshotFactory();
    }

    @Override
    public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
        WebGraphQlRequest spoken = named((WebSocketGraphQlRequest) request);
        Authentication caller = LiveTokens.of(request.getAttributes());
        if (LiveTokens.expired(caller, Instant.now())) {
            return Mono.just(refusals.answer(spoken, new Refusal("TOKEN_INVALID", null)));
        }
        return as(caller, spoken).map(response -> ending(spoken, streams.whileValid(spoken, response, caller)));
    }

    /** What follows reads the caller where it is for HTTP, before the first of it waits. */
    private Mono<WebGraphQlResponse> as(@Nullable Authentication caller, WebGraphQlRequest request) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext during = SecurityContextHolder.createEmptyContext();
        during.setAuthentication(caller);
        SecurityContextHolder.setContext(during);
        try {
            return requests.handleRequest(request);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** In the connection's language, and by an id of its own: a connection's operations are requests each. */
    private static WebGraphQlRequest named(WebSocketGraphQlRequest request) {
        Locale language = Language.of(request.getAttributes());
        Map<String, Object> attributes = new HashMap<>(request.getAttributes());
        attributes.put(RequestId.KEY, RequestId.next());
        return new WebSocketGraphQlRequest(request.getUri().toUri(), request.getHeaders(), null, request.getRemoteAddress(),
            attributes, request.toMap(), request.getId(), language, request.getSessionInfo());
    }

    /** A stream that its client gave up sends no last message. */
    private WebGraphQlResponse ending(WebGraphQlRequest request, WebGraphQlResponse response) {
        LiveSession session = LiveSession.of(request.getAttributes());
        if (session == null || !(response.getData() instanceof Publisher<?> answers)) {
            return response;
        }
        return response.transform(answer -> answer.data(Flux.from(answers).onErrorMap(thrown -> streams.broken(request, thrown)).doOnCancel(() -> session.end(request.getId()))));
    }

    GraphQlWebSocketMessage tooMany(LiveSession session, String operation, int most) {
        Refusal refusal = new Refusal("TOO_MANY_OPERATIONS", null, most);
        return GraphQlWebSocketMessage.error(operation, List.of(refusals.error(refusal, Language.of(session.getAttributes()))));
    }
}
