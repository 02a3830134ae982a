package vn.khuyenhoc.kernel.imports;

import java.util.Arrays;
import java.util.List;

/**
 * Something about a cell that whoever sent the spreadsheet should know.
 *
 * @param column the column's key
 * @param code as the errors page lists it
 * @param bad whether the row cannot be applied; else somebody may be meant twice, which only people can decide
 * @param details of the code's message
 */
public record Finding(int row, String column, String code, boolean bad, List<String> details) {
    public static Finding bad(ImportRow row, String column, String code, Object... details) {
        return new Finding(row.number(), column, code, true, texts(details));
    }

    public static Finding duplicate(ImportRow row, String column, String code, Object... details) {
        return new Finding(row.number(), column, code, false, texts(details));
    }

    private static List<String> texts(Object... details) {
        return Arrays.stream(details).map(String::valueOf).toList();
    }
}
