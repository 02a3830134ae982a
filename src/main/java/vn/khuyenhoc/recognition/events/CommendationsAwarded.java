package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.Externalized;

/**
 * Commendations of one decision were awarded on one day; at most {@value #MOST} in one event.
 *
 * @param decidedBy the value of the {@code OrganizationId} that decided, or null for an authority outside
 * @param paidBy the same of the organization whose fund is to pay: the one that decided, or its successor
 * @param decisionNumber of the decision
 */
@Externalized("khuyenhoc.recognition.CommendationsAwarded::#{commendations()[0].organization()}")
public record CommendationsAwarded(long eventId, LocalDate awardedOn, @Nullable Long decidedBy, @Nullable Long paidBy, String decisionNumber, List<Awarded> commendations) {
    public static final int MOST = 15;

    /**
     * @param commendation its key
     * @param organization the value of the {@code OrganizationId} that nominated it
     * @param amount whole VND that go with it, or null
     */
    public record Awarded(long commendation, long organization, @Nullable Long amount) {}
}
