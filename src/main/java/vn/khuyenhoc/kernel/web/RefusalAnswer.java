package vn.khuyenhoc.kernel.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.errors.Wording;

/** Tells a refused caller why: the form of a GraphQL answer without data, in the caller's language. */
class RefusalAnswer {
    private final Wording wording;
    private final LocaleResolver languages;
    private final JsonMapper json;

    RefusalAnswer(Wording wording, LocaleResolver languages, JsonMapper json) {
        this.wording = wording;
        this.languages = languages;
        this.json = json;
    }

    void write(RequestRefused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(refused.status().value());
        if (refused.status() == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
            response.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        }
        byte[] answer = json.writeValueAsBytes(Map.of("errors", List.of(Map.of(
            "message", message(refused, request),
            "extensions", extensions(refused)))));
        response.setContentType(MediaTypes.ofRefusal(request) + ";charset=UTF-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private String message(RequestRefused refused, HttpServletRequest request) {
        return wording.of(refused.code(), languages.resolveLocale(request), refused.named());
    }

    private static Map<String, Object> extensions(RequestRefused refused) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refused.code());
        if (refused.argument() != null) {
            extensions.put("argument", refused.argument());
        }
        return extensions;
    }
}
