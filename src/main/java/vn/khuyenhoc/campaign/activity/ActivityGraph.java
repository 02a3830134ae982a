package vn.khuyenhoc.campaign.activity;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
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

/** Lists activities, at the root, of a campaign and of an organization. */
@Controller
class ActivityGraph implements NodeSource {
    private final Activities activities;
    private final Campaigns campaigns;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<Activity>> ofCampaign;
    private final Batches.Field<Listed<String>, Connection<Activity>> ofOrganization;

    ActivityGraph(Activities activities, Campaigns campaigns, Organizations organizations, Batches batches) {
        this.activities = activities;
        this.campaigns = campaigns;
        this.organizations = organizations;
        this.ofCampaign = batches.connection("Campaign.activities", (wanted, none, page) -> activities.ofCampaigns(wanted, page));
        this.ofOrganization = batches.connection("Organization.activities", (wanted, none, page) -> activities.ofOrganizations(wanted, page));
    }

    @QueryMapping
    Connection<Activity> activities(DataFetchingEnvironment field) {
        return Connection.of(activities.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Campaign", field = "activities")
    CompletableFuture<Connection<Activity>> ofCampaign(Campaign campaign, DataFetchingEnvironment field) {
        return ofCampaign.of(campaign.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @SchemaMapping(typeName = "Organization", field = "activities")
    CompletableFuture<Connection<Activity>> ofOrganization(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Activity, Organization> organization(List<Activity> shown) {
        return organizations.of(shown, activity -> new At(activity.organizationId(), activity.startsOn()));
    }

    @BatchMapping
    Map<Activity, Campaign> campaign(List<Activity> shown) {
        Map<Long, Campaign> known = campaigns.byId(shown.stream().map(Activity::campaignKey).collect(toSet()), Scope.NOWHERE);
        Map<Activity, Campaign> named = new HashMap<>();
        shown.forEach(activity -> named.put(activity, known.get(activity.campaignKey())));
        return named;
    }

    @Override
    public Class<Activity> type() {
        return Activity.class;
    }

    @Override
    public Collection<Activity> find(Collection<Long> keys, Caller caller) {
        return activities.withIds(keys, caller.reads());
    }
}
