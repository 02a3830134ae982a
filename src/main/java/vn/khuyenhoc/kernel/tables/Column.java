package vn.khuyenhoc.kernel.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Days;

/**
 * A plain value of each row.
 *
 * @param path where a row has it, as the query names it, such as {@code organization.name}
 * @param words the same as the schema describes it, in the caller's language
 * @param type the scalar or enum
 */
public record Column(String path, String words, String type) {
    /** What stands in this column of an answered value: texts, numbers, truth values, days, moments. */
    @Nullable Object cell(@Nullable Object value) {
        return value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining("; ")) : plain(value);
    }

    private @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case Object text when type.equals("Decimal") -> new BigDecimal(text.toString());
            case Object text when type.equals("Date") -> LocalDate.parse(text.toString());
            case Object text when type.equals("DateTime") -> Instant.parse(text.toString()).atZone(Days.VIETNAM).toOffsetDateTime();
            case Object text -> text.toString();
        };
    }
}
