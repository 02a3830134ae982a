package vn.khuyenhoc.campaign.closing;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.campaign.closing.ClosingMutations.CloseMovementInput;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.campaign.programme.Keeper;
import vn.khuyenhoc.campaign.programme.Movements;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.recognition.CommendationRegister;
import vn.khuyenhoc.recognition.CommendationRegister.Draft;

/** Closes a movement, and in the same act has those nominated who deserve a commendation: both, or neither. */
@Component
class ClosingMovements {
    /** @param drafted how many were nominated */
    record Closed(Campaign campaign, int drafted) {}

    private final Campaigns campaigns;
    private final Movements movements;
    private final Deserving deserving;
    private final CommendationRegister commendations;

    ClosingMovements(Campaigns campaigns, Movements movements, Deserving deserving, CommendationRegister commendations) {
        this.campaigns = campaigns;
        this.movements = movements;
        this.deserving = deserving;
        this.commendations = commendations;
    }

    /** @throws Refusal CAMPAIGN_UNKNOWN, and what a step of a movement and a nomination refuse */
    @Transactional(propagation = Propagation.MANDATORY)
    public Closed close(CloseMovementInput input, Keeper keeper) {
        CampaignCampaignRecord row = campaigns.held(input.id(), keeper, "id");
        movements.become(row, MovementState.CLOSED, input.on(), input.version(), "id");
        Campaign closed = campaigns.shown(row.getId(), keeper.scope());
        List<Draft> drafts = deserving.of(closed, input.on());
        // Who was nominated from this movement before is left as they are.
        return new Closed(closed, drafts.isEmpty() ? 0 : commendations.draftCommendations("campaign:" + closed.key(), drafts, input.on()).size());
    }
}
