package vn.khuyenhoc.organization.unit;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT_SUCCESSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitSuccessionRecord;

/** Which units went up in which, by a day. */
@Repository
class UnitHeirs {
    private static final double PERCENT = 100;

    private final DSLContext sql;

    UnitHeirs(DSLContext sql) {
        this.sql = sql;
    }

    @Public
    Map<Long, List<UnitSuccession>> predecessors(Set<Long> units, LocalDate day) {
        return successions(units, day, true);
    }

    @Public
    Map<Long, List<UnitSuccession>> successors(Set<Long> units, LocalDate day) {
        return successions(units, day, false);
    }

    private Map<Long, List<UnitSuccession>> successions(Set<Long> units, LocalDate day, boolean backwards) {
        var s = ORGANIZATION_UNIT_SUCCESSION;
        Map<Long, List<UnitSuccession>> found = new HashMap<>();
        units.forEach(unit -> found.put(unit, new ArrayList<>()));
        sql.selectFrom(s).where((backwards ? s.SUCCESSOR_ID : s.PREDECESSOR_ID).in(units)).and(s.EFFECTIVE_ON.le(day)).and(Valid.known(s))
            .orderBy(s.EFFECTIVE_ON, s.ID)
            .forEach(one -> found.get(backwards ? one.getSuccessorId() : one.getPredecessorId()).add(seen(one, backwards)));
        return found;
    }

    private static UnitSuccession seen(OrganizationUnitSuccessionRecord one, boolean backwards) {
        LocalDate on = one.getEffectiveOn();
        UnitNames.At other = backwards ? new UnitNames.At(new UnitId(one.getPredecessorId()), on.minusDays(1))
            : new UnitNames.At(new UnitId(one.getSuccessorId()), on);
        return new UnitSuccession(one.getId(), other, on, one.getShare() == null ? null : one.getShare() / PERCENT);
    }
}
