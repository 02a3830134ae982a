package vn.khuyenhoc.campaign.following;

import java.util.Set;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.events.SharesTransaction;
import vn.khuyenhoc.recognition.events.CitizenAccountsClosed;
import vn.khuyenhoc.recognition.events.CitizenAccountsRegistered;

/** Hears which accounts of learning citizens were registered and closed, and has it told to those who follow a target; the figures themselves are read. */
@Component
@SharesTransaction
class AccountsChanged {
    private static final String ACCOUNTS = "@knownIndicators.any('CITIZEN_ACCOUNTS')";

    private final Noted noted;
    private final ProcessedEvents processed;

    AccountsChanged(Noted noted, ProcessedEvents processed) {
        this.noted = noted;
        this.processed = processed;
    }

    @ApplicationModuleListener(condition = ACCOUNTS)
    void on(CitizenAccountsRegistered event) {
        changed(event.eventId(), event.organization(), event.on().getYear());
    }

    @ApplicationModuleListener(condition = ACCOUNTS)
    void on(CitizenAccountsClosed event) {
        changed(event.eventId(), event.organization(), event.on().getYear());
    }

    private void changed(long event, long organization, int year) {
        if (processed.firstTime(getClass(), event)) {
            noted.since(year, Set.of(Indicator.CITIZEN_ACCOUNTS), Set.of(organization));
        }
    }
}
