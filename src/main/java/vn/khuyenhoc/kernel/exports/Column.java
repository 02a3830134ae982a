package vn.khuyenhoc.kernel.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Days;

/**
 * A plain value of each row.
 *
 * @param keys under which an answered row has it, from the outside in
 * @param path the same as the query names it, such as {@code organization.name}
 * @param words the same as the schema describes it, in the caller's language
 * @param type the scalar or enum
 */
record Column(List<String> keys, String path, String words, String type) {
    /** What of a row stands in this column: texts, numbers, truth values, days, moments. */
    @Nullable Object cell(Map<?, ?> row) {
        Object value = row;
        for (String key : keys) {
            value = value instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining("; ")) : plain(value);
    }

    private @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case Object text when type.equals("Date") -> LocalDate.parse(text.toString());
            case Object text when type.equals("DateTime") -> Instant.parse(text.toString()).atZone(Days.VIETNAM).toOffsetDateTime();
            case Object text -> text.toString();
        };
    }
}
