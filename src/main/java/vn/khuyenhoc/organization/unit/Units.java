package vn.khuyenhoc.organization.unit;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT_SUCCESSION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPopulationRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;
import vn.khuyenhoc.organization.tree.TreeGuard;

/** The administrative units and their populations, as they are written down. */
@Repository
class Units implements UnitRegister {
    private static final int WHOLE = 10_000;

    private final DSLContext sql;
    private final Days days;
    private final TreeGuard guard;
    private final UnitStanding standing;

    Units(DSLContext sql, Days days, TreeGuard guard, UnitStanding standing) {
        this.sql = sql;
        this.days = days;
        this.guard = guard;
        this.standing = standing;
    }

    @Override
    @Transactional
    public List<UnitId> enter(List<UnitEntry> units) {
        return written(lines(units));
    }

    @Override
    @Transactional
    public List<UnitId> establish(List<UnitEntry> units) {
        guard.holdAlone();
        List<OrganizationUnitRecord> lines = lines(units);
        standing.refuseTaken(lines);
        lines.forEach(UnitStanding::refuseKind);
        standing.refuseMisplaced(lines);
        return written(lines);
    }

    private List<OrganizationUnitRecord> lines(List<UnitEntry> units) {
        LocalDateTime now = days.now();
        return units.stream().map(unit -> ORGANIZATION_UNIT.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setUnitId(Ids.next())
            .setCode(unit.code()).setName(unit.name()).setLevel(unit.level()).setKind(unit.kind())
            .setParentId(unit.parent() == null ? null : unit.parent().value())
            .setEstablishedOn(unit.validFrom()).setValidFrom(unit.validFrom()).setValidTo(Days.FOREVER)).toList();
    }

    private List<UnitId> written(List<OrganizationUnitRecord> lines) {
        Rows.insert(sql, lines);
        return lines.stream().map(line -> new UnitId(line.getUnitId())).toList();
    }

    @Override
    @Transactional
    public void succeed(List<UnitSuccession> successions, LocalDate on, long reorganisation) {
        LocalDateTime now = days.now();
        Map<Long, Integer> shares = successions.stream().collect(Collectors.groupingBy(s -> s.predecessor().value(),
            Collectors.summingInt(s -> Objects.requireNonNullElse(s.share(), WHOLE))));
        if (shares.values().stream().anyMatch(share -> share > WHOLE)) {
            throw new Refusal("SHARES_TOO_LARGE", "sharePercent");
        }
        Set<Long> named = successions.stream().flatMap(s -> Stream.of(s.predecessor().value(), s.successor().value())).collect(Collectors.toSet());
        List<OrganizationUnitRecord> lines = sql.selectFrom(ORGANIZATION_UNIT)
            .where(ORGANIZATION_UNIT.UNIT_ID.in(named)).and(Valid.on(ORGANIZATION_UNIT, on)).and(Valid.known(ORGANIZATION_UNIT)).fetch();
        if (lines.size() != named.size()) {
            throw new Refusal("UNIT_UNKNOWN", "unitSuccessions");
        }
        List<OrganizationUnitRecord> ending = lines.stream().filter(line -> shares.getOrDefault(line.getUnitId(), 0) == WHOLE).toList();
        standing.refuseChangedLater(ending, on);
        Rows.correct(sql, ending, now, line -> line.setValidTo(on));
        Rows.insert(sql, successions.stream().map(s -> ORGANIZATION_UNIT_SUCCESSION.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setPredecessorId(s.predecessor().value()).setSuccessorId(s.successor().value())
            .setExtent(s.share() == null ? "FULL" : "PARTIAL").setShare(s.share()).setEffectiveOn(on).setReorganisationId(reorganisation)).toList());
    }

    @Override
    @Transactional
    public List<Long> count(List<Population> populations) {
        LocalDateTime now = days.now();
        List<OrganizationPopulationRecord> rows = populations.stream().map(population -> ORGANIZATION_POPULATION.newRecord()
            .setId(Ids.next()).setRecordedAt(now)
            .setUnitId(population.unit().value()).setCountedOn(population.countedOn()).setInhabitants(population.inhabitants())
            .setDefinition(population.definition()).setSource(population.source())).toList();
        Rows.insert(sql, rows);
        return rows.stream().map(OrganizationPopulationRecord::getId).toList();
    }
}
