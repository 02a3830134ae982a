package vn.khuyenhoc.fund.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

import vn.khuyenhoc.fund.GrantPurpose;

/** Rounds were paid on one day; at most {@value #MOST} in one event. */
@Externalized("khuyenhoc.fund.GrantsPaid::#{grants()[0].organization()}")
public record GrantsPaid(long eventId, LocalDate on, List<Paid> grants) {
    public static final int MOST = 12;

    /**
     * @param grant the key of the round
     * @param organization the value of the {@code OrganizationId} of whose fund paid
     * @param amount whole VND
     */
    public record Paid(long grant, long organization, GrantPurpose purpose, long turns, long amount) {}
}
