package vn.khuyenhoc.kernel.access;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Remembers for a minute what was signed rightly: checking an ES256 signature was a third of the server's work for a recorded
 * contribution (JFR). A key that its issuer withdraws may so serve a minute longer.
 */
class RememberedTokens implements JwtDecoder {
    private final JwtDecoder issuer;
    private final KnownTokens known;

    RememberedTokens(JwtDecoder issuer, KnownTokens known) {
        this.issuer = issuer;
        this.known = known;
    }

    @Override
    public Jwt decode(String text) throws JwtException {
        Jwt before = known.find(text);
        if (before != null) {
            return before;
        }
        Jwt checked = issuer.decode(text);
        known.keep(text, checked);
        return checked;
    }
}
