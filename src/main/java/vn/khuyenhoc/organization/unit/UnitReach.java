package vn.khuyenhoc.organization.unit;

import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.tree.Subtree;

/**
 * Which units a scope holds. Units belong to the state and to no organization: those are within a scope that an association
 * of the scope covers on the day, and all below them.
 */
@Component
public class UnitReach {
    private final DSLContext sql;

    UnitReach(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Refusal UNIT_UNKNOWN if it is not a unit's */
    public static UnitId id(String globalId, String argument) {
        GlobalId id = GlobalId.parse(globalId);
        if (id == null || !id.type().equals("AdministrativeUnit")) {
            throw new Refusal("UNIT_UNKNOWN", argument);
        }
        return new UnitId(id.key());
    }

    /** Whether a unit stood on a day, within a scope. */
    public boolean holds(Scope scope, UnitId unit, LocalDate day) {
        List<Long> path = path(unit, day);
        var r = ORGANIZATION_REGISTER;
        return !path.isEmpty() && (scope.everywhere() || sql.fetchExists(r, r.UNIT_ID.in(path)
            .and(r.LEVEL.in(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE))
            .and(Valid.on(r, day)).and(Valid.known(r)).and(Subtree.of(scope, r.ORGANIZATION_ID, val(day)))));
    }

    /** The unit and those above it on a day; empty if it did not stand. */
    private List<Long> path(UnitId unit, LocalDate day) {
        var u = ORGANIZATION_UNIT;
        List<Long> path = new ArrayList<>();
        Long next = unit.value();
        while (next != null) {
            var line = sql.selectFrom(u).where(u.UNIT_ID.eq(next)).and(Valid.on(u, day)).and(Valid.known(u)).fetchOne();
            if (line == null) {
                return path;
            }
            path.add(line.getUnitId());
            next = line.getParentId();
        }
        return path;
    }
}
