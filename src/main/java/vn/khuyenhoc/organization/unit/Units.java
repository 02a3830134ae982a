package vn.khuyenhoc.organization.unit;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationPopulationRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;

/** The administrative units and their populations, as they are written down. */
@Repository
class Units implements UnitRegister {
    private final DSLContext sql;
    private final Days days;

    Units(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    @Override
    @Transactional
    public List<UnitId> enter(List<UnitEntry> units) {
        LocalDateTime now = days.now();
        List<UnitId> ids = new ArrayList<>();
        List<OrganizationUnitRecord> rows = new ArrayList<>();
        for (UnitEntry unit : units) {
            UnitId id = new UnitId(Ids.next());
            ids.add(id);
            rows.add(ORGANIZATION_UNIT.newRecord()
                .setId(Ids.next()).setRecordedAt(now).setUnitId(id.value())
                .setCode(unit.code()).setName(unit.name()).setLevel(unit.level()).setKind(unit.kind())
                .setParentId(unit.parent() == null ? null : unit.parent().value())
                .setValidFrom(unit.validFrom()).setValidTo(Days.FOREVER));
        }
        Rows.insert(sql, rows);
        return ids;
    }

    @Override
    @Transactional
    public void count(List<Population> populations) {
        LocalDateTime now = days.now();
        List<OrganizationPopulationRecord> rows = populations.stream().map(population -> ORGANIZATION_POPULATION.newRecord()
            .setId(Ids.next()).setRecordedAt(now)
            .setUnitId(population.unit().value()).setCountedOn(population.countedOn()).setInhabitants(population.inhabitants())
            .setDefinition(population.definition()).setSource(population.source())).toList();
        Rows.insert(sql, rows);
    }
}
