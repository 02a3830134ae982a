package vn.khuyenhoc.kernel.live;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Who speaks over a websocket: the holder of the token in {@code connection_init}, for browsers cannot set a header, or else of the
 * one in the handshake's. A token that is not valid closes the connection with 4401.
 */
class LiveTokens implements WebSocketGraphQlInterceptor {
    private static final String KEY = LiveTokens.class.getName();
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([a-z0-9._~+/-]+=*)");

    private final @Nullable Function<String, Authentication> issuer;

    /** @param issuer checks a token; null where nobody issues any, so that all are anonymous */
    LiveTokens(@Nullable Function<String, Authentication> issuer) {
        this.issuer = issuer;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        return Mono.fromRunnable(() -> payload.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Authorization") && value != null && issuer != null) {
                session.getAttributes().put(KEY, issuer.apply(token(value)));
            }
        }));
    }

    private static String token(Object authorization) {
        Matcher bearer = BEARER.matcher(String.valueOf(authorization));
        if (!bearer.matches()) {
            throw new BadCredentialsException("not a bearer token");
        }
        return bearer.group(1);
    }

    static @Nullable Authentication of(Map<String, Object> attributes) {
        Authentication said = (Authentication) attributes.get(KEY);
        return said != null ? said : SecurityContextHolder.getContext().getAuthentication();
    }

    /** When a caller's token ends; null for who has none, or one without an end. */
    static @Nullable Instant end(@Nullable Authentication caller) {
        return caller instanceof AbstractOAuth2TokenAuthenticationToken<?> token ? token.getToken().getExpiresAt() : null;
    }

    /** A connection may outlive the token that opened it. */
    static boolean expired(@Nullable Authentication caller, Instant now) {
        return end(caller) instanceof Instant end && end.isBefore(now);
    }
}
