package vn.khuyenhoc.campaign.report;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_REPORT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignReportRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The reports, listed to those within whose organizations they are owed. */
@Repository
class Reports {
    private final DSLContext sql;
    private final Days days;
    private final Listing<CampaignReport> ofCampaigns;
    private final Listing<CampaignReport> ofOrganizations;

    Reports(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        this.ofCampaigns = listing(CAMPAIGN_REPORT.CAMPAIGN_ID);
        this.ofOrganizations = listing(CAMPAIGN_REPORT.ORGANIZATION_ID);
    }

    private Listing<CampaignReport> listing(Field<Long> parent) {
        var r = CAMPAIGN_REPORT;
        return new Listing<>(sql, r, r.ID, parent, r, List.of(r.fields()), this::view).personal(this::inScope)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on().oneOf("state", r.STATE).flag("late", this::late).text("title", r.TITLE).range("asOf", r.AS_OF).range("dueOn", r.DUE_ON)
                .range("submittedOn", r.SUBMITTED_ON), r.ORGANIZATION_ID, r.AS_OF))
            .orderedBy(Orders.by().field("DUE_ON", r.DUE_ON).field("AS_OF", r.AS_OF));
    }

    /** Of the organization on the day of the figures; or today, for those who go on for one that ended. */
    private Condition inScope(Scope scope) {
        return Subtree.of(scope, CAMPAIGN_REPORT.ORGANIZATION_ID, CAMPAIGN_REPORT.AS_OF).or(Subtree.of(scope, CAMPAIGN_REPORT.ORGANIZATION_ID, val(days.today())));
    }

    private Condition late() {
        return CAMPAIGN_REPORT.STATE.in(ReportState.OWED).and(CAMPAIGN_REPORT.DUE_ON.lt(days.today()));
    }

    private CampaignReport view(Record line) {
        CampaignReportRecord row = line.into(CAMPAIGN_REPORT);
        LocalDate came = ReportState.OWED.contains(row.getState()) ? days.today() : Objects.requireNonNull(row.getSubmittedOn());
        return new CampaignReport(row.getId(), row.getTitle(), row.getAsOf(), row.getDueOn(), row.getState(), row.getSubmittedOn(), row.getAcceptedOn(), row.getNote(),
            row.getReason(), CampaignReport.daysLate(row.getDueOn(), came), row.getCampaignId(), new OrganizationId(row.getOrganizationId()), Version.of(row.getRecordedAt()));
    }

    /** Of an organization with all below it if {@code within} is given. */
    Page<CampaignReport> all(@Nullable Long within, PageRequest page) {
        return ofOrganizations.page(within == null ? noCondition() : Subtree.of(within, CAMPAIGN_REPORT.ORGANIZATION_ID, CAMPAIGN_REPORT.AS_OF), page);
    }

    Map<Long, Page<CampaignReport>> ofCampaigns(Set<Long> campaigns, PageRequest page) {
        return ofCampaigns.pages(campaigns, noCondition(), page);
    }

    Map<Long, Page<CampaignReport>> ofOrganizations(Set<Long> organizations, PageRequest page) {
        return ofOrganizations.pages(organizations, noCondition(), page);
    }

    List<CampaignReport> withIds(Collection<Long> ids, Scope scope) {
        return ofCampaigns.withIds(ids, scope);
    }
}
