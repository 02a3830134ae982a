package vn.khuyenhoc.testing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import vn.khuyenhoc.organization.OrganizationId;

/** Believes every token of the form {@code name.ROLE-ROLE.organization}, or {@code all} for the organization. */
@TestComponent
public class SelfIssued implements JwtDecoder {
    public static String token(String name, String roles, OrganizationId within) {
        return name + "." + roles + "." + within.value();
    }

    @Override
    public Jwt decode(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw new BadJwtException(token);
        }
        List<String> within = List.of(parts[2].equals("all") ? "*" : vn.khuyenhoc.kernel.GlobalId.of("Organization", Long.parseLong(parts[2])));
        return Jwt.withTokenValue(token).header("alg", "none").subject(parts[0]).issuedAt(Instant.now()).expiresAt(Instant.now().plusSeconds(60))
            .claim("khuyenhoc_roles", Arrays.asList(parts[1].split("-"))).claim("khuyenhoc_reads", within).claim("khuyenhoc_writes", within)
            .claim("azp", "test").build();
    }
}
