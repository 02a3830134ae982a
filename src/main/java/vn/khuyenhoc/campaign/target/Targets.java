package vn.khuyenhoc.campaign.target;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_CAMPAIGN;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_TARGET;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignTargetRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The targets, listed; those of a draft only to those who are to reach them. */
@Repository
public class Targets {
    private static final Criteria FILTER = OrganizationFilters.ofFacts(Criteria.on().oneOf("indicator", CAMPAIGN_TARGET.INDICATOR).range("year", CAMPAIGN_TARGET.IN_YEAR),
        CAMPAIGN_TARGET.ORGANIZATION_ID, CAMPAIGN_TARGET.SET_ON);

    private final DSLContext sql;
    private final Days days;
    private final Listing<Target> ofCampaigns;
    private final Listing<Target> ofOrganizations;

    Targets(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
        this.ofCampaigns = listing(CAMPAIGN_TARGET.CAMPAIGN_ID);
        this.ofOrganizations = listing(CAMPAIGN_TARGET.ORGANIZATION_ID);
    }

    private Listing<Target> listing(Field<Long> parent) {
        var t = CAMPAIGN_TARGET;
        return new Listing<>(sql, t, t.ID, parent, t, List.of(t.fields()), Targets::view)
            .personalUnless(published(), scope -> Subtree.of(scope, t.ORGANIZATION_ID, val(days.today())))
            .filteredBy(FILTER)
            .orderedBy(Orders.by().field("YEAR", t.IN_YEAR));
    }

    private static Condition published() {
        var c = CAMPAIGN_CAMPAIGN;
        return notExists(selectOne().from(c).where(c.ID.eq(CAMPAIGN_TARGET.CAMPAIGN_ID)).and(c.STATE.eq(MovementState.DRAFT)).and(Valid.known(c)));
    }

    private static Target view(Record row) {
        return of(row.into(CAMPAIGN_TARGET));
    }

    static Target of(CampaignTargetRecord row) {
        return new Target(row.getId(), row.getIndicator(), row.getInYear(), row.getIndicator().shown(row.getAmount()), row.getBase(), row.getBaseSource(),
            row.getCampaignId(), new OrganizationId(row.getOrganizationId()), Version.of(row.getRecordedAt()));
    }

    /** Of an organization with all below it if {@code within} is given. */
    Page<Target> all(@Nullable Long within, PageRequest page) {
        return ofOrganizations.page(within == null ? noCondition() : Subtree.of(within, CAMPAIGN_TARGET.ORGANIZATION_ID, CAMPAIGN_TARGET.SET_ON), page);
    }

    Map<Long, Page<Target>> ofCampaigns(Set<Long> campaigns, PageRequest page) {
        return ofCampaigns.pages(campaigns, noCondition(), page);
    }

    Map<Long, Page<Target>> ofOrganizations(Set<Long> organizations, @Nullable Long campaign, PageRequest page) {
        return ofOrganizations.pages(organizations, campaign == null ? noCondition() : CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign), page);
    }

    public List<Target> withIds(Collection<Long> ids, Scope scope) {
        return ofCampaigns.withIds(ids, scope);
    }

    /** All of some campaigns for one indicator and year, under an organization if one is given. */
    List<Target> of(Set<Long> campaigns, Indicator indicator, int year, @Nullable Long within, Scope scope) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(Keys.in(t.CAMPAIGN_ID, campaigns)).and(t.INDICATOR.eq(indicator)).and(t.IN_YEAR.eq(year)).and(Valid.known(t))
            .and(published().or(Subtree.of(scope, t.ORGANIZATION_ID, val(days.today()))))
            .and(within == null ? noCondition() : Subtree.of(within, t.ORGANIZATION_ID, t.SET_ON)).fetch(Targets::of);
    }

    /** Which of some targets a filter lets through. */
    Set<Long> passing(Map<String, Object> where, Collection<Long> targets, Scope scope) {
        return sql.select(CAMPAIGN_TARGET.ID).from(CAMPAIGN_TARGET).where(Keys.in(CAMPAIGN_TARGET.ID, targets)).and(FILTER.condition(where, scope)).fetchSet(CAMPAIGN_TARGET.ID);
    }

    /** Of some organizations in some years, whatever the campaign; those of a draft as they are listed. */
    List<Target> of(Collection<Indicator> indicators, Collection<Long> organizations, Collection<Integer> years, Scope scope) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(t.ORGANIZATION_ID.in(organizations)).and(t.INDICATOR.in(indicators)).and(t.IN_YEAR.in(years)).and(Valid.known(t))
            .and(published().or(Subtree.of(scope, t.ORGANIZATION_ID, val(days.today())))).orderBy(t.ID).fetch(Targets::of);
    }

    /** All of some organizations for some campaigns in some years. For whoever has asked whether the caller may. */
    @Public
    public List<Target> of(Collection<Long> campaigns, Collection<Long> organizations, Collection<Integer> years) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(t.CAMPAIGN_ID.in(campaigns)).and(t.ORGANIZATION_ID.in(organizations)).and(t.IN_YEAR.in(years))
            .and(Valid.known(t)).orderBy(t.ID).fetch(Targets::of);
    }

    /** All of a campaign in a year. For whoever has asked whether the caller may. */
    @Public
    public List<Target> inYear(long campaign, int year) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(t.CAMPAIGN_ID.eq(campaign)).and(t.IN_YEAR.eq(year)).and(Valid.known(t)).orderBy(t.ID).fetch(Targets::of);
    }

    /** All of an organization for a campaign. For whoever has asked whether the caller may. */
    @Public
    public List<Target> of(long campaign, long organization) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(t.CAMPAIGN_ID.eq(campaign)).and(t.ORGANIZATION_ID.eq(organization)).and(Valid.known(t)).orderBy(t.ID).fetch(Targets::of);
    }

    /** All of some organizations of one indicator, whatever the campaign. */
    @Public
    public List<Target> of(Indicator indicator, Collection<Long> organizations, Collection<Integer> years) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(t.ORGANIZATION_ID.in(organizations)).and(t.INDICATOR.eq(indicator)).and(t.IN_YEAR.in(years)).and(Valid.known(t)).fetch(Targets::of);
    }

    /** The day of a year whose tree says who stands where: today, or the last day of a year that is over. */
    static LocalDate dayOf(int year, LocalDate today) {
        return year < today.getYear() ? LocalDate.of(year, 12, 31) : today;
    }
}
