package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateSub;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.Field;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.OrganizationRegister;
import vn.khuyenhoc.organization.jooq.tables.OrganizationUnit;

/** The filter {@code OrganizationFilter}: of organizations themselves, and of facts by the organization that they belong to. */
public final class OrganizationFilters {
    private OrganizationFilters() {}

    /** @param day the column or value with the day on which the units are looked at */
    public static Criteria of(OrganizationRegister organization, Field<LocalDate> day) {
        var unit = ORGANIZATION_UNIT.as("filtered_unit");
        return Criteria.on()
            .text("code", organization.CODE).text("name", organization.NAME)
            .oneOf("level", organization.LEVEL).oneOf("basis", organization.BASIS)
            .range("establishedOn", organization.ESTABLISHED_ON)
            .related("unit",
                ofUnits(unit),
                wanted -> exists(selectOne().from(unit)
                    .where(unit.UNIT_ID.eq(organization.UNIT_ID)).and(Valid.on(unit, day)).and(Valid.known(unit)).and(wanted)));
    }

    /** The filter {@code AdministrativeUnitFilter}. */
    public static Criteria ofUnits(OrganizationUnit unit) {
        return Criteria.on().text("code", unit.CODE).text("name", unit.NAME).oneOf("level", unit.LEVEL).oneOf("kind", unit.KIND)
            .range("establishedOn", unit.ESTABLISHED_ON);
    }

    /** Adds {@code organization} to the filter of facts: the one that a fact names, as it was on the fact's day. */
    public static Criteria ofFacts(Criteria facts, Field<Long> organization, Field<LocalDate> day) {
        return ofFacts(facts, "organization", organization, day);
    }

    /** Units are looked at on the fact's day: what is wanted of them is no set of organizations, nor the same all the days of one line of the register. */
    public static boolean asksOfUnits(Map<?, ?> filter) {
        return Criteria.asks(filter, "unit");
    }

    /** The same under the name by which the facts name it; there may be several. */
    public static Criteria ofFacts(Criteria facts, String name, Field<Long> organization, Field<LocalDate> day) {
        var owner = ORGANIZATION_REGISTER.as("owner");
        return facts.related(name, of(owner, day), wanted -> named(owner, organization, day, wanted));
    }

    /** The same of who may end on the fact's day: as on the day before, but of who began on it as on that day. */
    public static Criteria ofGivers(Criteria facts, String name, Field<Long> organization, Field<LocalDate> day) {
        var giver = ORGANIZATION_REGISTER.as("giver");
        Field<LocalDate> before = localDateSub(day, inline(1));
        return facts.related(name, of(giver, before), wanted -> named(giver, organization, before, wanted)
            .or(named(giver, organization, day, giver.ESTABLISHED_ON.eq(day).and(wanted))));
    }

    /** Adds another organization that facts name, as it was on the fact's day; asked only of facts of which a caller may read it. */
    public static Criteria naming(Criteria facts, String name, Field<Long> organization, Field<LocalDate> day, Function<Scope, Condition> shown) {
        var other = ORGANIZATION_REGISTER.as("named");
        return facts.personallyRelated(name, of(other, day), shown, wanted -> named(other, organization, day, wanted));
    }

    static Condition named(OrganizationRegister one, Field<Long> organization, Field<LocalDate> day, Condition wanted) {
        return exists(selectOne().from(one).where(one.ORGANIZATION_ID.eq(organization)).and(Valid.on(one, day)).and(Valid.known(one)).and(wanted));
    }
}
