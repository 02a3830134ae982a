package vn.khuyenhoc.organization.events;

import java.time.LocalDate;
import java.util.List;

import org.springframework.modulith.events.Externalized;

/**
 * Organizations came into being on one day. A large act is told in several events, so that each stays under 2 KB.
 *
 * @param organizations the values of their {@code OrganizationId}s, at most {@value #MOST}
 */
@Externalized("khuyenhoc.organization.OrganizationsEstablished::#{organizations()[0]}")
public record OrganizationsEstablished(long eventId, LocalDate on, List<Long> organizations) {
    public static final int MOST = 80;
}
