package vn.khuyenhoc.campaign.participation;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_PARTICIPATION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignParticipationRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** Who takes part in each campaign, listed. */
@Repository
public class Participants {
    private final DSLContext sql;
    private final Listing<Participation> listing;

    Participants(DSLContext sql) {
        this.sql = sql;
        var p = CAMPAIGN_PARTICIPATION;
        this.listing = new Listing<>(sql, p, p.ID, p.CAMPAIGN_ID, p, List.of(p.fields()), Participants::view)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on().range("since", p.VALID_FROM), p.ORGANIZATION_ID, p.VALID_FROM))
            .orderedBy(Orders.by().field("SINCE", p.VALID_FROM));
    }

    private static Participation view(Record line) {
        CampaignParticipationRecord row = line.into(CAMPAIGN_PARTICIPATION);
        return new Participation(row.getId(), row.getCampaignId(), new OrganizationId(row.getOrganizationId()), row.getValidFrom(),
            row.getValidTo().equals(Days.FOREVER) ? null : row.getValidTo(), Version.of(row.getRecordedAt()));
    }

    Map<Long, Page<Participation>> of(Set<Long> campaigns, LocalDate day, PageRequest page) {
        return listing.pages(campaigns, Valid.on(CAMPAIGN_PARTICIPATION, day), page);
    }

    List<Participation> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }

    /** For whoever has asked whether the caller may. */
    @Public
    @Nullable CampaignParticipationRecord row(String opaque) {
        GlobalId id = GlobalId.parse(opaque);
        return id == null || !id.type().equals("Participation") ? null
            : sql.fetchOne(CAMPAIGN_PARTICIPATION, CAMPAIGN_PARTICIPATION.ID.eq(id.key()).and(Valid.known(CAMPAIGN_PARTICIPATION)));
    }

    /** Those of an organization with all below it who take part on a day. */
    @Public
    public List<Long> under(long campaign, long organization, LocalDate day) {
        var p = CAMPAIGN_PARTICIPATION;
        return sql.selectDistinct(p.ORGANIZATION_ID).from(p).where(p.CAMPAIGN_ID.eq(campaign)).and(Valid.on(p, day)).and(Valid.known(p))
            .and(Subtree.of(organization, p.ORGANIZATION_ID, day)).fetch(p.ORGANIZATION_ID);
    }

    /** Whether an organization takes part on a day or later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean from(long campaign, long organization, LocalDate day) {
        var p = CAMPAIGN_PARTICIPATION;
        return sql.fetchExists(p, p.CAMPAIGN_ID.eq(campaign).and(p.ORGANIZATION_ID.eq(organization)).and(p.VALID_TO.gt(day)).and(Valid.known(p)));
    }
}
