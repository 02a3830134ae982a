package vn.khuyenhoc.fund.ledger;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsEstablished;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;

/** Opens and closes funds as organizations come and go. */
@Component
class FundKeeper {
    private final Funds funds;
    private final ProcessedEvents processed;

    FundKeeper(Funds funds, ProcessedEvents processed) {
        this.funds = funds;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsEstablished event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            funds.open(event.organizations().stream().collect(Collectors.toMap(Function.identity(), o -> event.on())));
        }
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            funds.close(event.successions().stream().filter(Succession::full).map(Succession::predecessor).toList(), event.on());
        }
    }

    @ApplicationModuleListener
    void on(OrganizationsDissolved event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            funds.close(event.organizations(), event.on());
        }
    }
}
