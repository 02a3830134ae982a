package vn.khuyenhoc.kernel.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.execution.AbortExecutionException;
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
        if (requested > limit) {
            throw refusal(code, locale, Map.of("requested", requested, "limit", limit), String.valueOf(requested), String.valueOf(limit));
        }
    }

    AbortExecutionException refusal(String code, Locale locale, Map<String, ?> extensions, Object... details) {
        return new AbortExecutionException(List.of(wording.error(code, locale, extensions, details)));
    }
}
