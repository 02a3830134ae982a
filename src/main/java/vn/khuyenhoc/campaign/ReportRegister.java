package vn.khuyenhoc.campaign;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records reports that were asked for in older books, many at once. */
public interface ReportRegister {
    /** @param submittedOn null of one that is owed still */
    record Asked(CampaignId campaign, OrganizationId organization, String title, LocalDate asOf, LocalDate dueOn, @Nullable LocalDate submittedOn) {}

    void record(List<Asked> reports);
}
