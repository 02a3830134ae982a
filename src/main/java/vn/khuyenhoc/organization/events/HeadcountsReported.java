package vn.khuyenhoc.organization.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/** Organizations without a roster reported how many members they have; at most {@value #MOST} reports in one event. */
@Externalized("khuyenhoc.organization.HeadcountsReported::#{headcounts()[0].organization()}")
public record HeadcountsReported(long eventId, List<Headcount> headcounts) {
    public static final int MOST = 20;

    /** @param organization the value of the {@code OrganizationId} that reported */
    public record Headcount(long organization, LocalDate on, int members) {}
}
