package vn.khuyenhoc.kernel.exports;

import java.util.List;
import java.util.Map;

import graphql.GraphQLError;

/** A list cannot be read, or not any further; said as the query itself would have been answered. */
final class ExportRefused extends RuntimeException {
    private final transient List<GraphQLError> errors;

    ExportRefused(List<GraphQLError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = errors;
    }

    List<GraphQLError> errors() {
        return errors;
    }

    String code() {
        return String.valueOf(extensions().get("code"));
    }

    /** Below a page that was too large; the same where it was not too large that it was. */
    int smallerThan(int page, int answered) {
        return switch (code()) {
            case "QUERY_TOO_COSTLY" -> extensions().get("first") instanceof Integer passes ? Math.min(page, passes) : page;
            case "RESPONSE_TOO_LARGE", "DEADLINE_EXCEEDED" -> Math.min(page, Math.max(answered, page / 4));
            default -> page;
        };
    }

    private Map<String, Object> extensions() {
        Map<String, Object> extensions = errors.getFirst().getExtensions();
        return extensions == null ? Map.of() : extensions;
    }
}
