package vn.khuyenhoc.kernel.pages;

import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Draws amounts of months as standing bars, two a month, in SVG without style or script; a text says the same. */
public final class Months {
    private static final int LEFT = 90;
    private static final int WIDTH = 700;
    private static final int HEIGHT = 200;
    private static final int TOP = 24;
    private static final long MILLION = 1_000_000;

    /**
     * One of a year's.
     *
     * @param before the same month a year before
     */
    public record Month(String name, long now, long before) {}

    private Months() {}

    /**
     * @param id of the drawing within its page
     * @param text what is drawn, in words
     * @param millions what a million is called
     */
    public static String of(String id, String title, String text, String millions, Locale language, List<Month> months) {
        NumberFormat numbers = NumberFormat.getNumberInstance(language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN"));
        long step = step(months.stream().flatMapToLong(month -> LongStream.of(month.now(), month.before())).max().orElse(0));
        StringBuilder svg = new StringBuilder();
        for (int line = 0; line <= 4; line++) {
            int y = TOP + HEIGHT - line * HEIGHT / 4;
            svg.append("<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text class=\"scale\" x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(LEFT, y, LEFT + WIDTH, y, LEFT - 8, y + 4, numbers.format(line * step / (double) MILLION)));
        }
        for (int i = 0; i < months.size(); i++) {
            int x = LEFT + i * WIDTH / months.size();
            svg.append(column("received", x + 8, months.get(i).now(), step)).append(column("before", x + 31, months.get(i).before(), step))
                .append("<text class=\"month\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(x + 29, TOP + HEIGHT + 20, escaped(months.get(i).name())));
        }
        return """
            <svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-text"><title id="%s-title">%s</title>
            <desc id="%s-text">%s</desc>
            %s<text class="unit" x="%d" y="12">%s</text></svg>""".formatted(LEFT + WIDTH, TOP + HEIGHT + 30, id, id, id, escaped(title), id, escaped(text), svg, LEFT - 8, escaped(millions));
    }

    /** The least of 1, 2 and 5 times a power of ten with which four steps reach as high. */
    private static long step(long highest) {
        long step = 1;
        for (int turn = 0; step * 4 < highest; turn++) {
            step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private static String column(String colour, int x, long amount, long step) {
        long high = Math.max(0, Math.round((double) amount * HEIGHT / (4 * step)));
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"20\" height=\"%d\"/>".formatted(colour, x, TOP + HEIGHT - high, high);
    }
}
