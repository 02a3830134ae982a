package vn.khuyenhoc.fund.contribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.events.ContributionsReceived;
import vn.khuyenhoc.fund.events.ContributionsReceived.Sum;
import vn.khuyenhoc.fund.events.ContributionsReversed;
import vn.khuyenhoc.fund.jooq.tables.records.FundContributionRecord;
import vn.khuyenhoc.kernel.Ids;

/** Tells other modules what came in and what was taken back, by fund and month; names nobody. */
@Component
class Telling {
    private final ApplicationEventPublisher events;

    Telling(ApplicationEventPublisher events) {
        this.events = events;
    }

    void received(List<FundContributionRecord> rows) {
        TreeMap<Long, TreeMap<Integer, Sum>> sums = new TreeMap<>();
        for (FundContributionRecord row : rows) {
            Sum one = new Sum(row.getOrganizationId(), month(row.getPostedOn()), 1, row.getAmount());
            sums.computeIfAbsent(one.organization(), of -> new TreeMap<>()).merge(one.month(), one, Telling::plus);
        }
        List<Sum> all = new ArrayList<>();
        sums.values().forEach(ofFund -> all.addAll(ofFund.values()));
        for (int from = 0; from < all.size(); from += ContributionsReceived.MOST) {
            events.publishEvent(new ContributionsReceived(Ids.next(), List.copyOf(all.subList(from, Math.min(from + ContributionsReceived.MOST, all.size())))));
        }
    }

    void reversed(FundContributionRecord reversal) {
        events.publishEvent(new ContributionsReversed(Ids.next(),
            List.of(new Sum(reversal.getOrganizationId(), month(reversal.getPostedOn()), 1, -reversal.getAmount()))));
    }

    private static Sum plus(Sum one, Sum other) {
        return new Sum(one.organization(), one.month(), one.contributions() + other.contributions(), one.amount() + other.amount());
    }

    private static int month(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }
}
