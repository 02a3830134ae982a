package vn.khuyenhoc.kernel.imports;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A row whose cells are what their columns ask for.
 *
 * @param number as the spreadsheet shows it
 * @param values by the columns' keys, in one form: texts as they are kept, dates yyyy-MM-dd, numbers as digits
 */
public record ImportRow(int number, Map<String, String> values) {
    public @Nullable String text(String key) {
        return values.get(key);
    }

    /** Of a column that is required. */
    public String given(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    public @Nullable LocalDate date(String key) {
        String value = values.get(key);
        return value == null ? null : LocalDate.parse(value);
    }

    public LocalDate givenDate(String key) {
        return LocalDate.parse(given(key));
    }

    public @Nullable Long whole(String key) {
        String value = values.get(key);
        return value == null ? null : Long.valueOf(value);
    }
}
