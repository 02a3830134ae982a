package vn.khuyenhoc.campaign;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/** Records activities that are found in older books, many at once. */
public interface ActivityRegister {
    /** @param turnout how many came, or null if nobody says */
    record Held(CampaignId campaign, OrganizationId organization, ActivityKind kind, String title, String place, LocalDate startsOn, LocalDate endsOn, @Nullable Integer turnout) {}

    void record(List<Held> activities);
}
