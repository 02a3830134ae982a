package vn.khuyenhoc.campaign.programme;

import java.util.Collection;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Lists programmes, plans and movements. */
@Controller
class CampaignGraph implements NodeSource {
    private final Campaigns campaigns;
    private final Days days;

    CampaignGraph(Campaigns campaigns, Days days) {
        this.campaigns = campaigns;
        this.days = days;
    }

    @QueryMapping
    Connection<Campaign> campaigns(@Argument @Nullable CampaignKind kind, DataFetchingEnvironment field) {
        return Connection.of(campaigns.inForce(Arguments.asOf(field, days.today()), kind, Arguments.page(field)));
    }

    @Override
    public Class<Campaign> type() {
        return Campaign.class;
    }

    @Override
    public Collection<Campaign> find(Collection<Long> keys, Caller caller) {
        return campaigns.withIds(keys, caller.reads());
    }
}
