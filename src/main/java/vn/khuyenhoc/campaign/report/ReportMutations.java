package vn.khuyenhoc.campaign.report;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.report.HandingUp.Opened;
import vn.khuyenhoc.campaign.report.ReportInputs.AcceptReportInput;
import vn.khuyenhoc.campaign.report.ReportInputs.OpenReportsInput;
import vn.khuyenhoc.campaign.report.ReportInputs.ReturnReportInput;
import vn.khuyenhoc.campaign.report.ReportInputs.SubmitReportInput;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Opens, submits, returns and accepts reports. */
@Controller
class ReportMutations {
    /** Of every change of one report. */
    record ReportPayload(@Nullable CampaignReport report, List<UserError> errors) {
        static ReportPayload of(Outcome<CampaignReport> outcome) {
            return new ReportPayload(outcome.value(), outcome.errors());
        }
    }

    record OpenReportsPayload(@Nullable List<CampaignReport> reports, List<UserError> errors) {}

    private final Writes writes;
    private final HandingUp handing;
    private final Reports reports;

    ReportMutations(Writes writes, HandingUp handing, Reports reports) {
        this.writes = writes;
        this.handing = handing;
        this.reports = reports;
    }

    @MutationMapping
    OpenReportsPayload openReports(@Argument OpenReportsInput input, DataFetchingEnvironment field) {
        Outcome<Opened> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Opened.class, scope -> handing.open(input, scope));
        return new OpenReportsPayload(outcome.value() == null ? null : reports.withIds(outcome.value().reports(), Arguments.scope(field)), outcome.errors());
    }

    @MutationMapping
    ReportPayload submitReport(@Argument SubmitReportInput input, DataFetchingEnvironment field) {
        return ReportPayload.of(writes.change(field, Role.OFFICER, scope -> handing.submit(input, scope)));
    }

    @MutationMapping
    ReportPayload returnReport(@Argument ReturnReportInput input, DataFetchingEnvironment field) {
        return ReportPayload.of(writes.change(field, Role.APPROVER, scope -> handing.giveBack(input, scope)));
    }

    @MutationMapping
    ReportPayload acceptReport(@Argument AcceptReportInput input, DataFetchingEnvironment field) {
        return ReportPayload.of(writes.once(field, Role.APPROVER, input.idempotencyKey(), CampaignReport.class, scope -> handing.accept(input, scope)));
    }
}
