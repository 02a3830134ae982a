package vn.khuyenhoc.organization.officer;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;

/** The term for which a congress elects officers, such as 2020-2025; the next congress is held five years later at the latest. */
public final class Congress {
    private static final Pattern TERM = Pattern.compile("\\D*(\\d{4})\\s*[-–—]\\s*(\\d{4})");
    private static final int LONGEST = 5;

    private Congress() {}

    /**
     * @param since the first day of somebody whom it elected
     * @return the term in one form, or null where none is named
     * @throws Refusal CONGRESS_IMPOSSIBLE
     */
    public static @Nullable String of(@Nullable String written, LocalDate since) {
        if (written == null || written.isBlank()) {
            return null;
        }
        Matcher years = TERM.matcher(written.strip());
        if (years.matches()) {
            int first = Integer.parseInt(years.group(1));
            int last = Integer.parseInt(years.group(2));
            if (first < last && last - first <= LONGEST && first <= since.getYear() && since.getYear() <= last) {
                return first + "-" + last;
            }
        }
        throw new Refusal("CONGRESS_IMPOSSIBLE", "congress", LONGEST);
    }
}
