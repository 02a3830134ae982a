package vn.khuyenhoc.campaign.report;

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

/** Lists reports, at the root, of a campaign and of an organization, each with its figures. */
@Controller
class ReportGraph implements NodeSource {
    private final Reports reports;
    private final ReportFigures figures;
    private final Campaigns campaigns;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<CampaignReport>> ofCampaign;
    private final Batches.Field<Listed<String>, Connection<CampaignReport>> ofOrganization;

    ReportGraph(Reports reports, ReportFigures figures, Campaigns campaigns, Organizations organizations, Batches batches) {
        this.reports = reports;
        this.figures = figures;
        this.campaigns = campaigns;
        this.organizations = organizations;
        this.ofCampaign = batches.connection("Campaign.reports", (wanted, none, page) -> reports.ofCampaigns(wanted, page));
        this.ofOrganization = batches.connection("Organization.campaignReports", (wanted, none, page) -> reports.ofOrganizations(wanted, page));
    }

    @QueryMapping
    Connection<CampaignReport> campaignReports(DataFetchingEnvironment field) {
        return Connection.of(reports.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Campaign", field = "reports")
    CompletableFuture<Connection<CampaignReport>> ofCampaign(Campaign campaign, DataFetchingEnvironment field) {
        return ofCampaign.of(campaign.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @SchemaMapping(typeName = "Organization", field = "campaignReports")
    CompletableFuture<Connection<CampaignReport>> ofOrganization(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping(typeName = "CampaignReport", field = "figures")
    Map<CampaignReport, List<ReportFigure>> figures(List<CampaignReport> shown) {
        Map<Long, List<ReportFigure>> known = figures.of(shown);
        Map<CampaignReport, List<ReportFigure>> named = new HashMap<>();
        shown.forEach(report -> named.put(report, known.getOrDefault(report.key(), List.of())));
        return named;
    }

    @BatchMapping(typeName = "CampaignReport", field = "organization")
    Map<CampaignReport, Organization> organization(List<CampaignReport> shown) {
        return organizations.of(shown, report -> new At(report.organizationId(), report.asOf()));
    }

    @BatchMapping(typeName = "CampaignReport", field = "campaign")
    Map<CampaignReport, Campaign> campaign(List<CampaignReport> shown) {
        Map<Long, Campaign> known = campaigns.byId(shown.stream().map(CampaignReport::campaignKey).collect(toSet()), Scope.EVERYWHERE);
        Map<CampaignReport, Campaign> named = new HashMap<>();
        shown.forEach(report -> named.put(report, known.get(report.campaignKey())));
        return named;
    }

    @Override
    public Class<CampaignReport> type() {
        return CampaignReport.class;
    }

    @Override
    public Collection<CampaignReport> find(Collection<Long> keys, Caller caller) {
        return reports.withIds(keys, caller.reads());
    }
}
