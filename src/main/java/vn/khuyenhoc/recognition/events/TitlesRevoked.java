package vn.khuyenhoc.recognition.events;

import java.time.LocalDate;
import java.util.List;

/**
 * Titles were taken back on a day; at most {@value TitlesRecognised#MOST} sums in one event.
 *
 * @param sums by the organization that had recognised them
 */
public record TitlesRevoked(long eventId, LocalDate on, List<TitlesRecognised.Sum> sums) {}
