package vn.khuyenhoc.kernel.graphql;

import java.util.LinkedHashMap;
import java.util.Map;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Refusal;

/** Answers a refusal in the caller's language, with its code and the argument at fault. */
@Component
@Order(0)
class Refusals extends DataFetcherExceptionResolverAdapter {
    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment field) {
        if (!(thrown instanceof Refusal refusal)) {
            return null;
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refusal.code());
        if (refusal.argument() != null) {
            extensions.put("argument", refusal.argument());
        }
        return GraphqlErrorBuilder.newError(field)
            .errorType(ErrorType.BAD_REQUEST)
            .message("%s", messages.getMessage(refusal.code(), refusal.named(), field.getLocale()))
            .extensions(extensions)
            .build();
    }
}
