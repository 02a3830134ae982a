package vn.khuyenhoc.fund.events;

import java.util.List;

/**
 * Contributions were taken back.
 *
 * @param sums what they had brought, in the month in which it was taken back
 */
public record ContributionsReversed(long eventId, List<ContributionsReceived.Sum> sums) {}
