package vn.khuyenhoc.organization.unit;

import static java.util.stream.Collectors.groupingBy;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;

/** What units were called on a day. */
@Repository
class UnitNames {
    private final DSLContext sql;

    UnitNames(DSLContext sql) {
        this.sql = sql;
    }

    @Public
    Map<Organization, AdministrativeUnit> of(List<Organization> organizations) {
        Map<Long, List<OrganizationUnitRecord>> lines = lines(organizations.stream().map(o -> o.unitId().value()).distinct().toList());
        Map<Organization, AdministrativeUnit> units = new HashMap<>();
        for (Organization organization : organizations) {
            AdministrativeUnit unit = on(organization.asOf(), lines.getOrDefault(organization.unitId().value(), List.of()));
            if (unit != null) {
                units.put(organization, unit);
            }
        }
        return units;
    }

    @Public
    List<AdministrativeUnit> on(Collection<Long> units, LocalDate day) {
        return lines(units).values().stream().map(lines -> on(day, lines)).filter(Objects::nonNull).toList();
    }

    private Map<Long, List<OrganizationUnitRecord>> lines(Collection<Long> units) {
        return sql.selectFrom(ORGANIZATION_UNIT)
            .where(ORGANIZATION_UNIT.UNIT_ID.in(units)).and(Valid.known(ORGANIZATION_UNIT))
            .fetch().stream().collect(groupingBy(OrganizationUnitRecord::getUnitId));
    }

    private static @Nullable AdministrativeUnit on(LocalDate day, List<OrganizationUnitRecord> lines) {
        return lines.stream().filter(line -> !line.getValidFrom().isAfter(day))
            .max(Comparator.comparing(OrganizationUnitRecord::getValidFrom))
            .map(line -> new AdministrativeUnit(new UnitId(line.getUnitId()), line.getCode(), line.getName(), line.getLevel(), line.getKind()))
            .orElse(null);
    }
}
