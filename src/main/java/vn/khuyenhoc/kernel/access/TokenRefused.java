package vn.khuyenhoc.kernel.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a token that is forged, expired, or meant for somebody else: 401, with the code in the caller's language. */
@Component
class TokenRefused implements AuthenticationEntryPoint {
    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final MessageSource messages;
    private final JsonMapper json;

    TokenRefused(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal) throws IOException {
        // The status and WWW-Authenticate of RFC 6750; what exactly was wrong with a token is for nobody but its issuer.
        challenge.commence(request, response, refusal);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(Map.of("errors", List.of(Map.of(
            "message", messages.getMessage("TOKEN_INVALID", null, request.getLocale()),
            "extensions", Map.of("code", "TOKEN_INVALID"))))));
    }
}
