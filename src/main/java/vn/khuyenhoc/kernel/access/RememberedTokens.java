package vn.khuyenhoc.kernel.access;

import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Remembers for a minute what was signed rightly: checking an ES256 signature was a third of the server's work for a recorded
 * contribution (JFR). A key that its issuer withdraws may so serve a minute longer; a token never outlives itself.
 */
class RememberedTokens implements JwtDecoder {
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final long MOST = 2_000;

    private final JwtDecoder issuer;
    private final Cache<String, Jwt> byText = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGE).build();

    RememberedTokens(JwtDecoder issuer) {
        this.issuer = issuer;
    }

    @Override
    public Jwt decode(String text) throws JwtException {
        Jwt known = byText.getIfPresent(text);
        if (known != null && lives(known)) {
            return known;
        }
        Jwt checked = issuer.decode(text);
        byText.put(text, checked);
        return checked;
    }

    private static boolean lives(Jwt token) {
        return token.getExpiresAt() == null || Instant.now().isBefore(token.getExpiresAt());
    }
}
