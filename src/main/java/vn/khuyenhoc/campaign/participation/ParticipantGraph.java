package vn.khuyenhoc.campaign.participation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Shows who takes part in a campaign; nobody does before it was launched, so drafts are not shown this way. */
@Controller
class ParticipantGraph implements NodeSource {
    private final Participants participants;
    private final Campaigns campaigns;
    private final Organizations organizations;
    private final Days days;
    private final Batches.Field<Listed<LocalDate>, Connection<Participation>> ofCampaign;

    ParticipantGraph(Participants participants, Campaigns campaigns, Organizations organizations, Days days, Batches batches) {
        this.participants = participants;
        this.campaigns = campaigns;
        this.organizations = organizations;
        this.days = days;
        this.ofCampaign = batches.connection("Campaign.participations", participants::of);
    }

    @SchemaMapping
    CompletableFuture<Connection<Participation>> participations(Campaign campaign, DataFetchingEnvironment field) {
        return ofCampaign.of(campaign.key(), new Listed<>(Arguments.asOf(field, days.today()), Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Participation, Organization> organization(List<Participation> shown) {
        return organizations.of(shown, one -> new At(one.organizationId(), one.since()));
    }

    @BatchMapping
    Map<Participation, Campaign> campaign(List<Participation> shown) {
        Map<Long, Campaign> known = campaigns.byId(shown.stream().map(Participation::campaignKey).collect(toSet()), Scope.NOWHERE);
        Map<Participation, Campaign> named = new HashMap<>();
        shown.forEach(one -> named.put(one, known.get(one.campaignKey())));
        return named;
    }

    @Override
    public Class<Participation> type() {
        return Participation.class;
    }

    @Override
    public Collection<Participation> find(Collection<Long> keys, Caller caller) {
        return participants.withIds(keys, caller.reads());
    }
}
