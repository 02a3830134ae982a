package vn.khuyenhoc.kernel.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/**
 * Who holds a token that was found good. What they change is recorded under their name and their application's, whole and readable, so a token
 * that names nobody, or somebody at more length than the record has room for, is refused like one that is forged.
 */
public final class TokenHolder implements Converter<Jwt, AbstractAuthenticationToken> {
    /** Characters of a name in the record of changes. */
    static final int LONGEST = 120;

    private final JwtAuthenticationConverter holders = new JwtAuthenticationConverter();

    @Override
    public @Nullable AbstractAuthenticationToken convert(Jwt token) {
        String name = token.getSubject();
        if (name == null || name.isBlank() || name.length() > LONGEST || Identification.client(token).length() > LONGEST) {
            throw new InvalidBearerTokenException("sub is missing, or sub or azp longer than " + LONGEST + " characters");
        }
        return holders.convert(token);
    }
}
