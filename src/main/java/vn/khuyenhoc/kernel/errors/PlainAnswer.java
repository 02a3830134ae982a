package vn.khuyenhoc.kernel.errors;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.GraphQLError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.Refusal;

/** An error told where no GraphQL answer exists, in the shape that GraphQL clients read anyway. */
@Component
public class PlainAnswer {
    /** What may be answered if it is asked again a little later. */
    private static final Set<String> LATER = Set.of("SERVER_BUSY", "DEADLINE_EXCEEDED");
    private static final String SECONDS = "10";

    private final JsonMapper json;
    private final Wording wording;
    private final LocaleResolver languages;

    PlainAnswer(JsonMapper json, Wording wording, LocaleResolver languages) {
        this.json = json;
        this.wording = wording;
        this.languages = languages;
    }

    /** Of the request as a whole. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code, Object... details) throws IOException {
        write(request, response, status, code, null, details);
    }

    /** Names the argument at fault, if it is in one. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, Refusal refusal) throws IOException {
        write(request, response, status, refusal.code(), refusal.argument(), refusal.named());
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status, String code, @Nullable String argument, Object[] details) throws IOException {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        if (argument != null) {
            extensions.put("argument", argument);
        }
        extensions.put(RequestId.KEY, request.getAttribute(RequestId.KEY));
        String message = wording.of(code, languages.resolveLocale(request), details);
        write(response, status, List.of(Map.of("message", message, "extensions", extensions)));
    }

    /** What a query was answered without which there is nothing to show. */
    public void write(HttpServletResponse response, List<GraphQLError> errors) throws IOException {
        Map<String, Object> extensions = errors.getFirst().getExtensions();
        String code = extensions == null ? "" : String.valueOf(extensions.get("code"));
        boolean later = LATER.contains(code);
        if (later) {
            response.setHeader("Retry-After", SECONDS);
        }
        write(response, later ? 503 : code.equals("INTERNAL_ERROR") ? 500 : 400, errors.stream().map(GraphQLError::toSpecification).toList());
    }

    private void write(HttpServletResponse response, int status, List<Map<String, Object>> errors) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        byte[] body = json.writeValueAsBytes(Map.of("errors", errors));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
