package vn.khuyenhoc.kernel.gate;

import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Mono;

import vn.khuyenhoc.kernel.errors.Wording;

/** Watches a request from outside: how long it takes, and how large its answer becomes. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class GateKeeper implements WebGraphQlInterceptor {
    private final GateLimits limits;
    private final Deadlines deadlines;
    private final Wording wording;

    GateKeeper(GateLimits limits, Deadlines deadlines, Wording wording) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.wording = wording;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Deadline deadline = new Deadline();
        deadlines.start(deadline);
        return chain.next(request)
            .contextWrite(context -> context.put(Deadline.KEY, deadline))
            .map(response -> bounded(request, response, deadline))
            .doFinally(signal -> deadlines.stop(deadline));
    }

    private WebGraphQlResponse bounded(WebGraphQlRequest request, WebGraphQlResponse response, Deadline deadline) {
        if (deadline.cut() || response.getExecutionResult().getErrors().stream().anyMatch(AbortExecutionException.class::isInstance)) {
            return refused(request, response, "DEADLINE_EXCEEDED", String.valueOf(deadline.allowed().toMillis()));
        }
        long most = limits.response().toBytes();
        return AnswerSize.within(response.getExecutionResult(), most) ? response
            : refused(request, response, "RESPONSE_TOO_LARGE", String.valueOf(most));
    }

    private WebGraphQlResponse refused(WebGraphQlRequest request, WebGraphQlResponse response, String code, String limit) {
        GraphQLError error = wording.error(code, request.getLocale(), Map.of("limit", Long.parseLong(limit)), limit);
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(),
            ExecutionResult.newExecutionResult().data(null).errors(List.of(error)).build()));
    }
}
