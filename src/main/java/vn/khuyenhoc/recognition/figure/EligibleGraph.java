package vn.khuyenhoc.recognition.figure;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Takes and lists reports on those that could register. */
@Controller
class EligibleGraph implements NodeSource {
    record ReportEligiblePayload(@Nullable EligibleReport report, List<UserError> errors) {}

    /** Of what stands no more. */
    record WithdrawnPayload(@Nullable String withdrawn, List<UserError> errors) {}

    private final EligibleReports reports;
    private final ReportingEligible reporting;
    private final WithdrawingEligible withdrawing;
    private final Writes writes;
    private final Organizations organizations;

    EligibleGraph(EligibleReports reports, ReportingEligible reporting, WithdrawingEligible withdrawing, Writes writes, Organizations organizations) {
        this.reports = reports;
        this.reporting = reporting;
        this.withdrawing = withdrawing;
        this.writes = writes;
        this.organizations = organizations;
    }

    @QueryMapping
    Connection<EligibleReport> eligibleReports(DataFetchingEnvironment field) {
        return Connection.of(reports.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @MutationMapping
    ReportEligiblePayload reportEligible(@Argument ReportEligibleInput input, DataFetchingEnvironment field) {
        Outcome<EligibleReport> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), EligibleReport.class, scope -> reporting.report(input, scope));
        return new ReportEligiblePayload(outcome.value(), outcome.errors());
    }

    @MutationMapping
    WithdrawnPayload withdrawEligibleReport(@Argument WithdrawEligibleReportInput input, DataFetchingEnvironment field) {
        Outcome<String> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), String.class, scope -> withdrawing.withdraw(input, scope));
        return new WithdrawnPayload(outcome.value(), outcome.errors());
    }

    @BatchMapping
    Map<EligibleReport, Organization> organization(List<EligibleReport> shown) {
        return organizations.of(shown, report -> new At(report.organizationId(), report.reportedOn()));
    }

    @Override
    public Class<EligibleReport> type() {
        return EligibleReport.class;
    }

    @Override
    public Collection<EligibleReport> find(Collection<Long> keys, Caller caller) {
        return reports.withIds(keys, caller.reads());
    }
}
