package vn.khuyenhoc.campaign.programme;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.CampaignKind;
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

/** Lists programmes, plans and movements. */
@Controller
class CampaignGraph implements NodeSource {
    private final Campaigns campaigns;
    private final Days days;

    private final Movements movements;
    private final Organizations organizations;
    private final Batches.Field<Scope, Campaign> parents;
    private final Batches.Field<Listed<String>, Connection<Campaign>> children;

    CampaignGraph(Campaigns campaigns, Days days, Movements movements, Organizations organizations, Batches batches) {
        this.campaigns = campaigns;
        this.days = days;
        this.movements = movements;
        this.organizations = organizations;
        this.parents = batches.field("Campaign.parent", campaigns::byId);
        this.children = batches.connection("Campaign.children", (parents, none, page) -> campaigns.partsOf(parents, page));
    }

    @QueryMapping
    Connection<Campaign> campaigns(@Argument @Nullable CampaignKind kind, DataFetchingEnvironment field) {
        return Connection.of(campaigns.inForce(Arguments.asOf(field, days.today()), kind, Arguments.page(field)));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Campaign> parent(Campaign campaign, DataFetchingEnvironment field) {
        return campaign.parentKey() == null ? CompletableFuture.completedFuture(null) : parents.of(campaign.parentKey(), Arguments.scope(field), field).thenApply(found -> found);
    }

    @SchemaMapping
    CompletableFuture<Connection<Campaign>> children(Campaign campaign, DataFetchingEnvironment field) {
        return children.of(campaign.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Campaign, Organization> owner(List<Campaign> shown) {
        return organizations.of(shown.stream().filter(campaign -> campaign.ownerId() != null).toList(),
            campaign -> new At(Objects.requireNonNull(campaign.ownerId()), campaign.launchedOn()));
    }

    @BatchMapping
    Map<Campaign, List<MovementRound>> rounds(List<Campaign> shown) {
        Map<Long, List<MovementRound>> known = movements.rounds(shown.stream().map(Campaign::key).collect(toSet()));
        Map<Campaign, List<MovementRound>> rounds = new HashMap<>();
        shown.forEach(campaign -> rounds.put(campaign, known.getOrDefault(campaign.key(), List.of())));
        return rounds;
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
