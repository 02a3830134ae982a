package vn.khuyenhoc.organization.unit;

import static org.jooq.impl.DSL.max;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT_SUCCESSION;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;

/** What must be true of units beside each other and above each other, on every day. */
@Component
class UnitStanding {
    private final DSLContext sql;

    UnitStanding(DSLContext sql) {
        this.sql = sql;
    }

    static void refuseKind(OrganizationUnitRecord line) {
        if (!UnitKinds.fit(line.getKind(), line.getLevel())) {
            throw new Refusal("UNIT_KIND_NOT_OF_LEVEL", "kind", line.getCode());
        }
    }

    /** @param lines new ones, not yet written */
    void refuseTaken(List<OrganizationUnitRecord> lines) {
        var u = ORGANIZATION_UNIT;
        List<OrganizationUnitRecord> others = sql.selectFrom(u)
            .where(u.CODE.in(lines.stream().map(OrganizationUnitRecord::getCode).distinct().toList())).and(Valid.known(u)).fetch();
        for (OrganizationUnitRecord line : lines) {
            if (Stream.concat(others.stream(), lines.stream()).anyMatch(other -> !other.getUnitId().equals(line.getUnitId())
                && other.getCode().equals(line.getCode()) && other.getLevel() == line.getLevel() && meet(line, other))) {
                throw new Refusal("UNIT_CODE_TAKEN", "code", line.getCode());
            }
        }
    }

    /** @throws Refusal UNIT_NOT_BELOW_PARENT, UNIT_PARENT_ENDED */
    void refuseMisplaced(List<OrganizationUnitRecord> lines) {
        var u = ORGANIZATION_UNIT;
        List<OrganizationUnitRecord> known = sql.selectFrom(u)
            .where(u.UNIT_ID.in(lines.stream().map(OrganizationUnitRecord::getParentId).filter(Objects::nonNull).distinct().toList()))
            .and(Valid.known(u)).fetch();
        for (OrganizationUnitRecord line : lines) {
            List<OrganizationUnitRecord> above = Stream.concat(known.stream(), lines.stream())
                .filter(parent -> parent.getUnitId().equals(line.getParentId()) && meet(line, parent))
                .sorted(Comparator.comparing(OrganizationUnitRecord::getValidFrom)).toList();
            if ((line.getParentId() == null) != (line.getLevel() == UnitLevel.PROVINCE)
                || above.stream().anyMatch(parent -> parent.getLevel().compareTo(line.getLevel()) >= 0)) {
                throw new Refusal("UNIT_NOT_BELOW_PARENT", "parent", line.getCode());
            }
            LocalDate covered = line.getValidFrom();
            for (OrganizationUnitRecord parent : above) {
                covered = parent.getValidFrom().isAfter(covered) ? covered : parent.getValidTo();
            }
            if (line.getParentId() != null && covered.isBefore(line.getValidTo())) {
                throw new Refusal("UNIT_PARENT_ENDED", "parent", line.getCode(), covered);
            }
        }
    }

    private static boolean meet(OrganizationUnitRecord one, OrganizationUnitRecord other) {
        return one.getValidFrom().isBefore(other.getValidTo()) && other.getValidFrom().isBefore(one.getValidTo());
    }

    /** @throws Refusal HAS_UNITS_BELOW, UNIT_COVERED, CHANGED_LATER */
    void refuseNeeded(OrganizationUnitRecord line, LocalDate on) {
        var u = ORGANIZATION_UNIT;
        var r = ORGANIZATION_REGISTER;
        sql.select(u.CODE).from(u).where(u.PARENT_ID.eq(line.getUnitId())).and(u.VALID_TO.gt(on)).and(Valid.known(u)).limit(1)
            .forEach(below -> {
                throw new Refusal("HAS_UNITS_BELOW", "id", below.value1());
            });
        sql.select(r.CODE).from(r).where(r.UNIT_ID.eq(line.getUnitId())).and(r.VALID_TO.gt(on)).and(Valid.known(r))
            .and(r.LEVEL.in(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE)).limit(1)
            .forEach(association -> {
                throw new Refusal("UNIT_COVERED", "id", association.value1());
            });
        var s = ORGANIZATION_UNIT_SUCCESSION;
        var p = ORGANIZATION_POPULATION;
        Stream.of(sql.select(max(s.EFFECTIVE_ON)).from(s).where(s.SUCCESSOR_ID.eq(line.getUnitId()).and(s.EFFECTIVE_ON.ge(on)).or(s.PREDECESSOR_ID.eq(line.getUnitId()).and(s.EFFECTIVE_ON.gt(on)))).and(Valid.known(s)),
                sql.select(max(p.COUNTED_ON)).from(p).where(p.UNIT_ID.eq(line.getUnitId())).and(p.COUNTED_ON.ge(on)).and(Valid.known(p)))
            .map(latest -> latest.fetchOne(row -> row.value1())).filter(Objects::nonNull).findFirst().ifPresent(later -> {
                throw new Refusal("CHANGED_LATER", "on", line.getCode(), later);
            });
    }

    /** @throws Refusal CHANGED_LATER if one of these units, which are to end on a day, has changed since or ends another day */
    void refuseChangedLater(List<OrganizationUnitRecord> ending, LocalDate on) {
        var u = ORGANIZATION_UNIT;
        sql.selectFrom(u).where(u.UNIT_ID.in(ending.stream().map(OrganizationUnitRecord::getUnitId).toList())).and(Valid.known(u))
            .and(u.VALID_FROM.gt(on).or(u.VALID_TO.gt(on).and(u.VALID_TO.lt(Days.FOREVER)))).limit(1)
            .forEach(later -> {
                throw new Refusal("CHANGED_LATER", "on", later.getCode(), later.getValidFrom().isAfter(on) ? later.getValidFrom() : later.getValidTo());
            });
    }
}
