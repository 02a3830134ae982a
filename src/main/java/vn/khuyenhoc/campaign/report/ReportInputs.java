package vn.khuyenhoc.campaign.report;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What officers and approvers send of reports, as the schema describes it. */
final class ReportInputs {
    private ReportInputs() {}

    record OpenReportsInput(String idempotencyKey, String campaign, List<String> organizations, String title, LocalDate asOf, LocalDate dueOn) {}

    record SubmitReportInput(String id, LocalDate on, @Nullable String note, String version) {}

    record ReturnReportInput(String id, LocalDate on, String reason, String version) {}

    record AcceptReportInput(String idempotencyKey, String id, LocalDate on, String version) {}
}
