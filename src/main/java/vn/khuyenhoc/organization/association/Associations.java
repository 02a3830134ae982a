package vn.khuyenhoc.organization.association;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.organization.unit.AdministrativeUnit;

/** The register of organizations, read as of a day. */
@Repository
class Associations implements Organizations {
    private final DSLContext sql;
    private final OrganizationMapper mapper;

    Associations(DSLContext sql, OrganizationMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    @Override
    @Public
    public Optional<Organization> withCode(String code, LocalDate day) {
        return sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.CODE.eq(code)).and(Valid.on(ORGANIZATION_REGISTER, day)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetchOptional(line -> mapper.view(line, day));
    }

    @Override
    @Public
    public List<Organization> withCode(String code, LocalDate from, LocalDate to) {
        var line = ORGANIZATION_REGISTER;
        Map<Long, Organization> bearers = new LinkedHashMap<>();
        sql.selectFrom(line).where(line.CODE.eq(code)).and(line.VALID_FROM.le(to)).and(line.VALID_TO.gt(from)).and(Valid.known(line)).orderBy(line.VALID_FROM.desc(), line.ID)
            .forEach(row -> bearers.putIfAbsent(row.getOrganizationId(), mapper.view(row, to)));
        return List.copyOf(bearers.values());
    }

    @Override
    @Public
    public Map<At, Organization> on(Collection<At> wanted) {
        Set<Long> ids = wanted.stream().map(at -> at.organization().value()).collect(toSet());
        Map<Long, List<OrganizationRegisterRecord>> lines = sql.selectFrom(ORGANIZATION_REGISTER)
            .where(Keys.in(ORGANIZATION_REGISTER.ORGANIZATION_ID, ids)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetch().stream().collect(groupingBy(OrganizationRegisterRecord::getOrganizationId));
        Map<At, Organization> found = new HashMap<>();
        for (At at : wanted) {
            lines.getOrDefault(at.organization().value(), List.of()).stream()
                .filter(line -> !line.getValidFrom().isAfter(at.day()))
                .max(Comparator.comparing(OrganizationRegisterRecord::getValidFrom))
                .ifPresent(line -> found.put(at, mapper.view(line, at.day())));
        }
        return found;
    }

    @Override
    public boolean within(Scope scope, OrganizationId organization, LocalDate day) {
        return sql.fetchExists(ORGANIZATION_REGISTER, ORGANIZATION_REGISTER.ORGANIZATION_ID.eq(organization.value())
            .and(Valid.on(ORGANIZATION_REGISTER, day)).and(Valid.known(ORGANIZATION_REGISTER))
            .and(Subtree.of(scope, ORGANIZATION_REGISTER.ORGANIZATION_ID, val(day))));
    }

    @Override
    @Public
    public boolean none() {
        return !sql.fetchExists(ORGANIZATION_REGISTER);
    }

    /** All that were active on a day, below and including {@code within} if given. */
    Page<Organization> active(@Nullable Long within, @Nullable OrganizationLevel level, LocalDate day, PageRequest page) {
        Condition where = (level == null ? noCondition() : ORGANIZATION_REGISTER.LEVEL.eq(level))
            .and(within == null ? noCondition() : Subtree.of(within, ORGANIZATION_REGISTER.ORGANIZATION_ID, day));
        return listing(day).page(where.and(Valid.on(ORGANIZATION_REGISTER, day)), page);
    }

    /** Those directly under each of the parents. */
    Map<Long, Page<Organization>> under(Set<Long> parents, LocalDate day, PageRequest page) {
        return listing(day).pages(parents, Valid.on(ORGANIZATION_REGISTER, day), page);
    }

    private Listing<Organization> listing(LocalDate day) {
        return new Listing<>(sql, ORGANIZATION_REGISTER, ORGANIZATION_REGISTER.ORGANIZATION_ID, ORGANIZATION_REGISTER.PARENT_ID,
            ORGANIZATION_REGISTER, List.of(ORGANIZATION_REGISTER.fields()), row -> mapper.view(row.into(ORGANIZATION_REGISTER), day))
            .filteredBy(OrganizationFilters.of(ORGANIZATION_REGISTER, val(day)))
            .orderedBy(Orders.by().field("NAME", ORGANIZATION_REGISTER.NAME).field("CODE", ORGANIZATION_REGISTER.CODE)
                .field("ESTABLISHED_ON", ORGANIZATION_REGISTER.ESTABLISHED_ON));
    }

    /** The parent of each, as of the same day as the child. */
    @Public
    Map<Organization, Organization> parents(List<Organization> children) {
        Map<Organization, At> wanted = children.stream().filter(child -> child.parentId() != null)
            .collect(toMap(child -> child, Associations::parent, (one, same) -> one));
        Map<At, Organization> found = on(wanted.values());
        Map<Organization, Organization> parents = new HashMap<>();
        wanted.forEach((child, at) -> Optional.ofNullable(found.get(at)).ifPresent(parent -> parents.put(child, parent)));
        return parents;
    }

    /** The association that covers each unit, of its level and on its day. */
    @Public
    Map<AdministrativeUnit, Organization> covering(List<AdministrativeUnit> units) {
        var r = ORGANIZATION_REGISTER;
        Map<Long, List<OrganizationRegisterRecord>> lines = sql.selectFrom(r).where(r.UNIT_ID.in(units.stream().map(AdministrativeUnit::key).toList()))
            .and(r.LEVEL.in(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE)).and(Valid.known(r))
            .fetch().stream().collect(groupingBy(OrganizationRegisterRecord::getUnitId));
        Map<AdministrativeUnit, Organization> covering = new HashMap<>();
        for (AdministrativeUnit unit : units) {
            lines.getOrDefault(unit.key(), List.of()).stream().filter(line -> line.getLevel().name().equals(unit.level().name()))
                .filter(line -> !line.getValidFrom().isAfter(unit.asOf()) && line.getValidTo().isAfter(unit.asOf()))
                .findFirst().ifPresent(line -> covering.put(unit, mapper.view(line, unit.asOf())));
        }
        return covering;
    }

    private static At parent(Organization child) {
        OrganizationId parent = child.parentId();
        if (parent == null) {
            throw new IllegalArgumentException("the root has no parent");
        }
        return new At(parent, child.asOf());
    }
}
