package vn.khuyenhoc.kernel.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.errors.RequestId;
import vn.khuyenhoc.kernel.errors.Wording;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Bounds what subscriptions stream: as many at once as the server bears, and each as long as its caller's token is valid. */
class Streams implements ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Seats seats;
    private final Sinks.Empty<Void> end = Sinks.empty();
    private final RefusedRequests refusals;
    private final Wording wording;

    Streams(Seats seats, RefusedRequests refusals, Wording wording) {
        this.seats = seats;
        this.refusals = refusals;
        this.wording = wording;
        Hooks.onErrorDropped(Streams::dropped);
    }

    /** Reactor's own words for what comes after an end are an error too where a client hung up in the middle of an answer. */
    private static void dropped(Throwable thrown) {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            LOG.debug("a client hung up", thrown);
        } else {
            LOG.error("what came after the end of a stream", thrown);
        }
    }

    int running() {
        return seats.taken();
    }

    /** A stream that ends with its caller's token says so last. */
    WebGraphQlResponse whileValid(WebGraphQlRequest request, WebGraphQlResponse response, @Nullable Authentication caller) {
        if (!(response.getData() instanceof Publisher<?> answers) || !(LiveTokens.end(caller) instanceof Instant end)) {
            return response;
        }
        Object last = refusals.answer(request, new Refusal("TOKEN_INVALID", null)).getExecutionResult();
        return response.transform(answer -> answer.data(Flux.defer(() -> {
            AtomicBoolean ended = new AtomicBoolean();
            Mono<Long> over = Mono.delay(Duration.between(Instant.now(), end)).doOnNext(_ -> ended.set(true));
            return Flux.<Object>from(answers).takeUntilOther(over).concatWith(Mono.fromSupplier(() -> ended.get() ? last : null));
        })));
    }

    /** Counts a stream until it ends, or refuses it as one too many. */
    WebGraphQlResponse counted(WebGraphQlRequest request, WebGraphQlResponse response) {
        if (!(response.getData() instanceof Publisher<?> answers)) {
            return response;
        }
        return response.transform(answer -> answer.data(Flux.defer(() -> {
            if (!seats.take(request.getRemoteAddress())) {
                return Flux.<Object>just(refusals.answer(request, new Refusal("SERVER_BUSY", null)).getExecutionResult());
            }
            return Flux.<Object>from(answers).takeUntilOther(end.asMono()).onErrorMap(thrown -> broken(request, thrown)).doFinally(_ -> seats.leave(request.getRemoteAddress()));
        })));
    }

    /** A server that ends waits for its requests, for half a minute; a stream would never end by itself, and its client comes back to another replica. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        end.tryEmitEmpty();
    }

    /** As its client is told: by the id under which the log has it. Spring's own lines are turned off: they say the same of every client that hung up. */
    Throwable broken(WebGraphQlRequest request, Throwable thrown) {
        Throwable cause = thrown instanceof SubscriptionPublisherException resolved ? Objects.requireNonNullElse(resolved.getCause(), resolved) : thrown;
        if (cause instanceof Refusal) {
            return thrown;
        }
        String id = String.valueOf(request.getAttributes().get(RequestId.KEY));
        LOG.error("the stream of request {} failed", id, cause);
        return new SubscriptionPublisherException(List.of(wording.error("INTERNAL_ERROR", request.getLocale(), Map.of(RequestId.KEY, id), id)), cause);
    }
}
