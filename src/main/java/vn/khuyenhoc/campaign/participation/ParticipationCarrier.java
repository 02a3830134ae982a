package vn.khuyenhoc.campaign.participation;

import java.util.stream.Collectors;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;

/** Carries participation to the successors of organizations that ended, and ends it where there is none. */
@Component
class ParticipationCarrier {
    private final Participations participations;
    private final ProcessedEvents processed;

    ParticipationCarrier(Participations participations, ProcessedEvents processed) {
        this.participations = participations;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            participations.carryOver(event.successions().stream().filter(Succession::full)
                .collect(Collectors.toMap(Succession::predecessor, Succession::successor)), event.on());
        }
    }

    @ApplicationModuleListener
    void on(OrganizationsDissolved event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            participations.end(event.organizations(), event.on());
        }
    }
}
