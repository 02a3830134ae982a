package vn.khuyenhoc.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {
    private final List<String> checked = new ArrayList<>();

    private RememberedTokens tokens(Instant expires) {
        return new RememberedTokens(text -> {
            checked.add(text);
            if (text.startsWith("forged")) {
                throw new BadJwtException(text);
            }
            return Jwt.withTokenValue(text).header("alg", "ES256").subject(text).issuedAt(Instant.EPOCH).expiresAt(expires).build();
        }, new KnownTokens());
    }

    @Test
    void checksTheSignatureOfATokenOnce() {
        RememberedTokens tokens = tokens(Instant.now().plusSeconds(600));
        assertThat(tokens.decode("an").getSubject()).isEqualTo("an");
        assertThat(tokens.decode("binh").getSubject()).isEqualTo("binh");
        assertThat(tokens.decode("an").getSubject()).isEqualTo("an");
        assertThat(checked).containsExactly("an", "binh");
    }

    @Test
    void asksTheIssuerAboutATokenThatIsOver() {
        RememberedTokens tokens = tokens(Instant.now().minusSeconds(1));
        tokens.decode("an");
        tokens.decode("an");
        assertThat(checked).containsExactly("an", "an");
    }

    @Test
    void remembersNothingThatWasRefused() {
        RememberedTokens tokens = tokens(Instant.now().plusSeconds(600));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
        assertThat(checked).containsExactly("forged", "forged");
    }
}
