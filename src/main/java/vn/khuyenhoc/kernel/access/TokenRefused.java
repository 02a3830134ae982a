package vn.khuyenhoc.kernel.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.errors.PlainAnswer;

/** Answers a token that is forged, expired, or meant for somebody else: 401, with the code in the caller's language. */
@Component
class TokenRefused implements AuthenticationEntryPoint {
    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final PlainAnswer answer;

    TokenRefused(PlainAnswer answer) {
        this.answer = answer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal) throws IOException {
        // The status and WWW-Authenticate of RFC 6750; what exactly was wrong with a token is for nobody but its issuer.
        challenge.commence(request, response, refusal);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + (response.getStatus() == 400 ? "invalid_request" : "invalid_token") + "\"");
        answer.write(request, response, response.getStatus(), "TOKEN_INVALID");
    }
}
