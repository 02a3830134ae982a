package vn.khuyenhoc.kernel.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Bearer tokens are checked where an issuer is configured ({@code spring.security.oauth2.resourceserver.jwt.issuer-uri} and
 * {@code .audiences}); nobody needs one to read what is public, and without an issuer there is nothing else.
 */
@Configuration(proxyBeanMethods = false)
class Security {
    @Bean
    SecurityFilterChain requests(HttpSecurity http, ObjectProvider<JwtDecoder> issuers, TokenRefused refused) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            // No cookie speaks for a caller, so there is none to be ridden upon.
            .csrf(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable);
        JwtDecoder issuer = issuers.getIfAvailable();
        if (issuer != null) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(issuer)).authenticationEntryPoint(refused));
        }
        return http.build();
    }
}
