package vn.khuyenhoc.organization.unit;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.tree.OrganizationFilters;

/** The units that stood on a day. */
@Repository
class UnitList {
    private final DSLContext sql;

    UnitList(DSLContext sql) {
        this.sql = sql;
    }

    @Public
    Optional<AdministrativeUnit> withCode(String code, UnitLevel level, LocalDate day) {
        var u = ORGANIZATION_UNIT;
        return sql.selectFrom(u).where(u.CODE.eq(code)).and(u.LEVEL.eq(level)).and(Valid.on(u, day)).and(Valid.known(u))
            .fetchOptional(line -> AdministrativeUnit.of(line, day));
    }

    private Listing<AdministrativeUnit> listing(LocalDate day) {
        var u = ORGANIZATION_UNIT;
        return new Listing<>(sql, u, u.UNIT_ID, u.PARENT_ID, u, List.of(u.fields()), row -> AdministrativeUnit.of(row.into(u), day))
            .filteredBy(OrganizationFilters.ofUnits(u))
            .orderedBy(Orders.by().field("NAME", u.NAME).field("CODE", u.CODE).field("ESTABLISHED_ON", u.ESTABLISHED_ON));
    }

    /** All, or the unit {@code within} and those below it. */
    Page<AdministrativeUnit> standing(@Nullable Long within, LocalDate day, PageRequest page) {
        return listing(day).page(Valid.on(ORGANIZATION_UNIT, day).and(within == null ? noCondition() : below(within, day)), page);
    }

    /** There are three levels, so that nothing stands more than two below another. */
    private static Condition below(long top, LocalDate day) {
        var u = ORGANIZATION_UNIT;
        var between = ORGANIZATION_UNIT.as("unit_between");
        return u.UNIT_ID.eq(top).or(u.PARENT_ID.eq(top)).or(u.PARENT_ID.in(select(between.UNIT_ID).from(between)
            .where(between.PARENT_ID.eq(top)).and(Valid.on(between, day)).and(Valid.known(between))));
    }

    Map<Long, Page<AdministrativeUnit>> under(Set<Long> parents, LocalDate day, PageRequest page) {
        return listing(day).pages(parents, Valid.on(ORGANIZATION_UNIT, day), page);
    }
}
