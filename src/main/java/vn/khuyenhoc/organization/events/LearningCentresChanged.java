package vn.khuyenhoc.organization.events;

import java.util.List;

import org.springframework.modulith.events.Externalized;

/** Learning centres were opened, closed or handed over, or it was corrected when; at most {@value #MOST} sums in one event. */
@Externalized("khuyenhoc.organization.LearningCentresChanged::#{sums()[0].organization()}")
public record LearningCentresChanged(long eventId, List<Sum> sums) {
    public static final int MOST = 20;

    /**
     * @param organization the value of the {@code OrganizationId} that runs them
     * @param month from which there are as many more or fewer, such as 202311
     * @param centres how many more, or with a minus fewer
     */
    public record Sum(long organization, int month, int centres) {}
}
