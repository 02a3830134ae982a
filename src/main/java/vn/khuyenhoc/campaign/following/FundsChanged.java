package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.fund.events.ContributionsReceived;
import vn.khuyenhoc.fund.events.ContributionsReceived.Sum;
import vn.khuyenhoc.fund.events.ContributionsReversed;
import vn.khuyenhoc.fund.events.GrantsPaid;
import vn.khuyenhoc.fund.events.GrantsPaid.Paid;
import vn.khuyenhoc.fund.events.GrantsReversed;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.events.SharesTransaction;

/** Hears what came into funds and what left them, and has it told to those who follow a target; the figures themselves are read. */
@Component
@SharesTransaction
class FundsChanged {
    private static final String MONEY = "@knownIndicators.any('MONEY_RAISED')";
    private static final String TURNS = "@knownIndicators.any('BENEFICIARY_TURNS')";

    private final Noted noted;
    private final ProcessedEvents processed;

    FundsChanged(Noted noted, ProcessedEvents processed) {
        this.noted = noted;
        this.processed = processed;
    }

    @ApplicationModuleListener(condition = MONEY)
    void on(ContributionsReceived event) {
        raised(event.eventId(), event.sums());
    }

    @ApplicationModuleListener(condition = MONEY)
    void on(ContributionsReversed event) {
        raised(event.eventId(), event.sums());
    }

    @ApplicationModuleListener(condition = TURNS)
    void on(GrantsPaid event) {
        paid(event.eventId(), event.grants(), event.on().getYear());
    }

    @ApplicationModuleListener(condition = TURNS)
    void on(GrantsReversed event) {
        paid(event.eventId(), event.grants(), event.on().getYear());
    }

    private void raised(long event, List<Sum> sums) {
        if (processed.firstTime(getClass(), event)) {
            noted.in(sums.stream().map(sum -> sum.month() / 100).collect(toSet()), Indicator.MONEY_RAISED, sums.stream().map(Sum::organization).collect(toSet()));
        }
    }

    /** A payment of a year that is closed counts in the next one. */
    private void paid(long event, List<Paid> grants, int year) {
        if (processed.firstTime(getClass(), event)) {
            noted.in(Set.of(year, year + 1), Indicator.BENEFICIARY_TURNS, grants.stream().map(Paid::organization).collect(toSet()));
        }
    }
}
