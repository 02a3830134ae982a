package vn.khuyenhoc.campaign.target;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
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

/** Lists targets, at the root, of a campaign and of an organization, each with how far it was reached. */
@Controller
class TargetGraph implements NodeSource {
    /** On which day it is asked how far targets were reached, and by whom. */
    private record Seen(LocalDate asOf, Scope scope) {}

    private final Targets targets;
    private final Campaigns campaigns;
    private final Organizations organizations;
    private final Days days;
    private final Batches.Field<Seen, TargetProgress> progress;
    private final Batches.Field<Listed<String>, Connection<Target>> ofCampaign;
    private final Batches.Field<Listed<Optional<Long>>, Connection<Target>> ofOrganization;

    TargetGraph(Targets targets, ProgressOfTargets progress, Campaigns campaigns, Organizations organizations, Days days, Batches batches) {
        this.targets = targets;
        this.campaigns = campaigns;
        this.organizations = organizations;
        this.days = days;
        this.progress = batches.field("Target.progress", (keys, seen) -> progress.of(targets.withIds(keys, seen.scope()), seen.asOf()));
        this.ofCampaign = batches.connection("Campaign.targets", (wanted, none, page) -> targets.ofCampaigns(wanted, page));
        this.ofOrganization = batches.connection("Organization.targets", (wanted, campaign, page) -> targets.ofOrganizations(wanted, campaign.orElse(null), page));
    }

    @QueryMapping
    Connection<Target> targets(DataFetchingEnvironment field) {
        return Connection.of(targets.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Campaign", field = "targets")
    CompletableFuture<Connection<Target>> ofCampaign(Campaign campaign, DataFetchingEnvironment field) {
        return ofCampaign.of(campaign.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @SchemaMapping(typeName = "Organization", field = "targets")
    CompletableFuture<Connection<Target>> ofOrganization(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Optional.ofNullable(Arguments.key(field, "campaign", Campaign.class)), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<TargetProgress> progress(Target target, DataFetchingEnvironment field) {
        return progress.of(target.key(), new Seen(Arguments.asOf(field, days.today()), Arguments.scope(field)), field);
    }

    @BatchMapping
    Map<Target, Organization> organization(List<Target> shown) {
        return organizations.of(shown, target -> new At(target.organizationId(), Targets.dayOf(target.year(), days.today())));
    }

    /** Also a draft: whoever is shown its targets knows of it. */
    @BatchMapping
    Map<Target, Campaign> campaign(List<Target> shown) {
        Map<Long, Campaign> known = campaigns.byId(shown.stream().map(Target::campaignKey).collect(toSet()), Scope.EVERYWHERE);
        Map<Target, Campaign> named = new HashMap<>();
        shown.forEach(target -> named.put(target, known.get(target.campaignKey())));
        return named;
    }

    @Override
    public Class<Target> type() {
        return Target.class;
    }

    @Override
    public Collection<Target> find(Collection<Long> keys, Caller caller) {
        return targets.withIds(keys, caller.reads());
    }
}
