package vn.khuyenhoc.fund.disclosure;

import static java.util.stream.Collectors.joining;
import static vn.khuyenhoc.fund.disclosure.Vietnamese.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import vn.khuyenhoc.fund.year.FundYear.FundMonth;
import vn.khuyenhoc.fund.year.FundYear.Spending;
import vn.khuyenhoc.kernel.pages.Bars;
import vn.khuyenhoc.kernel.pages.Bars.Bar;

/** Draws amounts as bars, in SVG without style or script; what it shows stands in a table beside it too. */
final class BarChart {
    private static final int LEFT = 90;
    private static final int WIDTH = 700;
    private static final int HEIGHT = 200;
    private static final int TOP = 24;
    private static final double MILLION = 1_000_000;

    private BarChart() {}

    /** The least of 1, 2 and 5 times a power of ten with which four steps reach as high. */
    private static long step(long highest) {
        long step = 1;
        for (int turn = 0; step * 4 < highest; turn++) {
            step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private static String millions(long amount) {
        return amount % 1_000_000 == 0 ? number(amount / 1_000_000) : String.format(Locale.of("vi", "VN"), "%.2f", amount / MILLION);
    }

    /** Two bars a month: what came in, and what was spent. Less than nothing, where more was taken back, shows in the table alone. */
    static String months(List<FundMonth> months) {
        long step = step(months.stream().flatMapToLong(month -> LongStream.of(month.received(), month.spent())).max().orElse(0));
        StringBuilder svg = new StringBuilder("""
            <svg viewBox="0 0 %d %d" role="img" aria-labelledby="by-month-title by-month-text"><title id="by-month-title">Thu và chi theo tháng</title>
            <desc id="by-month-text">%s</desc>
            """.formatted(LEFT + WIDTH, TOP + HEIGHT + 30, said(months)));
        for (int line = 0; line <= 4; line++) {
            int y = TOP + HEIGHT - line * HEIGHT / 4;
            svg.append("<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text class=\"scale\" x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(LEFT, y, LEFT + WIDTH, y, LEFT - 8, y + 4, millions(line * step)));
        }
        for (FundMonth month : months) {
            int x = LEFT + (month.month() - 1) * WIDTH / 12;
            svg.append(column("received", x + 8, month.received(), step)).append(column("spent", x + 31, month.spent(), step))
                .append("<text class=\"month\" x=\"%d\" y=\"%d\">T%d</text>%n".formatted(x + 29, TOP + HEIGHT + 20, month.month()));
        }
        return svg.append("<text class=\"unit\" x=\"%d\" y=\"12\">triệu đồng</text></svg>".formatted(LEFT - 8)).toString();
    }

    private static String column(String kind, int x, long amount, long step) {
        long high = Math.max(0, Math.round((double) amount * HEIGHT / (4 * step)));
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"20\" height=\"%d\"/>".formatted(kind, x, TOP + HEIGHT - high, high);
    }

    private static String said(List<FundMonth> months) {
        StringBuilder said = new StringBuilder();
        months.stream().filter(month -> month.received() != 0 || month.spent() != 0)
            .forEach(month -> said.append("Tháng %d: thu %s đồng, chi %s đồng. ".formatted(month.month(), number(month.received()), number(month.spent()))));
        return said.isEmpty() ? "Không có thu, chi." : said.toString().strip();
    }

    /** A bar for each purpose, with its amount behind it. */
    static String purposes(List<Spending> purposes) {
        List<Bar> bars = purposes.stream().map(one -> new Bar(Vietnamese.of(one.purpose()), one.amount(), number(one.amount()) + " đồng", "spent")).toList();
        String said = purposes.stream().map(one -> "%s: %s đồng, %s lượt.".formatted(Vietnamese.of(one.purpose()), number(one.amount()), number(one.turns()))).collect(joining(" "));
        return Bars.of("by-purpose", "Chi theo mục đích", said, LEFT, bars);
    }
}
