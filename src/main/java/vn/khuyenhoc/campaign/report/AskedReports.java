package vn.khuyenhoc.campaign.report;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_REPORT;

import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.ReportRegister;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;

/** Takes over reports of older books, in one insert; nobody has accepted them yet. */
@Component
class AskedReports implements ReportRegister {
    private final DSLContext sql;
    private final Days days;

    AskedReports(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    @Override
    @Transactional
    public void record(List<Asked> reports) {
        LocalDateTime now = days.now();
        Rows.insert(sql, reports.stream().map(one -> CAMPAIGN_REPORT.newRecord().setId(Ids.next()).setRecordedAt(now).setCampaignId(one.campaign().value())
            .setOrganizationId(one.organization().value()).setTitle(one.title()).setAsOf(one.asOf()).setDueOn(one.dueOn())
            .setState(one.submittedOn() == null ? ReportState.OPEN : ReportState.SUBMITTED).setStepOn(one.submittedOn()).setSubmittedOn(one.submittedOn())
            .setSubmittedBy(one.submittedOn() == null ? null : Act.current().caller())).toList());
    }
}
