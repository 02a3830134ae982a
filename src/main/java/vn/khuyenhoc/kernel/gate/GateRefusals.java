package vn.khuyenhoc.kernel.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import graphql.execution.AbortExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.errors.Wording;

/** Turns a request away at a bound, with what it asked for and what it may ask for. */
@Component
class GateRefusals {
    private final Wording wording;

    GateRefusals(Wording wording) {
        this.wording = wording;
    }

    void unlessWithin(long requested, long limit, String code, Locale locale) {
        unlessWithin(requested, limit, code, locale, () -> null);
    }

    /** @param at says where in the document, if that can be told; asked only for a refusal */
    void unlessWithin(long requested, long limit, String code, Locale locale, Supplier<@Nullable String> at) {
        if (requested > limit) {
            String path = at.get();
            Map<String, Object> extensions = new LinkedHashMap<>(Map.of("requested", requested, "limit", limit));
            if (path != null) {
                extensions.put("at", path);
            }
            throw refusal(code, locale, extensions, String.valueOf(requested), String.valueOf(limit), path == null ? 0 : 1, path == null ? "" : path);
        }
    }

    AbortExecutionException refusal(String code, Locale locale, Map<String, ?> extensions, Object... details) {
        return new AbortExecutionException(List.of(wording.error(code, locale, extensions, details)));
    }
}
