package vn.khuyenhoc.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;
import org.springframework.context.annotation.Profile;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.Organizations;

/** Stands in for an association's identity provider: issues and checks the tokens of the sample users, signed by a key that dies with the process. */
@Component
@Profile("sample")
class SampleTokens implements JwtDecoder {
    private static final String ISSUER = "https://sample.khuyenhoc.vn";
    private static final String AUDIENCE = "khuyenhoc";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final LocalDate PUBLISHED = LocalDate.of(2023, 12, 31);

    private final Organizations organizations;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;

    SampleTokens(Organizations organizations) throws JOSEException {
        this.organizations = organizations;
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<SecurityContext>(new JWKSet(key)));
        this.decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<SecurityContext>(new JWKSet(key.toPublicJWK())))
            .jwsAlgorithm(SignatureAlgorithm.ES256).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(ISSUER), new JwtAudienceValidator(AUDIENCE)));
    }

    String issue(SampleUser user) {
        String within = user.organization().equals("*") ? "*"
            : organizations.withCode(user.organization(), PUBLISHED).map(found -> GlobalId.of("Organization", found.key())).orElseThrow();
        return sign(claims().subject(user.name())
            .claim("khuyenhoc_roles", user.roles().stream().map(Enum::name).toList())
            .claim("khuyenhoc_reads", List.of(within))
            .claim("khuyenhoc_writes", user.writes() ? List.of(within) : List.of()));
    }

    /** What every token of this issuer says. */
    static JwtClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return JwtClaimsSet.builder().issuer(ISSUER).audience(List.of(AUDIENCE)).claim("azp", "sample").issuedAt(now).expiresAt(now.plus(LIFETIME));
    }

    String sign(JwtClaimsSet.Builder claims) {
        return encoder.encode(JwtEncoderParameters.from(JwsHeader.with(SignatureAlgorithm.ES256).build(), claims.build())).getTokenValue();
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        return decoder.decode(token);
    }
}
