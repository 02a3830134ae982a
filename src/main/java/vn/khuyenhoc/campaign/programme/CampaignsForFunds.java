package vn.khuyenhoc.campaign.programme;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.KnownCampaigns;
import vn.khuyenhoc.kernel.access.Scope;

/** Answers funds, whose donors want money spent on a campaign, whether there is one. */
@Component
class CampaignsForFunds implements KnownCampaigns {
    private final Campaigns campaigns;

    CampaignsForFunds(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public boolean has(long campaign) {
        return !campaigns.withIds(List.of(campaign), Scope.NOWHERE).isEmpty();
    }
}
