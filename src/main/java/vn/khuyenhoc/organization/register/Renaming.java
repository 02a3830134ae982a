package vn.khuyenhoc.organization.association;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** Gives an organization another name from a day on; before it, the old one stands. */
@Component
class Renaming {
    private static final int LONGEST_NAME = 200;

    private final DSLContext sql;
    private final Days days;
    private final Associations associations;
    private final OrganizationMapper mapper;

    Renaming(DSLContext sql, Days days, Associations associations, OrganizationMapper mapper) {
        this.sql = sql;
        this.days = days;
        this.associations = associations;
        this.mapper = mapper;
    }

    /**
     * @param version of the line of the register that is renamed, as read
     * @throws Refusal ORGANIZATION_UNKNOWN, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER
     * @throws OptimisticLockingFailureException if the line was changed since it was read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Organization rename(OrganizationId organization, String name, LocalDate on, String version, Scope scope) {
        OrganizationRegisterRecord line = sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.ORGANIZATION_ID.eq(organization.value()))
            .and(Valid.on(ORGANIZATION_REGISTER, on)).and(Valid.known(ORGANIZATION_REGISTER)).fetchOne();
        if (line == null || !associations.within(scope, organization, on)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "id");
        }
        if (!Version.of(line.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("organization " + organization.value() + " was changed meanwhile");
        }
        String named = Text.line(name, "name", LONGEST_NAME);
        return mapper.view(line.getValidFrom().equals(on) ? corrected(line, named) : split(line, named, on), on);
    }

    private OrganizationRegisterRecord corrected(OrganizationRegisterRecord line, String name) {
        return Rows.correct(sql, List.of(line), days.now(), same -> same.setName(name)).getFirst();
    }

    private OrganizationRegisterRecord split(OrganizationRegisterRecord line, String name, LocalDate on) {
        LocalDateTime now = days.now();
        OrganizationRegisterRecord after = line.copy();
        after.setId(Ids.next()).setRecordedAt(now).setVersionOf(null).setSupersededAt(null).setName(name).setValidFrom(on);
        Rows.correct(sql, List.of(line), now, before -> before.setValidTo(on).setEndedAs(null));
        Rows.insert(sql, List.of(after));
        return after;
    }
}
