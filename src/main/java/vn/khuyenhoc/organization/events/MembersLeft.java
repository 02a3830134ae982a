package vn.khuyenhoc.organization.events;

import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Members left organizations, also for others; at most {@value MembersEnrolled#MOST} sums in one event.
 *
 * @param sums by the organization that they left and the month in which they did
 */
@Externalized("khuyenhoc.organization.MembersLeft::#{sums()[0].organization()}")
public record MembersLeft(long eventId, List<MembersEnrolled.Sum> sums) {}
