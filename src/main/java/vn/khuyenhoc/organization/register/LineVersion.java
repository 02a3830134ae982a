package vn.khuyenhoc.organization.register;

import java.util.List;

import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** The version of what a line says. It does not change when only the line's end does: answers about earlier days stay as they were. */
public final class LineVersion {
    private LineVersion() {}

    public static String of(OrganizationRegisterRecord line) {
        return Version.of(List.of(line.getOrganizationId(), line.getCode(), line.getName(), line.getLevel(), line.getBasis(),
            String.valueOf(line.getParentId()), line.getUnitId(), line.getValidFrom()));
    }
}
