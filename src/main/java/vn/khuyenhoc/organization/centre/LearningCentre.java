package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.CentreLevel;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreRecord;

/**
 * A community learning centre as it was on a day.
 *
 * @param closedOn the first day on which it no longer is, if one is known
 * @param organizationId who ran it on the day
 */
@RecordedIn(value = "organization_centre", key = "centre_id")
public record LearningCentre(long key, CentreLevel level, String name, LocalDate openedOn, @Nullable LocalDate closedOn,
                      OrganizationId organizationId, LocalDate asOf, String version) implements Node {
    static LearningCentre of(OrganizationCentreRecord line, LocalDate day) {
        return new LearningCentre(line.getCentreId(), line.getLevel(), line.getName(), line.getOpenedOn(), line.getClosedOn(),
            new OrganizationId(line.getOrganizationId()), day, version(line));
    }

    /** Of what the line says, and not of when it ends: answers about earlier days stay as they were. */
    static String version(OrganizationCentreRecord line) {
        return Version.of(List.of(line.getCentreId(), line.getOrganizationId(), line.getLevel(), line.getName(), line.getValidFrom(),
            String.valueOf(line.getClosedOn())));
    }
}
