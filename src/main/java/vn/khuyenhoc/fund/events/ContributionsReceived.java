package vn.khuyenhoc.fund.events;

import java.util.List;

import org.springframework.modulith.events.Externalized;

/** Funds received contributions; a bulk of them is told by its sums, at most {@value #MOST} in one event. */
@Externalized("khuyenhoc.fund.ContributionsReceived::#{sums()[0].organization()}")
public record ContributionsReceived(long eventId, List<Sum> sums) {
    public static final int MOST = 16;

    /**
     * What one fund received in one month, by the days that count.
     *
     * @param organization the value of the {@code OrganizationId} whose fund it is
     * @param month such as 202310
     * @param amount whole VND, goods and foreign money by their worth
     */
    public record Sum(long organization, int month, int contributions, long amount) {}
}
