package vn.khuyenhoc.campaign.programme;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_CAMPAIGN;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.CampaignId;
import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;

/** The programmes, plans and movements. */
@Repository
public class Campaigns {
    public static final Criteria CRITERIA = Criteria.on()
        .oneOf("kind", CAMPAIGN_CAMPAIGN.KIND).text("title", CAMPAIGN_CAMPAIGN.TITLE).text("reference", CAMPAIGN_CAMPAIGN.REFERENCE)
        .text("issuer", CAMPAIGN_CAMPAIGN.ISSUER).range("launchedOn", CAMPAIGN_CAMPAIGN.VALID_FROM);
    public static final Orders ORDERS = Orders.by().field("TITLE", CAMPAIGN_CAMPAIGN.TITLE).field("LAUNCHED_ON", CAMPAIGN_CAMPAIGN.VALID_FROM);

    private final DSLContext sql;
    private final Days days;
    private final Listing<Campaign> listing;

    Campaigns(DSLContext sql, Days days, CampaignMapper mapper) {
        this.sql = sql;
        this.days = days;
        // Campaigns have no owner: they are nested through participation, never by a column of their own.
        this.listing = new Listing<>(sql, CAMPAIGN_CAMPAIGN, CAMPAIGN_CAMPAIGN.ID, CAMPAIGN_CAMPAIGN.ID, CAMPAIGN_CAMPAIGN,
            List.of(CAMPAIGN_CAMPAIGN.fields()), row -> mapper.view(row.into(CAMPAIGN_CAMPAIGN)))
            .filteredBy(CRITERIA).orderedBy(ORDERS);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<CampaignId> launch(List<Launch> launches) {
        LocalDateTime now = days.now();
        List<CampaignCampaignRecord> rows = launches.stream().map(launch -> {
            LocalDate end = launch.endsOn();
            return CAMPAIGN_CAMPAIGN.newRecord()
                .setId(Ids.next()).setRecordedAt(now).setKind(launch.kind()).setTitle(launch.title()).setReference(launch.reference())
                .setIssuer(launch.issuer()).setValidFrom(launch.launchedOn()).setValidTo(end == null ? Days.FOREVER : end.plusDays(1));
        }).toList();
        Rows.insert(sql, rows);
        return rows.stream().map(row -> new CampaignId(row.getId())).toList();
    }

    Page<Campaign> inForce(LocalDate day, @Nullable CampaignKind kind, PageRequest page) {
        return listing.page(Valid.on(CAMPAIGN_CAMPAIGN, day).and(kind == null ? noCondition() : CAMPAIGN_CAMPAIGN.KIND.eq(kind)), page);
    }

    public Map<Long, Campaign> byId(Collection<Long> ids, Scope scope) {
        return withIds(ids, scope).stream().collect(Collectors.toMap(Campaign::key, Function.identity()));
    }

    List<Campaign> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
