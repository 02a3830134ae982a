package vn.khuyenhoc.organization.reorganisation;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REORGANISATION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;
import vn.khuyenhoc.organization.UnitRegister.UnitSuccession;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewOrganizationInput;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewUnitInput;

/** Carries out a reorganisation as one act: units first, then what is founded on them, then who goes where. */
@Component
class Reorganising {
    private static final int LONGEST_CODE = 16;
    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_DECISION = 200;

    private final DSLContext sql;
    private final Days days;
    private final UnitRegister units;
    private final MemberRegister members;
    private final Successions successions;
    private final Review review;
    private final PartShares shares;

    Reorganising(DSLContext sql, Days days, UnitRegister units, MemberRegister members, Successions successions, Review review, PartShares shares) {
        this.sql = sql;
        this.days = days;
        this.units = units;
        this.members = members;
        this.successions = successions;
        this.review = review;
        this.shares = shares;
    }

    /** @throws Problems all that a review finds, or Refusal whatever the registers refuse beyond it */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reorganisation apply(ReorganisationInput input, Scope scope) {
        review.refuse(input, scope);
        LocalDate on = input.on();
        String decision = Text.line(input.decision(), "decision", LONGEST_DECISION);
        long act = Ids.next();
        Rows.insert(sql, List.of(ORGANIZATION_REORGANISATION.newRecord()
            .setId(act).setRecordedAt(days.now()).setEffectiveOn(on).setDecision(decision)));
        Named unitsNamed = new Named("AdministrativeUnit", "UNIT_UNKNOWN");
        for (int i = 0; i < input.units().size(); i++) {
            unitsNamed.found(input.units().get(i).key(), enter(input.units().get(i), "units." + i, unitsNamed, on), "units." + i + ".key");
        }
        units.succeed(input.unitSuccessions().stream().map(s -> new UnitSuccession(new UnitId(unitsNamed.of(s.from(), "unitSuccessions")),
            new UnitId(unitsNamed.of(s.to(), "unitSuccessions")), PartShares.share(s.sharePercent()))).toList(), on, act);
        Named named = new Named("Organization", "ORGANIZATION_UNKNOWN");
        input.organizations().forEach(founded -> named.found(founded.key(), Ids.next(), "organizations"));
        Map<Long, Establishment> established = new LinkedHashMap<>();
        for (int i = 0; i < input.organizations().size(); i++) {
            NewOrganizationInput founded = input.organizations().get(i);
            established.put(named.of(founded.key(), "organizations"), establishment(founded, "organizations." + i, named, unitsNamed, on));
        }
        List<Succession> wanted = shares.of(input.successions(), named, on);
        return effect(input, decision, placed(input, () -> successions.reorganise(established, wanted, on, act)));
    }

    private Reorganisation effect(ReorganisationInput input, String decision, Successions.Effect effect) {
        Set<Long> below = effect.moved().isEmpty() ? Set.of() : sql.selectDistinct(ORGANIZATION_TREE.DESCENDANT_ID).from(ORGANIZATION_TREE)
            .join(ORGANIZATION_REGISTER).on(ORGANIZATION_REGISTER.ORGANIZATION_ID.eq(ORGANIZATION_TREE.DESCENDANT_ID))
            .and(Valid.on(ORGANIZATION_REGISTER, input.on())).and(Valid.known(ORGANIZATION_REGISTER))
            .where(Keys.in(ORGANIZATION_TREE.ANCESTOR_ID, effect.moved())).and(Valid.on(ORGANIZATION_TREE, input.on())).and(Valid.known(ORGANIZATION_TREE))
            .fetchSet(ORGANIZATION_TREE.DESCENDANT_ID);
        return new Reorganisation(input.on(), decision, input.organizations().size(), effect.ended(), effect.moved().size(),
            below.size() - effect.moved().size(), effect.members(), members.people(below, input.on()), effect.centres());
    }

    /** What the register refuses of an organization that the act founds, is said at its place in the input. */
    private static <T> T placed(ReorganisationInput input, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            List<String> codes = input.organizations().stream().map(NewOrganizationInput::code).toList();
            Object[] named = refusal.named();
            int place = named.length > 1 ? codes.indexOf(String.valueOf(named[1])) : -1;
            throw place < 0 ? refusal : refusal.under("organizations." + place);
        }
    }

    private long enter(NewUnitInput unit, String path, Named named, LocalDate on) {
        String parent = unit.parent();
        return units.enter(List.of(new UnitEntry(Text.line(unit.code(), path + ".code", LONGEST_CODE), Text.line(unit.name(), path + ".name", LONGEST_NAME),
            unit.level(), unit.kind(), parent == null ? null : new UnitId(named.of(parent, path + ".parent")), on))).getFirst().value();
    }

    private static Establishment establishment(NewOrganizationInput founded, String path, Named named, Named units, LocalDate on) {
        String parent = founded.parent();
        return new Establishment(Text.line(founded.code(), path + ".code", 2 * LONGEST_CODE), Text.line(founded.name(), path + ".name", LONGEST_NAME),
            founded.level(), founded.basis(), parent == null ? null : new OrganizationId(named.of(parent, path + ".parent")),
            new UnitId(units.of(founded.unit(), path + ".unit")), on);
    }
}
