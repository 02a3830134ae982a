package vn.khuyenhoc.organization.unit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;

/** What units were called on a day. */
@Repository
public class UnitNames {
    /** A unit on a day. */
    public record At(UnitId unit, LocalDate day) {}

    private final DSLContext sql;

    UnitNames(DSLContext sql) {
        this.sql = sql;
    }

    /** The unit that each of these things names, for a nested field; one that was not yet known by its day is missing. */
    @Public
    public <T> Map<T, AdministrativeUnit> of(Collection<T> things, Function<T, At> named) {
        Map<At, AdministrativeUnit> found = on(things.stream().map(named).collect(toSet()));
        Map<T, AdministrativeUnit> units = new HashMap<>();
        for (T thing : things) {
            AdministrativeUnit unit = found.get(named.apply(thing));
            if (unit != null) {
                units.put(thing, unit);
            }
        }
        return units;
    }

    /** Each as it was on its day, or last before. */
    @Public
    public Map<At, AdministrativeUnit> on(Collection<At> wanted) {
        Set<Long> units = wanted.stream().map(at -> at.unit().value()).collect(toSet());
        Map<Long, List<OrganizationUnitRecord>> lines = units.isEmpty() ? Map.of() : sql.selectFrom(ORGANIZATION_UNIT)
            .where(ORGANIZATION_UNIT.UNIT_ID.in(units)).and(Valid.known(ORGANIZATION_UNIT))
            .fetch().stream().collect(groupingBy(OrganizationUnitRecord::getUnitId));
        Map<At, AdministrativeUnit> found = new HashMap<>();
        for (At at : wanted) {
            lines.getOrDefault(at.unit().value(), List.of()).stream().filter(line -> !line.getValidFrom().isAfter(at.day()))
                .max(Comparator.comparing(OrganizationUnitRecord::getValidFrom))
                .ifPresent(line -> found.put(at, AdministrativeUnit.of(line, at.day())));
        }
        return found;
    }
}
