package vn.khuyenhoc.campaign.closing;

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

/** What happens when a movement is closed. */
@Component
class ClosingMovements {
    private final Campaigns campaigns;
    private final Movements movements;

    ClosingMovements(Campaigns campaigns, Movements movements) {
        this.campaigns = campaigns;
        this.movements = movements;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Campaign close(CloseMovementInput input, Keeper keeper) {
        CampaignCampaignRecord row = campaigns.held(input.id(), keeper, "id");
        movements.become(row, MovementState.CLOSED, input.on(), input.version(), "id");
        return campaigns.shown(row.getId(), keeper.scope());
    }
}
