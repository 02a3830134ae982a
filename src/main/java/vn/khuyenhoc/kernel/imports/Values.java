package vn.khuyenhoc.kernel.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;

/** What people write in cells, in one form. */
final class Values {
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}|\\d{1,3}(?:[. ,]\\d{3}){1,4}");

    private Values() {}

    /** @throws Refusal CELL_NOT_A_DATE, CELL_NOT_A_NUMBER, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER */
    static String of(ImportColumn column, String cell) {
        String text = cell.replace('\u00a0', ' ').strip();
        return switch (column.value()) {
            case TEXT -> Text.line(SPACES.matcher(text).replaceAll(" "), column.heading(), column.longest());
            case DATE -> date(column, text);
            case WHOLE -> whole(column, text);
        };
    }

    private static String date(ImportColumn column, String text) {
        try {
            Matcher date = DATE.matcher(text);
            LocalDate day = date.matches()
                ? LocalDate.of(Integer.parseInt(date.group(3)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)))
                : ISO.matcher(text).matches() ? LocalDate.parse(text) : null;
            if (day != null && Days.known(day.getYear())) {
                return day.toString();
            }
        } catch (DateTimeException impossible) {
            // Refused below, as what is no date at all.
        }
        throw new Refusal("CELL_NOT_A_DATE", column.heading(), text);
    }

    private static String whole(ImportColumn column, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new Refusal("CELL_NOT_A_NUMBER", column.heading(), text);
        }
        return String.valueOf(Long.parseLong(text.replaceAll("\\D", "")));
    }
}
