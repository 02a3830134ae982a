package vn.khuyenhoc.campaign.programme;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_CAMPAIGN;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.CampaignId;
import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;
import vn.khuyenhoc.organization.tree.Subtree;

/** The programmes, plans and movements. */
@Repository
public class Campaigns {
    public static final Criteria CRITERIA = Criteria.on()
        .oneOf("kind", CAMPAIGN_CAMPAIGN.KIND).text("title", CAMPAIGN_CAMPAIGN.TITLE).text("reference", CAMPAIGN_CAMPAIGN.REFERENCE)
        .text("issuer", CAMPAIGN_CAMPAIGN.ISSUER).range("launchedOn", CAMPAIGN_CAMPAIGN.VALID_FROM)
        .oneOf("state", CAMPAIGN_CAMPAIGN.STATE);
    public static final Orders ORDERS = Orders.by().field("TITLE", CAMPAIGN_CAMPAIGN.TITLE).field("LAUNCHED_ON", CAMPAIGN_CAMPAIGN.VALID_FROM);

    private final DSLContext sql;
    private final Days days;
    private final Listing<Campaign> listing;

    Campaigns(DSLContext sql, Days days, CampaignMapper mapper) {
        this.sql = sql;
        this.days = days;
        this.listing = new Listing<>(sql, CAMPAIGN_CAMPAIGN, CAMPAIGN_CAMPAIGN.ID, CAMPAIGN_CAMPAIGN.PARENT_ID, CAMPAIGN_CAMPAIGN,
            List.of(CAMPAIGN_CAMPAIGN.fields()), row -> mapper.view(row.into(CAMPAIGN_CAMPAIGN)))
            .personalUnless(published(), this::ofOwner).filteredBy(CRITERIA).orderedBy(ORDERS);
    }

    /** What is more than a draft. */
    public static Condition published() {
        return CAMPAIGN_CAMPAIGN.STATE.isNull().or(CAMPAIGN_CAMPAIGN.STATE.ne(MovementState.DRAFT));
    }

    /** Of its owner when it was launched; or today, because whoever has gone on for an owner that ended goes on with its campaigns. */
    public Condition ofOwner(Scope scope) {
        return Subtree.of(scope, CAMPAIGN_CAMPAIGN.ORGANIZATION_ID, CAMPAIGN_CAMPAIGN.VALID_FROM).or(Subtree.of(scope, CAMPAIGN_CAMPAIGN.ORGANIZATION_ID, val(days.today())));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<CampaignId> launch(List<Launch> launches) {
        LocalDateTime now = days.now();
        List<CampaignCampaignRecord> rows = launches.stream().map(launch -> {
            LocalDate end = launch.endsOn();
            return CAMPAIGN_CAMPAIGN.newRecord()
                .setId(Ids.next()).setRecordedAt(now).setKind(launch.kind()).setTitle(launch.title()).setReference(launch.reference())
                .setIssuer(launch.issuer()).setValidFrom(launch.launchedOn()).setValidTo(end == null ? Days.FOREVER : end.plusDays(1))
                .setState(launch.kind() == CampaignKind.MOVEMENT ? MovementState.LAUNCHED : null)
                .setStepOn(launch.kind() == CampaignKind.MOVEMENT ? launch.launchedOn() : null);
        }).toList();
        Rows.insert(sql, rows);
        return rows.stream().map(row -> new CampaignId(row.getId())).toList();
    }

    /** The one with a reference, if there is exactly one. */
    @Public
    public Optional<CampaignId> withReference(String reference) {
        List<Long> found = sql.select(CAMPAIGN_CAMPAIGN.ID).from(CAMPAIGN_CAMPAIGN).where(CAMPAIGN_CAMPAIGN.REFERENCE.eq(reference)).and(Valid.known(CAMPAIGN_CAMPAIGN))
            .fetch(CAMPAIGN_CAMPAIGN.ID);
        return found.size() == 1 ? Optional.of(new CampaignId(found.getFirst())) : Optional.empty();
    }

    Page<Campaign> inForce(LocalDate day, @Nullable CampaignKind kind, PageRequest page) {
        return listing.page(Valid.on(CAMPAIGN_CAMPAIGN, day).and(kind == null ? noCondition() : CAMPAIGN_CAMPAIGN.KIND.eq(kind)), page);
    }

    Map<Long, Page<Campaign>> partsOf(Set<Long> campaigns, PageRequest page) {
        return listing.pages(campaigns, noCondition(), page);
    }

    /**
     * One that the scope is shown.
     *
     * @throws Refusal CAMPAIGN_UNKNOWN
     */
    public Campaign known(String opaque, Scope scope, String argument) {
        GlobalId id = GlobalId.parse(opaque);
        List<Campaign> found = id == null || !id.type().equals("Campaign") ? List.of() : withIds(List.of(id.key()), scope);
        if (found.isEmpty()) {
            throw new Refusal("CAMPAIGN_UNKNOWN", argument);
        }
        return found.getFirst();
    }

    public Campaign shown(long id, Scope scope) {
        return withIds(List.of(id), scope).getFirst();
    }

    /**
     * One that is the keeper's to change, locked until the transaction ends.
     *
     * @throws Refusal CAMPAIGN_UNKNOWN
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CampaignCampaignRecord held(String opaque, Keeper keeper, String argument) {
        var c = CAMPAIGN_CAMPAIGN;
        GlobalId id = GlobalId.parse(opaque);
        CampaignCampaignRecord row = id == null || !id.type().equals("Campaign") ? null
            : sql.selectFrom(c).where(c.ID.eq(id.key())).and(Valid.known(c)).and(ofOwner(keeper.scope()).and(keeper.national() ? noCondition() : c.ORGANIZATION_ID.isNotNull()))
                .forUpdate().fetchOne();
        if (row == null) {
            throw new Refusal("CAMPAIGN_UNKNOWN", argument);
        }
        return row;
    }

    /** Of each owner that ended, to its heir of today or, if that is earlier, of the campaign's last day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOver(OrganizationsReorganised event) {
        var c = CAMPAIGN_CAMPAIGN;
        Set<Long> owners = event.successions().stream().filter(Succession::full).map(Succession::predecessor).collect(Collectors.toSet());
        List<CampaignCampaignRecord> open = sql.selectFrom(c).where(c.ORGANIZATION_ID.in(owners)).and(c.VALID_TO.gt(event.on()))
            .and(c.STATE.isNull().or(c.STATE.ne(MovementState.CLOSED))).and(Valid.known(c)).forUpdate().fetch();
        Map<LocalDate, Map<Long, Heir>> heirs = new HashMap<>();
        Rows.correct(sql, open, days.now(), row -> row.setOrganizationId(Objects.requireNonNull(
            heirs.computeIfAbsent(lastDay(row), day -> Heirs.of(event, day, sql)).get(row.getOrganizationId())).organization()));
    }

    private LocalDate lastDay(CampaignCampaignRecord row) {
        LocalDate last = row.getValidTo().minusDays(1), today = days.today();
        return last.isBefore(today) ? last : today;
    }

    /** Whoever enters something that there may be once for a campaign, waits here for others who do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(long campaign) {
        sql.select(CAMPAIGN_CAMPAIGN.ID).from(CAMPAIGN_CAMPAIGN).where(CAMPAIGN_CAMPAIGN.ID.eq(campaign)).forUpdate().fetch();
    }

    static void refuseStale(CampaignCampaignRecord row, String version) {
        if (!Version.of(row.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("campaign " + row.getId() + " was changed meanwhile");
        }
    }

    /** Whether one is another or a part of it, at whatever depth; those in between are locked, so that nobody closes a circle meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean partOf(long campaign, long whole) {
        Long above = campaign;
        while (above != null && above != whole) {
            above = sql.select(CAMPAIGN_CAMPAIGN.PARENT_ID).from(CAMPAIGN_CAMPAIGN).where(CAMPAIGN_CAMPAIGN.ID.eq(above)).forUpdate().fetchOne(CAMPAIGN_CAMPAIGN.PARENT_ID);
        }
        return above != null;
    }

    public Map<Long, Campaign> byId(Collection<Long> ids, Scope scope) {
        return withIds(ids, scope).stream().collect(Collectors.toMap(Campaign::key, Function.identity()));
    }

    List<Campaign> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
