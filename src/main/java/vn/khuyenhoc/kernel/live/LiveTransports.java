package vn.khuyenhoc.kernel.live;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.web.cors.CorsConfiguration;
import tools.jackson.databind.json.JsonMapper;
import vn.khuyenhoc.kernel.access.TokenHolder;
import vn.khuyenhoc.kernel.errors.Wording;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** The websocket and the event stream, both at the endpoint's own address. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(LiveLimits.class)
class LiveTransports {
    @Bean
    Streams streams(LiveLimits limits, RefusedRequests refusals, Wording wording) {
        return new Streams(new Seats(limits.connections(), limits.ofOne()), refusals, wording);
    }

    @Bean
    LiveSocket liveSocket(WebGraphQlHandler requests, RefusedRequests refusals, Streams streams, ObjectProvider<JwtDecoder> issuers, JsonMapper json,
                                       LiveLimits limits, GraphQlProperties graphql, @Value("${khuyenhoc.cors.allowed-origins:}") List<String> allowed) {
        LiveTokens tokens = new LiveTokens(issuer(issuers.getIfAvailable()));
        // With none allowed, pages of the server's own origin are; what is no browser names no origin.
        CorsConfiguration origins = new CorsConfiguration();
        origins.setAllowedOrigins(allowed);
        return new LiveSocket(new LiveRequests(requests, tokens, refusals, streams, json), json, limits,
            graphql.getWebsocket().getConnectionInitTimeout(), graphql.getWebsocket().getKeepAlive(), origins);
    }

    @Bean
    GraphQlSseHandler liveEvents(WebGraphQlHandler requests, Streams streams, GraphQlProperties graphql) {
        return new LiveEvents(new EventRequests(requests, streams), graphql.getHttp().getSse());
    }

    private static @Nullable Function<String, Authentication> issuer(@Nullable JwtDecoder decoder) {
        if (decoder == null) {
            return null;
        }
        JwtAuthenticationProvider tokens = new JwtAuthenticationProvider(decoder);
        tokens.setJwtAuthenticationConverter(new TokenHolder());
        return token -> tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }
}
