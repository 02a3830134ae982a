package vn.khuyenhoc.kernel.access;

import java.util.Set;

import graphql.GraphQLContext;

/**
 * Who sends a request, and what they may do.
 *
 * @param name the token's subject, or {@code anonymous}
 * @param client the application that the token was issued to, or {@code -}
 * @param reads where what is personal may be read
 * @param writes where changes may be made, by those whose role allows any
 */
public record Caller(String name, String client, Set<Role> roles, Scope reads, Scope writes) {
    public static final Caller ANONYMOUS = new Caller("anonymous", "-", Set.of(), Scope.NOWHERE, Scope.NOWHERE);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Of the request whose context this is. */
    public static Caller of(GraphQLContext context) {
        return context.getOrDefault(Caller.class, ANONYMOUS);
    }

    public boolean known() {
        return !roles.isEmpty();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
