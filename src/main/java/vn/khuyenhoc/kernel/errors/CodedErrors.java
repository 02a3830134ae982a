package vn.khuyenhoc.kernel.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.GraphqlErrorBuilder;
import graphql.parser.Parser;
import graphql.schema.CoercingParseValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import reactor.core.publisher.Mono;

/** Gives every error a code and our words, and names the argument or variable at fault, and where in it; the outermost of all that see an answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CodedErrors implements WebGraphQlInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CodedErrors.class);
    private static final Pattern NAMED = Pattern.compile("(?iu)(?:argument|đối số|variable|biến) '([a-z_]\\w*)");
    /** More would help nobody, and a hundred rows may fail alike. */
    private static final int MOST = 50;

    private final Wording wording;
    private final VariableFaults variables;
    private final ObjectProvider<GraphQlSource> source;

    CodedErrors(Wording wording, VariableFaults variables, ObjectProvider<GraphQlSource> source) {
        this.wording = wording;
        this.variables = variables;
        this.source = source;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String id = request.getAttributes().get(RequestId.KEY) instanceof String known ? known : RequestId.next();
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(RequestId.KEY, id);
            return input;
        });
        return chain.next(request)
            .map(response -> response.getErrors().isEmpty() ? response : coded(request, response, id))
            .onErrorResume(thrown -> !(thrown instanceof ErrorResponse), thrown -> Mono.just(failed(request, thrown, id)));
    }

    private WebGraphQlResponse coded(WebGraphQlRequest request, WebGraphQlResponse response, String id) {
        List<GraphQLError> errors = response.getExecutionResult().getErrors();
        List<Object> path = errors.stream().anyMatch(CodedErrors::inVariable) ? path(response.getExecutionInput()) : List.of();
        return response.transform(answer -> answer.errors(errors.stream().limit(MOST).map(error -> coded(request, error, path, id)).toList()));
    }

    /** A scalar has a code of its own. */
    private static boolean inVariable(GraphQLError error) {
        return error instanceof CoercingParseValueException || ErrorCodes.of(error).equals("VARIABLE_INVALID");
    }

    private List<Object> path(ExecutionInput input) {
        try {
            return new VariablePath(source.getObject().schema()).of(Parser.parse(input.getQuery()), input.getOperationName(), input.getRawVariables().toMap());
        } catch (GraphQLException e) {
            return List.of();
        }
    }

    private GraphQLError coded(WebGraphQlRequest request, GraphQLError error, List<Object> path, String id) {
        String code = ErrorCodes.of(error);
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        String message = ErrorCodes.wordedByUs(code, error) ? wording.of(code, request.getLocale(), id)
            : wording.cut(variables.reworded(String.valueOf(error.getMessage()), request.getLocale()));
        Matcher named = NAMED.matcher(message);
        if (!extensions.containsKey("argument") && named.find()) {
            extensions.put("argument", named.group(1));
        }
        if (inVariable(error) && !path.isEmpty()) {
            extensions.putIfAbsent("argument", path.getFirst());
            extensions.put("variablePath", path);
        }
        if (code.equals("INTERNAL_ERROR")) {
            extensions.put(RequestId.KEY, id);
            LOG.error("request {} answers INTERNAL_ERROR at {}: {}", id, error.getPath(), error.getMessage());
        }
        return GraphqlErrorBuilder.newError().message("%s", message).errorType(error.getErrorType())
            .locations(error.getLocations()).path(error.getPath()).extensions(extensions).build();
    }

    private WebGraphQlResponse failed(WebGraphQlRequest request, Throwable thrown, String id) {
        boolean busy = Faults.busy(thrown);
        if (busy) {
            LOG.warn("request {} found no database connection", id);
        } else {
            LOG.error("request {} failed", id, thrown);
        }
        GraphQLError error = wording.error(busy ? "SERVER_BUSY" : "INTERNAL_ERROR", request.getLocale(), Map.of(RequestId.KEY, id), id);
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
            ExecutionResult.newExecutionResult().addError(error).build()));
    }
}
