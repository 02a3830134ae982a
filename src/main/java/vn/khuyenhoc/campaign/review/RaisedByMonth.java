package vn.khuyenhoc.campaign.review;

import static java.util.stream.Collectors.joining;
import static vn.khuyenhoc.kernel.pages.PrintedPage.escaped;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import vn.khuyenhoc.campaign.review.Words.Unit;
import vn.khuyenhoc.kernel.pages.Months;
import vn.khuyenhoc.kernel.pages.Months.Month;

/** What was raised month by month, whatever for, beside the same month a year before; of a year that is under way, in the months that have begun. */
final class RaisedByMonth {
    private final Review review;
    private final Words words;

    RaisedByMonth(Review review, Words words) {
        this.review = review;
        this.words = words;
    }

    String figure() {
        List<Month> months = IntStream.rangeClosed(1, review.asOf().getMonthValue()).mapToObj(month -> new Month(words.say("month", String.valueOf(month)), sum(month, "/amount"), sum(month, "/yearBefore/amount"))).toList();
        String text = months.stream().map(month -> month.name() + ": " + money(month.now()) + " (" + (review.year() - 1) + ": " + money(month.before()) + ").").collect(joining(" "));
        return "<figure>%s<figcaption>%s <span class=\"key received\"></span>%d<span class=\"key before\"></span>%d <a class=\"how\" href=\"%s\">%s</a></figcaption></figure>".formatted(
            Months.of("months", words.say("chart.months"), text, words.say("millions"), words.language(), months), escaped(words.say("chart.months")), review.year(), review.year() - 1,
            escaped(review.months().address()), escaped(words.say("how")));
    }

    private String money(long amount) {
        return words.number(BigDecimal.valueOf(amount), Unit.MONEY);
    }

    private long sum(int month, String what) {
        return review.months().at("/contributionStatistics/nodes").valueStream().filter(group -> group.at("/period/month").asInt() == month)
            .mapToLong(group -> group.at(what).asLong(0)).sum();
    }
}
