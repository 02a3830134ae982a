package vn.khuyenhoc.campaign.programme;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;

/** Has the successor of an organization run the campaigns that it ran, unless they are over. */
@Component
class OwnersCarrier {
    private final Campaigns campaigns;
    private final ProcessedEvents processed;

    OwnersCarrier(Campaigns campaigns, ProcessedEvents processed) {
        this.campaigns = campaigns;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            campaigns.carryOver(event);
        }
    }
}
