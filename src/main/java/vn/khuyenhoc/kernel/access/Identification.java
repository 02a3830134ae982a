package vn.khuyenhoc.kernel.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.khuyenhoc.kernel.GlobalId;

/**
 * Tells every request who sends it. A token names roles in {@code khuyenhoc_roles}, and in {@code khuyenhoc_reads} and
 * {@code khuyenhoc_writes} the global ids of organizations whose subtrees its holder may read or write, or {@code *} for all.
 */
@Component
public class Identification implements WebGraphQlInterceptor {
    /** Who sends the HTTP request that the current thread answers. */
    public static Caller caller() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Caller caller = caller();
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(context -> context.put(Caller.class, caller)).build());
        return chain.next(request);
    }

    private static Caller of(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return Caller.ANONYMOUS;
        }
        Jwt jwt = token.getToken();
        Set<Role> roles = named(jwt, "khuyenhoc_roles").stream()
            .flatMap(name -> Arrays.stream(Role.values()).filter(role -> role.name().equals(name))).collect(Collectors.toSet());
        // A role without an organization, or an organization without a role, gives nothing.
        return roles.isEmpty() ? Caller.ANONYMOUS
            : new Caller(token.getName(), client(jwt), roles, scope(jwt, "khuyenhoc_reads"), scope(jwt, "khuyenhoc_writes"));
    }

    /** The application that a token was issued to. */
    static String client(Jwt jwt) {
        String client = jwt.getClaimAsString("azp");
        return client != null ? client : Objects.requireNonNullElse(jwt.getClaimAsString("client_id"), "-");
    }

    private static Scope scope(Jwt jwt, String claim) {
        Collection<String> named = named(jwt, claim);
        return named.contains("*") ? Scope.EVERYWHERE
            : Scope.of(named.stream().map(GlobalId::parse).filter(Objects::nonNull).map(GlobalId::key).collect(Collectors.toSet()));
    }

    private static Collection<String> named(Jwt jwt, String claim) {
        Object value = jwt.getClaims().get(claim);
        return value instanceof Collection<?> values ? values.stream().map(String::valueOf).toList()
            : value instanceof String one ? List.of(one.split(" ")) : List.of();
    }
}
