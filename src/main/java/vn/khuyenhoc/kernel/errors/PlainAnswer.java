package vn.khuyenhoc.kernel.errors;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** An error told where no GraphQL answer exists, in the shape that GraphQL clients read anyway. */
@Component
public class PlainAnswer {
    private final JsonMapper json;
    private final Wording wording;
    private final LocaleResolver languages;

    PlainAnswer(JsonMapper json, Wording wording, LocaleResolver languages) {
        this.json = json;
        this.wording = wording;
        this.languages = languages;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code, Object... details)
        throws IOException {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        extensions.put(RequestId.KEY, request.getAttribute(RequestId.KEY));
        String message = wording.of(code, languages.resolveLocale(request), details);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        byte[] body = json.writeValueAsBytes(Map.of("errors", List.of(Map.of("message", message, "extensions", extensions))));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
