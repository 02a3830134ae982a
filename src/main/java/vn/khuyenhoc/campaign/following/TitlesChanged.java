package vn.khuyenhoc.campaign.following;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.events.SharesTransaction;
import vn.khuyenhoc.recognition.events.TitlesRecognised;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.events.TitlesRevoked;

/** Hears which titles were recognised and revoked, and has it told to those who follow a target; the figures themselves are read. */
@Component
@SharesTransaction
class TitlesChanged {
    private static final String TITLES = "@knownIndicators.anyOfTitles()";

    private final Noted noted;
    private final ProcessedEvents processed;

    TitlesChanged(Noted noted, ProcessedEvents processed) {
        this.noted = noted;
        this.processed = processed;
    }

    @ApplicationModuleListener(condition = TITLES)
    void on(TitlesRecognised event) {
        changed(event.eventId(), event.sums(), event.on().getYear());
    }

    @ApplicationModuleListener(condition = TITLES)
    void on(TitlesRevoked event) {
        changed(event.eventId(), event.sums(), event.on().getYear());
    }

    private void changed(long event, List<Sum> sums, int year) {
        if (processed.firstTime(getClass(), event)) {
            Set<String> kinds = sums.stream().map(Sum::kind).collect(toSet());
            Set<Indicator> indicators = Stream.of(Indicator.values()).filter(one -> one.title() != null && kinds.contains(one.title().name())).collect(toSet());
            noted.since(year, indicators, sums.stream().map(Sum::organization).collect(toSet()));
        }
    }
}
