package vn.khuyenhoc.kernel.gate;

import java.net.InetSocketAddress;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Turns away who asks too often over a websocket: each operation counts as a request over HTTP does. */
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class LiveRate implements WebGraphQlInterceptor {
    private final Callers callers;
    private final RefusedRequests refusals;

    LiveRate(Callers callers, RefusedRequests refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest)) {
            return chain.next(request);
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        InetSocketAddress from = request.getRemoteAddress();
        long seconds = callers.secondsToWait(caller instanceof AnonymousAuthenticationToken ? null : caller,
            from == null ? "" : from.getAddress().getHostAddress());
        return seconds == 0 ? chain.next(request) : Mono.just(refusals.answer(request, RateFilter.limited(seconds)));
    }
}
