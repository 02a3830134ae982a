package vn.khuyenhoc.organization.association;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.register.LineVersion;

/** Shows a line of the register as the organization was on a day. */
@Mapper(imports = LineVersion.class)
interface OrganizationMapper {
    @Mapping(target = "organizationId", source = "line.organizationId")
    @Mapping(target = "parentId", source = "line.parentId")
    @Mapping(target = "unitId", source = "line.unitId")
    @Mapping(target = "state", expression = "java(state(line, asOf))")
    @Mapping(target = "endedOn", expression = "java(endedOn(line, asOf))")
    @Mapping(target = "version", expression = "java(LineVersion.of(line))")
    Organization view(OrganizationRegisterRecord line, LocalDate asOf);

    /** A line that ends without a word of how is followed by another one: the organization only changed. */
    default OrganizationState state(OrganizationRegisterRecord line, LocalDate asOf) {
        OrganizationState ended = line.getEndedAs();
        return ended == null || line.getValidTo().isAfter(asOf) ? OrganizationState.ACTIVE : ended;
    }

    default @Nullable LocalDate endedOn(OrganizationRegisterRecord line, LocalDate asOf) {
        return line.getEndedAs() == null || line.getValidTo().isAfter(asOf) || line.getValidTo().equals(Days.FOREVER) ? null : line.getValidTo();
    }

    default @Nullable OrganizationId organization(@Nullable Long value) {
        return value == null ? null : new OrganizationId(value);
    }

    default UnitId unit(Long value) {
        return new UnitId(value);
    }
}
