package vn.khuyenhoc.kernel.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionResult;
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
import org.springframework.web.socket.TextMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.errors.RequestId;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Gives a request that came over a websocket what one over HTTP has by itself: a caller and a language. */
class LiveRequests implements WebGraphQlHandler {
    private final WebGraphQlHandler requests;
    private final LiveTokens tokens;
    private final RefusedRequests refusals;
    private final Streams streams;
    private final JsonMapper json;

    LiveRequests(WebGraphQlHandler requests, LiveTokens tokens, RefusedRequests refusals, Streams streams, JsonMapper json) {
        this.requests = requests;
        this.tokens = tokens;
        this.refusals = refusals;
        this.streams = streams;
        this.json = json;
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
        Mono<WebGraphQlResponse> answer = LiveTokens.expired(caller, Instant.now()) ? Mono.just(refusals.answer(spoken, new Refusal("TOKEN_INVALID", null)))
            : as(caller, spoken).map(response -> ending(spoken, streams.whileValid(spoken, response, caller)));
        return answer.flatMap(response -> unlessRefused(spoken, response));
    }

    /** By the protocol what is refused before its first field has no result but an error, and that is its last message: Spring would send a result. */
    private Mono<WebGraphQlResponse> unlessRefused(WebGraphQlRequest request, WebGraphQlResponse response) {
        ExecutionResult result = response.getExecutionResult();
        LiveSession session = LiveSession.of(request.getAttributes());
        return session == null || result.isDataPresent() || result.getErrors().isEmpty() ? Mono.just(response) : Mono.fromCallable(() -> {
            session.sendMessage(said(GraphQlWebSocketMessage.error(request.getId(), result.getErrors())));
            return null;
        });
    }

    private TextMessage said(GraphQlWebSocketMessage message) {
        return new TextMessage(json.writeValueAsString(message));
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

    TextMessage tooMany(LiveSession session, String operation, int most) {
        Refusal refusal = new Refusal("TOO_MANY_OPERATIONS", null, most);
        return said(GraphQlWebSocketMessage.error(operation, List.of(refusals.error(refusal, Language.of(session.getAttributes())))));
    }
}
