package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.events.SharesTransaction;
import vn.khuyenhoc.organization.events.LearningCentresChanged;
import vn.khuyenhoc.organization.events.LearningCentresChanged.Sum;
import vn.khuyenhoc.organization.events.PopulationsChanged;
import vn.khuyenhoc.organization.events.PopulationsChanged.Population;

/** Hears of learning centres, and of populations, of which ratios are a share, and has it told to those who follow a target. */
@Component
@SharesTransaction
class StocksChanged {
    private final Noted noted;
    private final ProcessedEvents processed;

    StocksChanged(Noted noted, ProcessedEvents processed) {
        this.noted = noted;
        this.processed = processed;
    }

    @ApplicationModuleListener(condition = "@knownIndicators.any('CENTRES')")
    void on(LearningCentresChanged event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            noted.since(event.sums().stream().mapToInt(sum -> sum.month() / 100).min().orElseThrow(), Set.of(Indicator.CENTRES),
                event.sums().stream().map(Sum::organization).collect(toSet()));
        }
    }

    @ApplicationModuleListener(condition = "@knownIndicators.any('MEMBERSHIP_RATIO')")
    void on(PopulationsChanged event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            noted.since(event.populations().stream().mapToInt(one -> one.on().getYear()).min().orElseThrow(), Set.of(Indicator.MEMBERSHIP_RATIO),
                event.populations().stream().map(Population::organization).collect(toSet()));
        }
    }
}
