package vn.khuyenhoc.kernel.access;

import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** The tokens that were found good within the last minute; a token never outlives itself. */
@Component
public class KnownTokens {
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final long MOST = 2_000;

    private final Cache<String, Jwt> byText = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGE).build();

    @Nullable Jwt find(String text) {
        Jwt known = byText.getIfPresent(text);
        return known != null && (known.getExpiresAt() == null || Instant.now().isBefore(known.getExpiresAt())) ? known : null;
    }

    void keep(String text, Jwt checked) {
        byText.put(text, checked);
    }

    public boolean knows(String text) {
        return find(text) != null;
    }
}
