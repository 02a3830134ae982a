package vn.khuyenhoc.kernel.workbench;

import java.net.URI;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With whom readers of the workbench sign in, under {@code khuyenhoc.workbench}: by OpenID Connect's authorization code with PKCE, in the browser alone.
 *
 * @param issuer whose tokens the server takes; none where nobody signs in here
 * @param clientId under which the issuer knows the workbench, as a public client that may return to {@code /graphiql}
 * @param scopes that are asked for
 */
@ConfigurationProperties("khuyenhoc.workbench")
record SignIn(@Nullable URI issuer, @Nullable String clientId, @DefaultValue("openid profile") String scopes) {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost");

    SignIn {
        boolean named = clientId != null && !clientId.isBlank();
        if (issuer != null && !issuer.toString().isEmpty() && (!named || issuer.getHost() == null || !isSafe(issuer))) {
            throw new IllegalArgumentException("Signing in from the workbench needs an https address in khuyenhoc.workbench.issuer, and khuyenhoc.workbench.client-id");
        }
    }

    private static boolean isSafe(URI issuer) {
        return "https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme()) && HERE.contains(issuer.getHost());
    }

    boolean isOffered() {
        return issuer != null && !issuer.toString().isEmpty();
    }

    /** Where the browser may ask for tokens; nowhere else. */
    String origin() {
        return issuer == null || !isOffered() ? "" : issuer.getScheme() + "://" + issuer.getHost() + (issuer.getPort() < 0 ? "" : ":" + issuer.getPort());
    }
}
