package vn.khuyenhoc.organization.unit;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;

/**
 * An administrative unit as it was on a day.
 *
 * @param validFrom since when it has had this name, kind and parent
 * @param endedOn the first day on which it no longer was, if it had ended by {@code asOf}
 */
@RecordedIn(value = "organization_unit", key = "unit_id")
public record AdministrativeUnit(UnitId unitId, String code, String name, UnitLevel level, UnitKind kind, @Nullable UnitId parentId,
                                 LocalDate establishedOn, LocalDate validFrom, @Nullable LocalDate endedOn, LocalDate asOf, String version)
        implements Node {
    @Override
    public long key() {
        return unitId.value();
    }

    /** @param line the unit's last that begins by the day; one that ends by it too is the unit's last of all */
    static AdministrativeUnit of(OrganizationUnitRecord line, LocalDate day) {
        Long parent = line.getParentId();
        return new AdministrativeUnit(new UnitId(line.getUnitId()), line.getCode(), line.getName(), line.getLevel(), line.getKind(),
            parent == null ? null : new UnitId(parent), line.getEstablishedOn(), line.getValidFrom(),
            line.getValidTo().isAfter(day) ? null : line.getValidTo(), day, version(line));
    }

    /** Of what the line says, and not of when it ends: answers about earlier days stay as they were. */
    static String version(OrganizationUnitRecord line) {
        return Version.of(List.of(line.getUnitId(), line.getCode(), line.getName(), line.getLevel(), line.getKind(),
            String.valueOf(line.getParentId()), line.getValidFrom()));
    }
}
