package vn.khuyenhoc.campaign.target;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_TARGET;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignTargetRecord;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;

/** The targets as they are kept: there is one for each campaign, organization, indicator and year, because whoever writes holds the campaign. */
@Component
class TargetBook {
    private final DSLContext sql;
    private final Days days;
    private final Campaigns campaigns;
    private final KnownIndicators known;

    TargetBook(DSLContext sql, Days days, Campaigns campaigns, KnownIndicators known) {
        this.sql = sql;
        this.days = days;
        this.campaigns = campaigns;
        this.known = known;
    }

    /** @throws Refusal CAMPAIGN_CLOSED, TARGET_YEAR_OUTSIDE */
    void refuseClosed(Campaign campaign, int year, String argument) {
        campaigns.hold(campaign.key());
        LocalDate ends = campaign.endsOn();
        if (campaign.closed()) {
            throw new Refusal("CAMPAIGN_CLOSED", argument, ends);
        }
        if (year < campaign.launchedOn().getYear() || year > (ends == null ? Days.LAST_YEAR : ends.getYear())) {
            throw new Refusal("TARGET_YEAR_OUTSIDE", argument.equals("campaign") ? "year" : argument, String.valueOf(campaign.launchedOn().getYear()),
                ends == null ? "…" : String.valueOf(ends.getYear()));
        }
    }

    @Nullable CampaignTargetRecord row(String opaque) {
        GlobalId id = GlobalId.parse(opaque);
        return id == null || !id.type().equals("Target") ? null : sql.fetchOne(CAMPAIGN_TARGET, CAMPAIGN_TARGET.ID.eq(id.key()).and(Valid.known(CAMPAIGN_TARGET)));
    }

    @Nullable CampaignTargetRecord row(long campaign, long organization, Indicator indicator, int year) {
        return rows(campaign, List.of(organization), indicator, year).stream().findFirst().orElse(null);
    }

    List<CampaignTargetRecord> rows(long campaign, List<Long> organizations, Indicator indicator, int year) {
        var t = CAMPAIGN_TARGET;
        return sql.selectFrom(t).where(t.CAMPAIGN_ID.eq(campaign)).and(t.ORGANIZATION_ID.in(organizations)).and(t.INDICATOR.eq(indicator)).and(t.IN_YEAR.eq(year))
            .and(Valid.known(t)).fetch();
    }

    /** Who has one. */
    List<Long> organizations(long campaign, Indicator indicator, int year) {
        var t = CAMPAIGN_TARGET;
        return sql.select(t.ORGANIZATION_ID).from(t).where(t.CAMPAIGN_ID.eq(campaign)).and(t.INDICATOR.eq(indicator)).and(t.IN_YEAR.eq(year)).and(Valid.known(t)).fetch(t.ORGANIZATION_ID);
    }

    static void refuseStale(CampaignTargetRecord row, String version) {
        if (!Version.of(row.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("target " + row.getId() + " was changed meanwhile");
        }
    }

    CampaignTargetRecord fresh(long campaign, long organization, Indicator indicator, int year, LocalDate on) {
        return CAMPAIGN_TARGET.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setCampaignId(campaign).setOrganizationId(organization).setIndicator(indicator)
            .setInYear(year).setSetOn(on);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(List<CampaignTargetRecord> rows) {
        rows.forEach(row -> known.add(row.getIndicator()));
        Rows.insert(sql, rows);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void correct(CampaignTargetRecord row, long amount, @Nullable Long base, @Nullable String source) {
        Rows.correct(sql, List.of(row), days.now(), one -> one.setAmount(amount).setBase(base).setBaseSource(source));
    }

    /** Gives each of those below their part; what others of them had for the same is withdrawn, or all of it would be more. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Long> divide(CampaignTargetRecord whole, Map<Long, Long> parts, List<Long> below, LocalDate on) {
        LocalDateTime now = days.now();
        List<CampaignTargetRecord> known = rows(whole.getCampaignId(), below, whole.getIndicator(), whole.getInYear());
        Rows.withdraw(sql, known.stream().filter(row -> parts.getOrDefault(row.getOrganizationId(), 0L) == 0).toList(), now);
        List<CampaignTargetRecord> kept = known.stream().filter(row -> parts.getOrDefault(row.getOrganizationId(), 0L) > 0).toList();
        Rows.correct(sql, kept, now, row -> row.setAmount(parts.get(row.getOrganizationId())));
        List<CampaignTargetRecord> fresh = new ArrayList<>();
        parts.forEach((organization, amount) -> {
            if (amount > 0 && kept.stream().noneMatch(row -> row.getOrganizationId().equals(organization))) {
                fresh.add(fresh(whole.getCampaignId(), organization, whole.getIndicator(), whole.getInYear(), on).setAmount(amount));
            }
        });
        Rows.insert(sql, fresh);
        return Stream.concat(kept.stream(), fresh.stream()).map(CampaignTargetRecord::getId).toList();
    }
}
