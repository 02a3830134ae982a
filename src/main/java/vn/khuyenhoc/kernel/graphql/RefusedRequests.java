package vn.khuyenhoc.kernel.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.springframework.context.MessageSource;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.khuyenhoc.kernel.Refusal;

/** Answers a request that is refused as a whole, before any of its fields is asked. */
@Component
public class RefusedRequests {
    private final MessageSource messages;

    RefusedRequests(MessageSource messages) {
        this.messages = messages;
    }

    public WebGraphQlResponse answer(WebGraphQlRequest request, Refusal refusal) {
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
            ExecutionResult.newExecutionResult().errors(List.of(error(refusal, request.getLocale()))).build()));
    }

    /** A stream that ends before its first result, because what it was asked is refused. */
    public <T> Flux<T> stream(Refusal refusal, Locale language) {
        return Flux.error(new SubscriptionPublisherException(List.of(error(refusal, language)), refusal));
    }

    public GraphQLError error(Refusal refusal, Locale language) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refusal.code());
        if (refusal.argument() != null) {
            extensions.put("argument", refusal.argument());
        }
        return GraphqlErrorBuilder.newError().errorType(ErrorType.BAD_REQUEST)
            .message("%s", messages.getMessage(refusal.code(), refusal.named(), language)).extensions(extensions).build();
    }
}
