package vn.khuyenhoc.fund.events;

import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Contributions were taken back.
 *
 * @param sums what they had brought, in the month in which it was taken back
 */
@Externalized("khuyenhoc.fund.ContributionsReversed::#{sums()[0].organization()}")
public record ContributionsReversed(long eventId, List<ContributionsReceived.Sum> sums) {}
