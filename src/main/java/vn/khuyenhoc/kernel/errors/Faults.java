package vn.khuyenhoc.kernel.errors;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/**
 * What no other resolver knew. Where graphql-java found an argument wrong only as the field read it, the caller is told so;
 * the rest is our fault: the log has all of it, the caller only the id under which the log has it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Faults extends DataFetcherExceptionResolverAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Wording wording;

    Faults(Wording wording) {
        this.wording = wording;
    }

    @Override
    protected @Nullable GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment field) {
        if (thrown instanceof GraphQLError known) {
            return GraphqlErrorBuilder.newError(field).errorType(ErrorType.BAD_REQUEST).message("%s", known.getMessage())
                .extensions(Map.of("code", ErrorCodes.of(known))).build();
        }
        if (thrown instanceof BindException) {
            return GraphqlErrorBuilder.newError(field).errorType(ErrorType.BAD_REQUEST)
                .message("%s", wording.of("ARGUMENT_INVALID", field.getLocale())).extensions(Map.of("code", "ARGUMENT_INVALID")).build();
        }
        String id = field.getGraphQlContext().getOrDefault(RequestId.KEY, "-");
        boolean busy = busy(thrown);
        // What loads for many parents fails for each of them alike; the log needs it once.
        if (field.getGraphQlContext().get(Faults.class) == thrown) {
            LOG.debug("request {} failed at {} likewise", id, field.getExecutionStepInfo().getPath());
        } else if (field.getGraphQlContext().hasKey(Late.class) && cutOff(thrown)) {
            LOG.warn("request {} ran out of time at {}", id, field.getExecutionStepInfo().getPath());
        } else if (busy) {
            LOG.warn("request {} found no database connection for {}", id, field.getExecutionStepInfo().getPath());
        } else {
            LOG.error("request {} failed at {}", id, field.getExecutionStepInfo().getPath(), thrown);
        }
        field.getGraphQlContext().put(Faults.class, thrown);
        String code = busy ? "SERVER_BUSY" : "INTERNAL_ERROR";
        return GraphqlErrorBuilder.newError(field).errorType(ErrorType.INTERNAL_ERROR)
            .message("%s", wording.of(code, field.getLocale(), id))
            .extensions(Map.of("code", code)).build();
    }

    /** A statement that was cancelled, or one that was not to begin any more. */
    private static boolean cutOff(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(cause -> cause instanceof SQLException || cause instanceof DataAccessException);
    }

    /** However jOOQ or a transaction wrapped it: the pool had no connection in time. */
    static boolean busy(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(SQLTransientConnectionException.class::isInstance);
    }
}
