package vn.khuyenhoc.organization.population;

import java.time.LocalDate;

import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPopulationRecord;

/**
 * A count of a unit's inhabitants.
 *
 * @param definition what was counted, such as the average or the resident population
 */
@RecordedIn("organization_population")
public record Population(long key, UnitId unitId, long value, LocalDate countedOn, String definition, String source, String version) implements Node {
    static Population of(OrganizationPopulationRecord count) {
        return new Population(count.getId(), new UnitId(count.getUnitId()), count.getInhabitants(), count.getCountedOn(), count.getDefinition(),
            count.getSource(), Version.of(count.getRecordedAt()));
    }
}
