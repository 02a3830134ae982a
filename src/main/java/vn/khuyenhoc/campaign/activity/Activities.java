package vn.khuyenhoc.campaign.activity;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_ACTIVITY;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignActivityRecord;
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

/** The activities, listed. */
@Repository
class Activities {
    private final Listing<Activity> ofCampaigns;
    private final Listing<Activity> ofOrganizations;

    Activities(DSLContext sql) {
        this.ofCampaigns = listing(sql, CAMPAIGN_ACTIVITY.CAMPAIGN_ID);
        this.ofOrganizations = listing(sql, CAMPAIGN_ACTIVITY.ORGANIZATION_ID);
    }

    private static Listing<Activity> listing(DSLContext sql, Field<Long> parent) {
        var a = CAMPAIGN_ACTIVITY;
        return new Listing<>(sql, a, a.ID, parent, a, List.of(a.fields()), Activities::view)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on().oneOf("kind", a.KIND).text("title", a.TITLE).text("place", a.PLACE).range("startsOn", a.STARTS_ON)
                .range("turnout", a.TURNOUT), a.ORGANIZATION_ID, a.STARTS_ON))
            .orderedBy(Orders.by().field("STARTS_ON", a.STARTS_ON).field("TITLE", a.TITLE));
    }

    private static Activity view(Record line) {
        CampaignActivityRecord row = line.into(CAMPAIGN_ACTIVITY);
        return new Activity(row.getId(), row.getKind(), row.getTitle(), row.getPlace(), row.getStartsOn(), row.getEndsOn(), row.getTurnout(), row.getCampaignId(),
            new OrganizationId(row.getOrganizationId()), Version.of(row.getRecordedAt()));
    }

    /** Of an organization with all below it if {@code within} is given. */
    Page<Activity> all(@Nullable Long within, PageRequest page) {
        return ofOrganizations.page(within == null ? noCondition() : Subtree.of(within, CAMPAIGN_ACTIVITY.ORGANIZATION_ID, CAMPAIGN_ACTIVITY.STARTS_ON), page);
    }

    Map<Long, Page<Activity>> ofCampaigns(Set<Long> campaigns, PageRequest page) {
        return ofCampaigns.pages(campaigns, noCondition(), page);
    }

    Map<Long, Page<Activity>> ofOrganizations(Set<Long> organizations, PageRequest page) {
        return ofOrganizations.pages(organizations, noCondition(), page);
    }

    List<Activity> withIds(Collection<Long> ids, Scope scope) {
        return ofCampaigns.withIds(ids, scope);
    }
}
