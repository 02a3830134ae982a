package vn.khuyenhoc.organization.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;
import vn.khuyenhoc.organization.unit.UnitNames;
import vn.khuyenhoc.organization.unit.UnitReach;

/** The units that a spreadsheet's codes name, of those that its sender may change; each read once. */
final class UnitPlaces {
    private final DSLContext sql;
    private final UnitReach reach;
    private final Scope scope;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, List<OrganizationUnitRecord>> lines = new HashMap<>();
    private final Map<UnitNames.At, Boolean> held = new HashMap<>();

    UnitPlaces(DSLContext sql, UnitReach reach, Scope scope) {
        this.sql = sql;
        this.reach = reach;
        this.scope = scope;
    }

    void read(Collection<String> codes) {
        Set<String> unread = codes.stream().filter(asked::add).collect(toSet());
        if (!unread.isEmpty()) {
            lines.putAll(sql.selectFrom(ORGANIZATION_UNIT).where(ORGANIZATION_UNIT.CODE.in(unread)).and(Valid.known(ORGANIZATION_UNIT))
                .fetch().stream().collect(groupingBy(OrganizationUnitRecord::getCode)));
        }
    }

    /** Whether a unit of the level bears the code on or after a day. */
    boolean taken(String code, UnitLevel level, LocalDate from) {
        return lines.getOrDefault(code, List.of()).stream().anyMatch(line -> line.getLevel() == level && line.getValidTo().isAfter(from));
    }

    /** The unit of that level; of any, where no level is said and the code is one unit's only. */
    @Nullable UnitId on(String code, @Nullable UnitLevel level, LocalDate day) {
        List<UnitId> named = standing(code, day, line -> level == null || line.getLevel() == level).stream()
            .map(line -> new UnitId(line.getUnitId())).toList();
        return named.size() == 1 && holds(named.getFirst(), day) ? named.getFirst() : null;
    }

    /** The nearest of those above a level. */
    @Nullable UnitId above(String code, UnitLevel level, LocalDate day) {
        return standing(code, day, line -> line.getLevel().compareTo(level) < 0).stream()
            .max(Comparator.comparing(OrganizationUnitRecord::getLevel)).map(line -> new UnitId(line.getUnitId()))
            .filter(unit -> holds(unit, day)).orElse(null);
    }

    private List<OrganizationUnitRecord> standing(String code, LocalDate day, Predicate<OrganizationUnitRecord> wanted) {
        return lines.getOrDefault(code, List.of()).stream().filter(wanted)
            .filter(line -> !line.getValidFrom().isAfter(day) && line.getValidTo().isAfter(day)).toList();
    }

    private boolean holds(UnitId unit, LocalDate day) {
        return scope.everywhere() || held.computeIfAbsent(new UnitNames.At(unit, day), at -> reach.holds(scope, at.unit(), at.day()));
    }
}
