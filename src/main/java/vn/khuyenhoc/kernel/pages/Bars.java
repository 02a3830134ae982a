package vn.khuyenhoc.kernel.pages;

import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.util.List;
import java.util.stream.Collectors;

/** Draws figures as lying bars, in SVG without style or script; a text says the same, and a table beside it too. */
public final class Bars {
    private static final int WIDTH = 790;
    /** For what stands behind the longest bar. */
    private static final int BEHIND = 180;
    private static final int HIGH = 32;

    /**
     * One bar.
     *
     * @param said what stands behind it
     * @param colour the class that colours it
     */
    public record Bar(String label, double length, String said, String colour) {}

    private Bars() {}

    /**
     * @param id of the drawing within its page
     * @param text what is drawn, in words
     * @param left room for the labels
     */
    public static String of(String id, String title, String text, int left, List<Bar> bars) {
        double longest = bars.stream().mapToDouble(Bar::length).filter(length -> length > 0).max().orElse(1);
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            long wide = Math.max(0, Math.round(bar.length() * (WIDTH - left - BEHIND) / longest));
            svg.append("<text class=\"scale\" x=\"%d\" y=\"%d\">%s</text><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\"/><text x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(left - 8, 20 + i * HIGH, escaped(bar.label()), bar.colour(), left, 5 + i * HIGH, wide, left + wide + 8, 20 + i * HIGH, escaped(bar.said())));
        }
        return """
            <svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-text"><title id="%s-title">%s</title>
            <desc id="%s-text">%s</desc>
            %s</svg>""".formatted(WIDTH, HIGH * bars.size(), id, id, id, escaped(title), id, escaped(text), svg);
    }

    /** The same in words. */
    public static String said(List<Bar> bars) {
        return bars.stream().map(bar -> bar.label() + ": " + bar.said() + ".").collect(Collectors.joining(" "));
    }
}
