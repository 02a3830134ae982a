package vn.khuyenhoc.kernel.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives every error a code, also those that graphql-java finds before a field is asked, and names the argument at fault. */
@Component
class ErrorCodes implements WebGraphQlInterceptor {
    private static final Pattern NAMED = Pattern.compile("(?:argument|đối số|[Vv]ariable|[Bb]iến) '([A-Za-z_]\\w*)");

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> response.getErrors().isEmpty() ? response
            : response.transform(answer -> answer.errors(response.getExecutionResult().getErrors().stream().map(ErrorCodes::coded).toList())));
    }

    private static GraphQLError coded(GraphQLError error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.putIfAbsent("code", codeOf(error));
        Matcher named = NAMED.matcher(error.getMessage());
        if (!extensions.containsKey("argument") && named.find()) {
            extensions.put("argument", named.group(1));
        }
        return GraphqlErrorBuilder.newError()
            .message(error.getMessage())
            .errorType(error.getErrorType())
            .locations(error.getLocations())
            .path(error.getPath())
            .extensions(extensions)
            .build();
    }

    private static String codeOf(GraphQLError error) {
        return switch (error.getErrorType()) {
            case ErrorType.InvalidSyntax -> "DOCUMENT_MALFORMED";
            case ErrorType.ValidationError -> "DOCUMENT_INVALID";
            case ErrorType.OperationNotSupported -> "DOCUMENT_INVALID";
            case org.springframework.graphql.execution.ErrorType.BAD_REQUEST -> "DOCUMENT_INVALID";
            default -> "INTERNAL_ERROR";
        };
    }
}
