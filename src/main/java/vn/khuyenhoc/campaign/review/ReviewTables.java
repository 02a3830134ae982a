package vn.khuyenhoc.campaign.review;

import static java.util.stream.Collectors.joining;
import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.review.Words.Unit;

/** The tables of a review; beside every figure stands where it is computed. */
final class ReviewTables {
    private final Review review;
    private final Words words;

    ReviewTables(Review review, Words words) {
        this.review = review;
        this.words = words;
    }

    /** A figure with the address of its question, and its place in the answer to it. */
    private String cell(String about, JsonNode value, Unit unit, Question question, String pointer) {
        return cell(about, words.number(value, unit), question, pointer);
    }

    private String cell(String about, String told, Question question, String pointer) {
        return """
            <td class="amount">%s <a class="how" href="%s" data-figure="%s" aria-label="%s">%s</a></td>""".formatted(escaped(told),
            escaped(question.address()), escaped(pointer), escaped(words.say("how.of", about)), escaped(words.say("how")));
    }

    private static String row(String label, String cells) {
        return "<tr><th scope=\"row\">%s</th>%s</tr>%n".formatted(escaped(label), cells);
    }

    private static String table(Stream<String> heads, String rows) {
        return "<table class=\"figures\"><thead><tr>%s</tr></thead><tbody>%n%s</tbody></table>".formatted(heads.map(head -> "<th scope=\"col\">" + escaped(head) + "</th>").collect(joining()), rows);
    }

    String figures(String head, List<Figure> figures) {
        String now = String.valueOf(review.year());
        String before = String.valueOf(review.year() - 1);
        return table(Stream.of(head, now, before, words.say("change")), figures.stream().map(figure -> row(figure.label(),
            cell(figure.label() + ", " + now, figure.now(review), figure.unit(), review.figures(), "/organization/" + figure.now())
                + cell(figure.label() + ", " + before, figure.before(review), figure.unit(), review.compared(), "/organization/" + figure.before())
                + cell(figure.label() + ", " + words.say("change"), figure.change(review, words), review.compared(), "/organization/" + figure.nowCompared() + " - /organization/" + figure.before())))
            .collect(joining()));
    }

    String targets(List<Target> targets) {
        return table(Stream.of("target", "target.amount", "target.value", "target.percent", "target.state").map(words::say),
            targets.stream().map(target -> row(target.label(words) + " (" + target.campaign() + ")",
                of(target, "amount", "amount", target.unit()) + of(target, "progress/value", "value", target.unit()) + of(target, "progress/percent", "percent", Unit.PERCENT)
                    + "<td>" + escaped(target.state(words)) + "</td>")).collect(joining()));
    }

    private String of(Target target, String place, String what, Unit unit) {
        return cell(target.label(words) + ", " + words.say("target." + what), target.said().at("/" + place), unit, review.targets(), target.place() + "/" + place);
    }

    /** What was under way, without figures of its own. */
    String campaigns(JsonNode campaigns) {
        return "<ul>%s</ul>".formatted(campaigns.valueStream().map(one -> "<li>%s: %s%s</li>%n".formatted(escaped(words.of("CampaignKind", one.get("kind"))),
            escaped(one.get("title").asString()), one.get("reference").isNull() ? "" : " (" + escaped(one.get("reference").asString()) + ")")).collect(joining()));
    }
}
