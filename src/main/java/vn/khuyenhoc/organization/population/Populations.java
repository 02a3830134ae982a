package vn.khuyenhoc.organization.population;

import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;

/**
 * The counts of inhabitants. On a day the latest by then is used; of several definitions counted on one day the one that
 * was recorded first, so that a definition added later changes no ratio that was published.
 */
@Repository
public class Populations {
    /** @param definition by which alone, or null */
    record Wanted(LocalDate day, @Nullable String definition) {}

    private final DSLContext sql;
    private final Listing<Population> listing;

    Populations(DSLContext sql) {
        this.sql = sql;
        var p = ORGANIZATION_POPULATION;
        this.listing = new Listing<>(sql, p, p.ID, p.UNIT_ID, p, List.of(p.fields()), row -> Population.of(row.into(p)))
            .filteredBy(Criteria.on().range("countedOn", p.COUNTED_ON).text("definition", p.DEFINITION).text("source", p.SOURCE))
            .orderedBy(Orders.by().field("COUNTED_ON", p.COUNTED_ON).field("VALUE", p.INHABITANTS));
    }

    Map<Long, Page<Population>> of(Set<Long> units, String all, PageRequest page) {
        return listing.pages(units, noCondition(), page);
    }

    @Public
    List<Population> withIds(Collection<Long> ids) {
        return sql.selectFrom(ORGANIZATION_POPULATION).where(ORGANIZATION_POPULATION.ID.in(ids)).and(Valid.known(ORGANIZATION_POPULATION))
            .fetch(Population::of);
    }

    @Public
    Map<Long, Population> ofUnits(Set<Long> units, Wanted wanted) {
        var p = ORGANIZATION_POPULATION;
        Map<Long, Population> used = new HashMap<>();
        sql.selectFrom(p).where(Keys.in(p.UNIT_ID, units)).and(counted(wanted.day()))
            .and(wanted.definition() == null ? noCondition() : p.DEFINITION.eq(wanted.definition()))
            .orderBy(p.COUNTED_ON, p.ID.desc()).forEach(count -> used.put(count.getUnitId(), Population.of(count)));
        return used;
    }

    /** Of the unit that an association covers on the day; a unit has a handful of counts. */
    @Public
    public Map<Long, Population> ofAssociations(Set<Long> organizations, LocalDate day) {
        var p = ORGANIZATION_POPULATION;
        var r = ORGANIZATION_REGISTER;
        List<Field<?>> columns = new ArrayList<>(List.of(p.fields()));
        columns.add(r.ORGANIZATION_ID);
        Map<Long, Population> used = new HashMap<>();
        sql.select(columns).from(r).join(p).on(p.UNIT_ID.eq(r.UNIT_ID))
            .where(Keys.in(r.ORGANIZATION_ID, organizations))
            .and(r.LEVEL.in(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT, OrganizationLevel.COMMUNE))
            .and(Valid.on(r, day)).and(Valid.known(r)).and(counted(day))
            .orderBy(p.COUNTED_ON, p.ID.desc()).forEach(row -> used.put(row.get(r.ORGANIZATION_ID), Population.of(row.into(p))));
        return used;
    }

    private static Condition counted(LocalDate day) {
        return ORGANIZATION_POPULATION.COUNTED_ON.le(day).and(Valid.known(ORGANIZATION_POPULATION));
    }
}
