package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Titles of one decision were recognised, by name or in bulk; at most {@value #MOST} sums in one event.
 *
 * @param on the day of the decision
 */
@Externalized("khuyenhoc.recognition.TitlesRecognised::#{sums()[0].organization()}")
public record TitlesRecognised(long eventId, LocalDate on, List<Sum> sums) {
    public static final int MOST = 12;

    /**
     * @param organization the value of the {@code OrganizationId} that decided
     * @param kind the name of the kind of title
     * @param month such as 202311
     */
    public record Sum(long organization, String kind, int month, int count) {}
}
