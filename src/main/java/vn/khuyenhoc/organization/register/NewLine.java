package vn.khuyenhoc.organization.register;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDateTime;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** The first line of an organization. */
final class NewLine {
    private NewLine() {}

    static OrganizationRegisterRecord of(Establishment wanted, long organization, LocalDateTime now) {
        OrganizationId parent = wanted.parent();
        return ORGANIZATION_REGISTER.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setOrganizationId(organization)
            .setCode(wanted.code()).setName(wanted.name()).setLevel(wanted.level()).setBasis(wanted.basis())
            .setParentId(parent == null ? null : parent.value()).setUnitId(wanted.unit().value())
            .setEstablishedOn(wanted.on()).setValidFrom(wanted.on()).setValidTo(Days.FOREVER);
    }
}
