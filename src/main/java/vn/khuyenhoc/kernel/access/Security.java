package vn.khuyenhoc.kernel.access;

import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES256;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES384;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES512;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.RS256;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.RS384;
import static org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.RS512;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Bearer tokens are checked where an issuer is configured ({@code spring.security.oauth2.resourceserver.jwt.issuer-uri} and
 * {@code .audiences}); nobody needs one to read what is public, and without an issuer there is nothing else.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Security {
    @Bean
    SecurityFilterChain requests(HttpSecurity http, ObjectProvider<JwtDecoder> issuers, KnownTokens known, TokenRefused refused) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            // No cookie speaks for a caller, so there is none to be ridden upon.
            .csrf(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable);
        JwtDecoder issuer = issuers.getIfAvailable();
        if (issuer != null) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(new RememberedTokens(issuer, known)).jwtAuthenticationConverter(new TokenHolder())).authenticationEntryPoint(refused));
        }
        return http.build();
    }

    /** A method that nobody serves is refused by the page, which names those that are; Spring's own firewall calls the request unreadable. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** A request is observed as a whole; timers for each of the filters would cost it more than the filters do. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Never HS*: a shared secret, or a public key taken for one, would let anybody sign. Boot's property is not heard with an issuer. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer asymmetricAlgorithms() {
        return decoder -> decoder.jwsAlgorithms(algorithms -> {
            algorithms.clear();
            algorithms.addAll(List.of(RS256, RS384, RS512, ES256, ES384, ES512));
        });
    }

    /** A token that never ends could never be taken back: nothing is asked of the issuer while it is used. */
    @Bean
    OAuth2TokenValidator<Jwt> ending() {
        return new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull);
    }

    /** An issuer speaks to many; without an audience, a token meant for another system would open this one. Keys alone say nothing of who issued a token to whom. */
    @Bean
    InitializingBean issuerAndAudienceNamed(@Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer,
                                            @Value("${spring.security.oauth2.resourceserver.jwt.audiences:}") String audiences,
                                            @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri:}${spring.security.oauth2.resourceserver.jwt.public-key-location:}") String keys) {
        return () -> {
            if (!keys.isBlank() && issuer.isBlank()) {
                throw new IllegalStateException("Keys need an issuer: set spring.security.oauth2.resourceserver.jwt.issuer-uri");
            }
            if (!issuer.isBlank() && audiences.isBlank()) {
                throw new IllegalStateException("An issuer needs an audience: set spring.security.oauth2.resourceserver.jwt.audiences");
            }
        };
    }
}
