package vn.khuyenhoc.organization.events;

import java.util.List;

import org.springframework.modulith.events.Externalized;

/** Members joined organizations, by name, in bulk, or from another organization; at most {@value #MOST} sums in one event. */
@Externalized("khuyenhoc.organization.MembersEnrolled::#{sums()[0].organization()}")
public record MembersEnrolled(long eventId, List<Sum> sums) {
    public static final int MOST = 20;

    /**
     * @param organization the value of the {@code OrganizationId} that they joined
     * @param month in which they joined, such as 202311
     */
    public record Sum(long organization, int month, int members) {}
}
