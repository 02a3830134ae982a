package vn.khuyenhoc.kernel.imports;

import java.util.List;

/**
 * A column of a spreadsheet.
 *
 * @param key by which rows name its value
 * @param headings how people call it, the first as templates do; case, marks and what stands in brackets do not matter
 * @param english its heading in English
 * @param longest characters of a text
 */
public record ImportColumn(String key, Value value, boolean required, List<String> headings, String english, String example, int longest) {
    /** What its cells hold. */
    public enum Value { TEXT, DATE, WHOLE }

    public static ImportColumn text(String key, boolean required, String example, int longest, String english, String... headings) {
        return new ImportColumn(key, Value.TEXT, required, List.of(headings), english, example, longest);
    }

    public static ImportColumn date(String key, boolean required, String example, String english, String... headings) {
        return new ImportColumn(key, Value.DATE, required, List.of(headings), english, example, 20);
    }

    public static ImportColumn whole(String key, boolean required, String example, String english, String... headings) {
        return new ImportColumn(key, Value.WHOLE, required, List.of(headings), english, example, 20);
    }

    String heading() {
        return headings.getFirst();
    }
}
