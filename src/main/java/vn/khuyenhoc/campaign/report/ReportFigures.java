package vn.khuyenhoc.campaign.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_REPORT_FIGURE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignReportFigureRecord;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignReportRecord;
import vn.khuyenhoc.campaign.target.ProgressOfTargets;
import vn.khuyenhoc.campaign.target.Target;
import vn.khuyenhoc.campaign.target.TargetProgress;
import vn.khuyenhoc.campaign.target.Targets;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;

/** The figures of reports: those of the organization's targets, frozen when a report is accepted. */
@Component
class ReportFigures {
    private final DSLContext sql;
    private final Days days;
    private final Targets targets;
    private final ProgressOfTargets progress;

    ReportFigures(DSLContext sql, Days days, Targets targets, ProgressOfTargets progress) {
        this.sql = sql;
        this.days = days;
        this.targets = targets;
        this.progress = progress;
    }

    /** Keeps what the modules say on the day of the report; what nobody knows is kept as unknown. */
    @Transactional(propagation = Propagation.MANDATORY)
    void freeze(CampaignReportRecord report) {
        List<Target> all = targets.of(List.of(report.getCampaignId()), List.of(report.getOrganizationId()), Set.of(report.getAsOf().getYear()));
        Map<Long, TargetProgress> reached = progress.of(all, report.getAsOf());
        Rows.append(sql, all.stream().map(target -> {
            BigDecimal value = reached.get(target.key()).value();
            return CAMPAIGN_REPORT_FIGURE.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(report.getOrganizationId()).setReportId(report.getId())
                .setIndicator(target.indicator()).setAmount(target.amount().unscaledValue().longValueExact()).setBase(target.base())
                .setAmountReached(value == null ? null : value.unscaledValue().longValueExact());
        }).toList());
    }

    /** Of each report, which a scope has let through; of those that were not accepted, of the targets that there are by now. */
    @Public
    Map<Long, List<ReportFigure>> of(Collection<CampaignReport> reports) {
        Map<CampaignReport, List<Target>> asked = new HashMap<>();
        Map<Long, @Nullable BigDecimal> accepted = new HashMap<>();
        asked.putAll(frozen(reports.stream().filter(report -> report.state() == ReportState.ACCEPTED).toList(), accepted));
        asked.putAll(current(reports.stream().filter(report -> report.state() != ReportState.ACCEPTED).toList()));
        Map<LocalDate, List<Target>> byDay = new HashMap<>();
        asked.forEach((report, some) -> byDay.computeIfAbsent(report.asOf(), day -> new ArrayList<>()).addAll(some));
        Map<LocalDate, Map<Long, TargetProgress>> reached = new HashMap<>();
        byDay.forEach((day, some) -> reached.put(day, progress.of(some, day)));
        Map<Long, List<ReportFigure>> figures = new HashMap<>();
        asked.forEach((report, some) -> figures.put(report.key(), some.stream()
            .map(target -> new ReportFigure(target.indicator(), target.amount(), accepted.get(target.key()), reached.get(report.asOf()).get(target.key()).value())).toList()));
        return figures;
    }

    /** Targets as they were, with what they had reached. */
    private Map<CampaignReport, List<Target>> frozen(List<CampaignReport> reports, Map<Long, @Nullable BigDecimal> accepted) {
        var f = CAMPAIGN_REPORT_FIGURE;
        Map<Long, List<CampaignReportFigureRecord>> kept = reports.isEmpty() ? Map.of()
            : sql.selectFrom(f).where(Keys.in(f.REPORT_ID, reports.stream().map(CampaignReport::key).toList())).orderBy(f.ID).fetch().stream().collect(groupingBy(row -> row.getReportId()));
        Map<CampaignReport, List<Target>> targets = new HashMap<>();
        for (CampaignReport report : reports) {
            List<CampaignReportFigureRecord> rows = kept.getOrDefault(report.key(), List.of());
            rows.forEach(row -> accepted.put(row.getId(), row.getAmountReached() == null ? null : row.getIndicator().shown(row.getAmountReached())));
            targets.put(report, rows.stream().map(row -> new Target(row.getId(), row.getIndicator(), report.asOf().getYear(), row.getIndicator().shown(row.getAmount()), row.getBase(),
                null, report.campaignKey(), report.organizationId(), "")).toList());
        }
        return targets;
    }

    private Map<CampaignReport, List<Target>> current(List<CampaignReport> reports) {
        record Of(long campaign, OrganizationId organization, int year) {}
        Map<Of, List<Target>> known = reports.isEmpty() ? Map.of()
            : targets.of(reports.stream().map(CampaignReport::campaignKey).collect(toSet()), reports.stream().map(report -> report.organizationId().value()).collect(toSet()),
                reports.stream().map(report -> report.asOf().getYear()).collect(toSet())).stream()
                .collect(groupingBy(target -> new Of(target.campaignKey(), target.organizationId(), target.year())));
        Map<CampaignReport, List<Target>> targets = new HashMap<>();
        reports.forEach(report -> targets.put(report, known.getOrDefault(new Of(report.campaignKey(), report.organizationId(), report.asOf().getYear()), List.of())));
        return targets;
    }
}
