package vn.khuyenhoc.organization.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/** Populations were recorded, corrected or withdrawn of units that associations cover; at most {@value #MOST} associations in one event. */
@Externalized("khuyenhoc.organization.PopulationsChanged::#{populations()[0].organization()}")
public record PopulationsChanged(long eventId, List<Population> populations) {
    public static final int MOST = 20;

    /**
     * @param organization the value of the {@code OrganizationId}
     * @param on the first day of which another population is known now
     */
    public record Population(long organization, LocalDate on) {}
}
