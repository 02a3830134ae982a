package vn.khuyenhoc.campaign.report;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_REPORT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignReportRecord;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.campaign.report.ReportInputs.AcceptReportInput;
import vn.khuyenhoc.campaign.report.ReportInputs.OpenReportsInput;
import vn.khuyenhoc.campaign.report.ReportInputs.ReturnReportInput;
import vn.khuyenhoc.campaign.report.ReportInputs.SubmitReportInput;
import vn.khuyenhoc.campaign.target.Setting;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** The steps of a report: those above ask for it, return or accept it; whoever owes it submits it. */
@Component
class HandingUp {
    private static final int MOST = 200;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_REASON = 500;

    /** What was opened in one act, by its keys: answers that may be repeated are kept, and many reports are too much to keep. */
    record Opened(List<Long> reports) {}

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final Campaigns campaigns;
    private final Setting setting;
    private final Reports reports;
    private final ReportFigures figures;

    HandingUp(DSLContext sql, Days days, Organizations organizations, Campaigns campaigns, Setting setting, Reports reports, ReportFigures figures) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.campaigns = campaigns;
        this.setting = setting;
        this.reports = reports;
        this.figures = figures;
    }

    /** @throws Refusal CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, CAMPAIGN_NOT_UNDER_WAY, ENDS_BEFORE_IT_BEGINS, ORGANIZATION_UNKNOWN, REPORT_OPENED, LIST_EMPTY, LIST_TOO_LONG, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Opened open(OpenReportsInput input, Scope scope) {
        Campaign campaign = campaigns.known(input.campaign(), scope, "campaign");
        campaigns.hold(campaign.key());
        refuseClosed(campaign, "campaign");
        if (!campaign.underWay(input.asOf())) {
            throw new Refusal("CAMPAIGN_NOT_UNDER_WAY", "asOf", input.asOf());
        }
        if (input.dueOn().isBefore(input.asOf())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "dueOn", input.asOf());
        }
        if (input.organizations().isEmpty() || input.organizations().size() > MOST) {
            throw new Refusal(input.organizations().isEmpty() ? "LIST_EMPTY" : "LIST_TOO_LONG", "organizations", MOST);
        }
        String title = Text.line(input.title(), "title", LONGEST_TITLE);
        Set<Long> known = Set.copyOf(sql.select(CAMPAIGN_REPORT.ORGANIZATION_ID).from(CAMPAIGN_REPORT).where(CAMPAIGN_REPORT.CAMPAIGN_ID.eq(campaign.key()))
            .and(CAMPAIGN_REPORT.AS_OF.eq(input.asOf())).and(Valid.known(CAMPAIGN_REPORT)).fetch(CAMPAIGN_REPORT.ORGANIZATION_ID));
        List<CampaignReportRecord> rows = new ArrayList<>();
        for (int i = 0; i < input.organizations().size(); i++) {
            String path = "organizations." + i;
            long organization = setting.assignable(OrganizationId.of(input.organizations().get(i), path), campaign, day(input.asOf()), scope, path).value();
            if (known.contains(organization) || rows.stream().anyMatch(row -> row.getOrganizationId() == organization)) {
                throw new Refusal("REPORT_OPENED", path, input.asOf());
            }
            rows.add(CAMPAIGN_REPORT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setCampaignId(campaign.key()).setOrganizationId(organization).setTitle(title)
                .setAsOf(input.asOf()).setDueOn(input.dueOn()).setState(ReportState.OPEN));
        }
        Rows.insert(sql, rows);
        return new Opened(rows.stream().map(CampaignReportRecord::getId).toList());
    }

    /** Of those whose tree says who stands where: that of the figures, or today's while they are still to come. */
    private LocalDate day(LocalDate asOf) {
        return asOf.isAfter(days.today()) ? days.today() : asOf;
    }

    /** @throws Refusal REPORT_UNKNOWN, REPORT_STATE_WRONG, CAMPAIGN_CLOSED, DATE_IN_FUTURE, STEP_TOO_EARLY, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public CampaignReport submit(SubmitReportInput input, Scope scope) {
        CampaignReportRecord row = held(input.id());
        if (row == null || !organizations.within(scope, new OrganizationId(row.getOrganizationId()), day(input.on()))) {
            throw new Refusal("REPORT_UNKNOWN", "id");
        }
        refuseClosed(campaigns.shown(row.getCampaignId(), Scope.EVERYWHERE), "id");
        String note = Text.optionalLine(input.note(), "note", LONGEST_NOTE);
        return become(row, ReportState.SUBMITTED, input.on(), input.version(), scope, one -> one.setSubmittedOn(input.on()).setSubmittedBy(Act.current().caller()).setNote(note));
    }

    /** @throws Refusal REPORT_UNKNOWN, REPORT_STATE_WRONG, CAMPAIGN_CLOSED, DATE_IN_FUTURE, STEP_TOO_EARLY, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public CampaignReport giveBack(ReturnReportInput input, Scope scope) {
        CampaignReportRecord row = fromAbove(input.id(), scope);
        refuseClosed(campaigns.shown(row.getCampaignId(), Scope.EVERYWHERE), "id");
        String reason = Text.line(input.reason(), "reason", LONGEST_REASON);
        return become(row, ReportState.RETURNED, input.on(), input.version(), scope, one -> one.setReason(reason));
    }

    /** Also after the movement was closed: what was handed in by then is still looked at. @throws Refusal REPORT_UNKNOWN, REPORT_STATE_WRONG, SELF_APPROVAL, DATE_IN_FUTURE, STEP_TOO_EARLY */
    @Transactional(propagation = Propagation.MANDATORY)
    public CampaignReport accept(AcceptReportInput input, Scope scope) {
        CampaignReportRecord row = fromAbove(input.id(), scope);
        if (Act.current().caller().equals(row.getSubmittedBy())) {
            throw new Refusal("SELF_APPROVAL", "id");
        }
        CampaignReport accepted = become(row, ReportState.ACCEPTED, input.on(), input.version(), scope, one -> one.setAcceptedOn(input.on()));
        figures.freeze(row);
        return accepted;
    }

    private CampaignReportRecord fromAbove(String opaque, Scope scope) {
        CampaignReportRecord row = held(opaque);
        if (row == null) {
            throw new Refusal("REPORT_UNKNOWN", "id");
        }
        try {
            setting.assignable(new OrganizationId(row.getOrganizationId()), campaigns.shown(row.getCampaignId(), Scope.EVERYWHERE), day(row.getAsOf()), scope, "id");
        } catch (Refusal notTheirs) {
            throw new Refusal("REPORT_UNKNOWN", "id");
        }
        return row;
    }

    /** Locked until the transaction ends. */
    private @Nullable CampaignReportRecord held(String opaque) {
        GlobalId id = GlobalId.parse(opaque);
        return id == null || !id.type().equals("CampaignReport") ? null
            : sql.selectFrom(CAMPAIGN_REPORT).where(CAMPAIGN_REPORT.ID.eq(id.key())).and(Valid.known(CAMPAIGN_REPORT)).forUpdate().fetchOne();
    }

    private static void refuseClosed(Campaign campaign, String argument) {
        if (campaign.closed()) {
            throw new Refusal("CAMPAIGN_CLOSED", argument, campaign.endsOn());
        }
    }

    private CampaignReport become(CampaignReportRecord row, ReportState next, LocalDate on, String version, Scope scope, UnaryOperator<CampaignReportRecord> change) {
        if (!Version.of(row.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("report " + row.getId() + " was changed meanwhile");
        }
        row.getState().refuseBecoming(next);
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
        LocalDate earliest = row.getStepOn() == null ? row.getAsOf() : row.getStepOn();
        if (on.isBefore(earliest)) {
            throw new Refusal("STEP_TOO_EARLY", "on", earliest);
        }
        Rows.correct(sql, List.of(row), days.now(), one -> change.apply(one).setState(next).setStepOn(on));
        return reports.withIds(List.of(row.getId()), scope).getFirst();
    }
}
