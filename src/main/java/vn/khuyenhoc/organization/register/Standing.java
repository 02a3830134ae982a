package vn.khuyenhoc.organization.register;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** What must be true of organizations beside each other and above each other, on every day. */
@Component
class Standing {
    private final DSLContext sql;

    Standing(DSLContext sql) {
        this.sql = sql;
    }

    static boolean association(OrganizationLevel level) {
        return level.compareTo(OrganizationLevel.COMMUNE) <= 0;
    }

    /**
     * Whether lines fit into the register as it is, and beside each other.
     *
     * @throws Refusal ORGANIZATION_CODE_TAKEN, UNIT_HAS_ASSOCIATION, ORGANIZATION_NOT_ACTIVE (the parent), LEVEL_NOT_BELOW_PARENT
     */
    void refuseUnfit(Collection<OrganizationRegisterRecord> lines) {
        List<OrganizationRegisterRecord> others = sharing(lines);
        Map<Long, List<OrganizationRegisterRecord>> families = known(lines.stream()
            .map(OrganizationRegisterRecord::getParentId).filter(Objects::nonNull).collect(Collectors.toSet()));
        for (OrganizationRegisterRecord line : lines) {
            rival(line, Stream.concat(others.stream(), lines.stream()), OrganizationRegisterRecord::getCode).ifPresent(taken -> {
                throw new Refusal("ORGANIZATION_CODE_TAKEN", "code", line.getCode());
            });
            if (association(line.getLevel())) {
                rival(line, Stream.concat(others.stream(), lines.stream()).filter(other -> other.getLevel() == line.getLevel()),
                    OrganizationRegisterRecord::getUnitId).ifPresent(taken -> {
                        throw new Refusal("UNIT_HAS_ASSOCIATION", "unit", taken.getCode());
                    });
            }
            if (line.getParentId() != null) {
                Stream<OrganizationRegisterRecord> above = Stream.concat(lines.stream(), families.getOrDefault(line.getParentId(), List.of()).stream());
                refuseUnfit(line, above.filter(parent -> parent.getOrganizationId().equals(line.getParentId()) && meet(line, parent)).toList());
            }
        }
    }

    private static void refuseUnfit(OrganizationRegisterRecord line, List<OrganizationRegisterRecord> parents) {
        LocalDate on = line.getValidFrom();
        if (parents.stream().noneMatch(parent -> !parent.getValidFrom().isAfter(on) && parent.getValidTo().isAfter(on))) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", "on", on);
        }
        if (parents.stream().anyMatch(parent -> parent.getLevel().compareTo(line.getLevel()) >= 0)) {
            throw new Refusal("LEVEL_NOT_BELOW_PARENT", "level", line.getCode());
        }
    }

    private static boolean meet(OrganizationRegisterRecord one, OrganizationRegisterRecord other) {
        return one.getValidFrom().isBefore(other.getValidTo()) && other.getValidFrom().isBefore(one.getValidTo());
    }

    private static Optional<OrganizationRegisterRecord> rival(OrganizationRegisterRecord line, Stream<OrganizationRegisterRecord> others,
                                                              java.util.function.Function<OrganizationRegisterRecord, Object> property) {
        return others.filter(other -> !other.getOrganizationId().equals(line.getOrganizationId())
            && property.apply(other).equals(property.apply(line)) && meet(line, other)).findFirst();
    }

    private List<OrganizationRegisterRecord> sharing(Collection<OrganizationRegisterRecord> lines) {
        Set<Long> own = lines.stream().map(OrganizationRegisterRecord::getId).collect(Collectors.toSet());
        Set<Long> units = lines.stream().filter(line -> association(line.getLevel())).map(OrganizationRegisterRecord::getUnitId).collect(Collectors.toSet());
        return sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.CODE.in(lines.stream().map(OrganizationRegisterRecord::getCode).toList())).and(Valid.known(ORGANIZATION_REGISTER))
            .union(sql.selectFrom(ORGANIZATION_REGISTER)
                .where(ORGANIZATION_REGISTER.UNIT_ID.in(units)).and(ORGANIZATION_REGISTER.LEVEL.in(
                    OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE)).and(Valid.known(ORGANIZATION_REGISTER)))
            .fetch().stream().filter(other -> !own.contains(other.getId())).toList();
    }

    private Map<Long, List<OrganizationRegisterRecord>> known(Set<Long> organizations) {
        return sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.ORGANIZATION_ID.in(organizations)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetch().stream().collect(Collectors.groupingBy(OrganizationRegisterRecord::getOrganizationId));
    }

    /** The lines that stand directly under any of these on or after a day. */
    List<OrganizationRegisterRecord> below(Collection<Long> organizations, LocalDate on) {
        return sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.PARENT_ID.in(organizations)).and(ORGANIZATION_REGISTER.VALID_TO.gt(on)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetch();
    }
}
