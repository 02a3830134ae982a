package vn.khuyenhoc.organization.reorganisation;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REORGANISATION;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;
import vn.khuyenhoc.organization.UnitRegister.UnitSuccession;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewOrganizationInput;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewUnitInput;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.SuccessionInput;

/** Carries out a reorganisation as one act: units first, then what is founded on them, then who goes where. */
@Component
class Reorganising {
    private static final int LONGEST_CODE = 16;
    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_DECISION = 200;

    private final DSLContext sql;
    private final Days days;
    private final UnitRegister units;
    private final Organizations organizations;
    private final Successions successions;

    Reorganising(DSLContext sql, Days days, UnitRegister units, Organizations organizations, Successions successions) {
        this.sql = sql;
        this.days = days;
        this.units = units;
        this.organizations = organizations;
        this.successions = successions;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, UNIT_UNKNOWN, KEY_TWICE, SHARE_OUT_OF_RANGE, and whatever the registers refuse */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reorganisation apply(ReorganisationInput input, Scope scope) {
        LocalDate on = input.on();
        String decision = Text.line(input.decision(), "decision", LONGEST_DECISION);
        long act = Ids.next();
        Rows.insert(sql, List.of(ORGANIZATION_REORGANISATION.newRecord()
            .setId(act).setRecordedAt(days.now()).setEffectiveOn(on).setDecision(decision)));
        Named unitsNamed = new Named("AdministrativeUnit", "UNIT_UNKNOWN");
        input.units().forEach(unit -> unitsNamed.found(unit.key(), enter(unit, unitsNamed, on), "units"));
        units.succeed(input.unitSuccessions().stream().map(s -> new UnitSuccession(new UnitId(unitsNamed.of(s.from(), "unitSuccessions")),
            new UnitId(unitsNamed.of(s.to(), "unitSuccessions")), share(s.sharePercent()))).toList(), on, act);
        Named named = new Named("Organization", "ORGANIZATION_UNKNOWN");
        input.organizations().forEach(founded -> named.found(founded.key(), Ids.next(), "organizations"));
        Map<Long, Establishment> established = new LinkedHashMap<>();
        input.organizations().forEach(founded -> established.put(named.of(founded.key(), "organizations"), establishment(founded, named, unitsNamed, on)));
        refuseOutside(input, named, scope);
        Successions.Effect effect = successions.reorganise(established,
            input.successions().stream().map(succession -> succession(succession, named)).toList(), on, act);
        return new Reorganisation(on, decision, established.size(), effect.ended(), effect.moved(), effect.members());
    }

    private long enter(NewUnitInput unit, Named named, LocalDate on) {
        String parent = unit.parent();
        return units.enter(List.of(new UnitEntry(Text.line(unit.code(), "units", LONGEST_CODE), Text.line(unit.name(), "units", LONGEST_NAME),
            unit.level(), unit.kind(), parent == null ? null : new UnitId(named.of(parent, "units")), on))).getFirst().value();
    }

    private static Establishment establishment(NewOrganizationInput founded, Named named, Named units, LocalDate on) {
        String parent = founded.parent();
        return new Establishment(Text.line(founded.code(), "organizations", 2 * LONGEST_CODE), Text.line(founded.name(), "organizations", LONGEST_NAME),
            founded.level(), founded.basis(), parent == null ? null : new OrganizationId(named.of(parent, "organizations")),
            new UnitId(units.of(founded.unit(), "organizations")), on);
    }

    private static Succession succession(SuccessionInput input, Named named) {
        return new Succession(named.of(input.from(), "successions"), named.of(input.to(), "successions"), share(input.sharePercent()),
            keys(input.branches(), "Organization"), keys(input.members(), "Member"));
    }

    private static Set<Long> keys(List<String> ids, String type) {
        Set<Long> keys = new HashSet<>();
        for (String id : ids) {
            GlobalId global = GlobalId.parse(id);
            if (global == null || !global.type().equals(type)) {
                throw new Refusal(type.equals("Member") ? "MEMBER_UNKNOWN" : "ORGANIZATION_UNKNOWN", "successions");
            }
            keys.add(global.key());
        }
        return keys;
    }

    private static @Nullable Integer share(@Nullable Double percent) {
        if (percent == null) {
            return null;
        }
        if (!(percent >= 0.01 && percent <= 100)) {
            throw new Refusal("SHARE_OUT_OF_RANGE", "sharePercent");
        }
        return (int) Math.round(percent * 100);
    }

    /** Whoever reorganises must be entitled to all that there was: to those who give as to those who receive. */
    private void refuseOutside(ReorganisationInput input, Named named, Scope scope) {
        Set<String> known = new HashSet<>();
        input.successions().forEach(s -> known.addAll(List.of(s.from(), s.to())));
        input.organizations().forEach(founded -> known.add(founded.parent() == null ? founded.key() : founded.parent()));
        for (String reference : known) {
            boolean inside = named.isNew(reference) ? scope.everywhere() || !rooted(input, reference)
                : organizations.within(scope, new OrganizationId(named.of(reference, "successions")), input.on().minusDays(1));
            if (!inside) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "successions");
            }
        }
    }

    /** A province of its own is founded only by those who may write everywhere. */
    private static boolean rooted(ReorganisationInput input, String key) {
        return input.organizations().stream().anyMatch(founded -> founded.key().equals(key) && founded.parent() == null);
    }
}
