package vn.khuyenhoc.kernel.live;

import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Refuses a subscription where there is one answer and no more: nobody would hear what happens. */
@Component
@ConditionalOnWebApplication
class StreamedOnly implements WebGraphQlInterceptor {
    private final RefusedRequests refusals;

    StreamedOnly(RefusedRequests refusals) {
        this.refusals = refusals;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> response.getData() instanceof Publisher && !streamed(request)
            ? refusals.answer(request, new Refusal("SUBSCRIPTION_NEEDS_STREAM", null)) : response);
    }

    private static boolean streamed(WebGraphQlRequest request) {
        return request instanceof WebSocketGraphQlRequest || request.getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM);
    }
}
