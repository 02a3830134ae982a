package vn.khuyenhoc.campaign.review;

import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import vn.khuyenhoc.campaign.review.Words.Unit;
import vn.khuyenhoc.kernel.pages.Bars;
import vn.khuyenhoc.kernel.pages.Bars.Bar;
import vn.khuyenhoc.kernel.pages.PrintedPage;

/** The year in review as a page: figures beside those of the year before, what was to be reached, and drawings of both. */
final class ReviewPage {
    private static final int LABELS = 220;
    /** Indicators have longer names than figures. */
    private static final int INDICATORS = 270;

    private final Review review;
    private final Words words;
    private final Figures figures;
    private final ReviewTables tables;

    ReviewPage(Review review, Words words) {
        this.review = review;
        this.words = words;
        this.figures = new Figures(review, words);
        this.tables = new ReviewTables(review, words);
    }

    /** @param sample whether to say that the data are invented */
    String html(boolean sample) {
        String mark = sample ? "<p class=\"sample\">" + escaped(words.say("sample")) + "</p>" : "";
        String title = words.say("title", String.valueOf(review.year()));
        return PrintedPage.of(words.language(), title + " - " + review.holder(), """
            <header><p class="holder">%s</p><h1>%s</h1><p class="when">%s</p></header>
            %s
            <main>
            %s
            </main>
            <footer>%s<p>%s</p></footer>""".formatted(escaped(review.holder()), escaped(title),
            escaped(words.say("when", Words.day(review.asOf()), String.valueOf(review.year() - 1))), mark, String.join("\n", sections()), mark, escaped(words.say("foot"))));
    }

    private List<String> sections() {
        return List.of(
            section("1", "size", tables.figures(words.say("figure"), figures.size())),
            section("2", "centres", tables.figures(words.say("figure"), figures.centres())),
            section("3", "recognition", tables.figures(words.say("figure"), figures.recognition())),
            section("4", "fund", compared("money", figures.fund().stream().limit(2).toList()) + new RaisedByMonth(review, words).figure() + tables.figures(words.say("figure"), figures.fund())
                + compared("purpose", figures.spending()) + tables.figures(words.say("purpose"), figures.spending()) + tables.figures(words.say("turns"), figures.turns())),
            section("5", "targets", targets()),
            section("6", "campaigns", tables.campaigns(review.campaigns()) + (review.campaignsFull() ? "<p>" + escaped(words.say("most", String.valueOf(Review.MOST_CAMPAIGNS))) + "</p>" : "")));
    }

    private String section(String number, String name, String body) {
        return "<section><h2>%s. %s</h2>%s</section>".formatted(number, escaped(words.say("section." + name)), body);
    }

    /** Two bars for each figure: the year's, and that of the year before. */
    private String compared(String id, List<Figure> compared) {
        List<Bar> bars = compared.stream().flatMap(figure -> Stream.of(
            new Bar(figure.label() + " " + review.year(), figure.now(review).asDouble(0), words.number(figure.now(review), figure.unit()), "received"),
            new Bar(String.valueOf(review.year() - 1), figure.before(review).asDouble(0), words.number(figure.before(review), figure.unit()), "before"))).toList();
        return "<figure>" + Bars.of(id, words.say("chart." + id), Bars.said(bars), LABELS, bars) + "</figure>";
    }

    private String targets() {
        List<Target> targets = IntStream.range(0, review.assigned().size())
            .mapToObj(i -> new Target("/organization/targets/nodes/" + i, review.assigned().get(i))).toList();
        if (targets.isEmpty()) {
            return "<p>" + escaped(words.say("target.none")) + "</p>";
        }
        List<Bar> bars = new ArrayList<>();
        targets.stream().filter(target -> target.percent().isNumber()).forEach(target -> bars.add(new Bar(target.label(words), target.percent().asDouble(),
            words.number(target.percent(), Unit.PERCENT), target.percent().asDouble() >= 100 ? "reached" : "spent")));
        return "<figure>" + Bars.of("targets", words.say("chart.targets"), Bars.said(bars), INDICATORS, bars) + "</figure>" + tables.targets(targets)
            + more(review.targets(), review.targetsCut());
    }

    /** Where a list is longer than a page of paper should be. */
    private String more(Question question, boolean cut) {
        return cut ? "<p>%s <a class=\"how\" href=\"%s\">%s</a></p>".formatted(escaped(words.say("more")), escaped(question.address()), escaped(words.say("how"))) : "";
    }
}
