package vn.khuyenhoc.organization.unit;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;
import vn.khuyenhoc.organization.tree.TreeGuard;
import vn.khuyenhoc.organization.unit.UnitMutations.EstablishUnitInput;

/**
 * Changes one unit from a day on, which may lie in the past; before the day everything stands as it was, and a change holds
 * until the next one of the same kind that is known already.
 */
@Component
class UnitChanging {
    private static final int LONGEST_CODE = 16;
    private static final int LONGEST_NAME = 160;

    /** @param version of the unit as of {@code on}, as it was read */
    record Of(UnitId unit, LocalDate on, String version, Scope scope) {}

    private final DSLContext sql;
    private final Days days;
    private final TreeGuard guard;
    private final UnitRegister register;
    private final UnitStanding standing;
    private final UnitReach reach;
    private final UnitNames names;

    UnitChanging(DSLContext sql, Days days, TreeGuard guard, UnitRegister register, UnitStanding standing, UnitReach reach, UnitNames names) {
        this.sql = sql;
        this.days = days;
        this.guard = guard;
        this.register = register;
        this.standing = standing;
        this.reach = reach;
        this.names = names;
    }

    /** @throws Refusal UNIT_UNKNOWN (the parent), TEXT_*, and whatever the register refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdministrativeUnit establish(EstablishUnitInput input, Scope scope) {
        UnitId parent = input.parent() == null ? null : UnitReach.id(input.parent(), "parent");
        refuseOutside(scope, parent, input.on(), "parent");
        UnitEntry unit = new UnitEntry(Text.line(input.code(), "code", LONGEST_CODE), Text.line(input.name(), "name", LONGEST_NAME),
            input.level(), input.kind(), parent, input.on());
        return on(register.establish(List.of(unit)).getFirst(), input.on());
    }

    /** @throws Refusal UNIT_UNKNOWN, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdministrativeUnit rename(Of of, String name) {
        String named = Text.line(name, "name", LONGEST_NAME);
        return change(of, lines -> lines.change(of.on(), ORGANIZATION_UNIT.NAME, named));
    }

    /** @throws Refusal UNIT_UNKNOWN, UNIT_KIND_NOT_OF_LEVEL */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdministrativeUnit reclassify(Of of, UnitKind kind) {
        return change(of, lines -> {
            lines.change(of.on(), ORGANIZATION_UNIT.KIND, kind);
            lines.from(of.on()).forEach(UnitStanding::refuseKind);
        });
    }

    /** @throws Refusal UNIT_UNKNOWN, UNIT_NOT_BELOW_PARENT, UNIT_PARENT_ENDED */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdministrativeUnit move(Of of, String parent) {
        UnitId above = UnitReach.id(parent, "parent");
        refuseOutside(of.scope(), above, of.on(), "parent");
        return change(of, lines -> {
            lines.change(of.on(), ORGANIZATION_UNIT.PARENT_ID, above.value());
            standing.refuseMisplaced(lines.from(of.on()));
        });
    }

    /** @throws Refusal UNIT_UNKNOWN, ENDS_BEFORE_IT_BEGINS, HAS_UNITS_BELOW, UNIT_COVERED, CHANGED_LATER */
    @Transactional(propagation = Propagation.MANDATORY)
    public AdministrativeUnit dissolve(Of of) {
        return change(of, lines -> {
            lines.end(of.on());
            standing.refuseNeeded(lines.last(), of.on());
        });
    }

    /** Nobody establishes an association on the unit meanwhile, nor a unit under it. */
    private AdministrativeUnit change(Of of, Consumer<UnitLines> change) {
        guard.holdAlone();
        UnitLines lines = new UnitLines(sql, of.unit().value());
        refuseOutside(of.scope(), of.unit(), of.on(), "id");
        OrganizationUnitRecord line = lines.on(of.on());
        if (line == null || !AdministrativeUnit.version(line).equals(of.version())) {
            throw new OptimisticLockingFailureException("unit " + of.unit().value() + " was changed meanwhile");
        }
        change.accept(lines);
        lines.write(sql, days.now());
        return on(of.unit(), of.on());
    }

    /** A unit that stands under none is changed only by those who may write everywhere. */
    private void refuseOutside(Scope scope, @Nullable UnitId unit, LocalDate day, String argument) {
        if (unit == null ? !scope.everywhere() : !reach.holds(scope, unit, day)) {
            throw new Refusal("UNIT_UNKNOWN", argument);
        }
    }

    private AdministrativeUnit on(UnitId unit, LocalDate day) {
        return names.on(List.of(new UnitNames.At(unit, day))).values().iterator().next();
    }
}
