package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Titles were taken back on a day; at most {@value TitlesRecognised#MOST} sums in one event.
 *
 * @param sums by the organization that had recognised them
 */
@Externalized("khuyenhoc.recognition.TitlesRevoked::#{sums()[0].organization()}")
public record TitlesRevoked(long eventId, LocalDate on, List<TitlesRecognised.Sum> sums) {}
