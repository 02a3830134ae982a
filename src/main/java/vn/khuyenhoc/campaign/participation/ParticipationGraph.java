package vn.khuyenhoc.campaign.participation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptFields;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;

/** Adds what an organization takes part in to its view. */
@Controller
class ParticipationGraph {
    /** How many organizations of a subtree take part in a campaign. */
    record CampaignParticipation(Campaign campaign, int participants) {}

    /** @param apportioned whether it is an estimate, because an organization was divided since */
    record CampaignSummary(List<CampaignParticipation> participation, boolean apportioned) {}

    private final Participations participations;
    private final Campaigns campaigns;
    private final Boundaries boundaries;
    private final Batches.Field<Listed<LocalDate>, Connection<Campaign>> ofOrganization;
    private final Batches.Field<View, CampaignSummary> summaries;

    ParticipationGraph(Participations participations, Campaigns campaigns, Boundaries boundaries, Batches batches, KeptFields kept) {
        this.participations = participations;
        this.campaigns = campaigns;
        this.boundaries = boundaries;
        this.ofOrganization = batches.connection("Organization.campaigns", participations::of);
        this.summaries = kept.field("Organization.campaignSummary", this::summaries);
    }

    private Supplier<Map<Long, CampaignSummary>> summaries(Set<Long> organizations, View view, Reading reading) {
        Composition made = boundaries.of(organizations, view);
        Supplier<Sums> counts = participations.participants(organizations, view.day(), made, reading);
        return () -> summaries(organizations, made, counts.get());
    }

    private Map<Long, CampaignSummary> summaries(Set<Long> organizations, Composition made, Sums counts) {
        Set<Long> named = organizations.stream().flatMap(o -> counts.dimensions(o).stream()).map(d -> (Long) d.getFirst()).collect(Collectors.toSet());
        List<Campaign> known = campaigns.byId(named, Scope.NOWHERE).values().stream().sorted(Comparator.comparing(Campaign::key)).toList();
        Map<Long, CampaignSummary> summaries = new HashMap<>();
        for (long o : organizations) {
            summaries.put(o, new CampaignSummary(known.stream()
                .map(campaign -> new CampaignParticipation(campaign, counts.count(o, 0, campaign.key())))
                .filter(participation -> participation.participants() > 0).toList(), made.apportioned(o)));
        }
        return summaries;
    }

    @SchemaMapping(typeName = "Organization", field = "campaigns")
    CompletableFuture<Connection<Campaign>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Arguments.asOf(field, organization.asOf()), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<CampaignSummary> campaignSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), new View(Arguments.asOf(field, organization.asOf()), boundary), field);
    }
}
