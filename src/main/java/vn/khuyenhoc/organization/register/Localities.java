package vn.khuyenhoc.organization.register;

import static vn.khuyenhoc.organization.OrganizationLevel.COMMUNE;
import static vn.khuyenhoc.organization.OrganizationLevel.DISTRICT;
import static vn.khuyenhoc.organization.OrganizationLevel.PROVINCE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** Where the unit that a branch, board or group stood in has ended, it stands in that of the association it has come under. */
@Component
class Localities {
    private final DSLContext sql;

    Localities(DSLContext sql) {
        this.sql = sql;
    }

    void follow(Lines lines, LocalDate on) {
        Set<Long> ended = sql.selectDistinct(ORGANIZATION_UNIT.UNIT_ID).from(ORGANIZATION_UNIT)
            .where(ORGANIZATION_UNIT.VALID_TO.eq(on)).and(Valid.known(ORGANIZATION_UNIT)).fetchSet(ORGANIZATION_UNIT.UNIT_ID);
        if (ended.isEmpty()) {
            return;
        }
        List<Long> standing = sql.selectDistinct(ORGANIZATION_REGISTER.ORGANIZATION_ID).from(ORGANIZATION_REGISTER)
            .where(Keys.in(ORGANIZATION_REGISTER.UNIT_ID, ended)).and(ORGANIZATION_REGISTER.LEVEL.notIn(PROVINCE, DISTRICT, COMMUNE))
            .and(ORGANIZATION_REGISTER.VALID_TO.gt(on)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetch(ORGANIZATION_REGISTER.ORGANIZATION_ID);
        lines.read(standing);
        for (long organization : standing) {
            OrganizationRegisterRecord line = lines.on(organization, on);
            if (line != null && ended.contains(line.getUnitId())) {
                lines.change(organization, on, ORGANIZATION_REGISTER.UNIT_ID, unitAbove(line, lines, on));
            }
        }
    }

    private static long unitAbove(OrganizationRegisterRecord line, Lines lines, LocalDate on) {
        OrganizationRegisterRecord above = line;
        while (!Standing.association(above.getLevel())) {
            long parent = Objects.requireNonNull(above.getParentId());
            lines.read(Set.of(parent));
            above = lines.active(parent, on, "on");
        }
        return above.getUnitId();
    }
}
