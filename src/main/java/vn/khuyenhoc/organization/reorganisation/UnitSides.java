package vn.khuyenhoc.organization.reorganisation;

import static vn.khuyenhoc.organization.OrganizationLevel.COMMUNE;
import static vn.khuyenhoc.organization.OrganizationLevel.DISTRICT;
import static vn.khuyenhoc.organization.OrganizationLevel.PROVINCE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.NewUnitInput;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.UnitSuccessionInput;

/** Looks at the administrative units of an act, and at the associations that cover them. */
@Component
class UnitSides {
    private static final int WHOLE = 10_000;

    private final DSLContext sql;

    UnitSides(DSLContext sql) {
        this.sql = sql;
    }

    void look(ReorganisationInput input, Findings findings) {
        Set<String> keys = new HashSet<>();
        Set<Long> known = known(input);
        Map<String, Integer> given = given(input);
        for (int i = 0; i < input.units().size(); i++) {
            NewUnitInput unit = input.units().get(i);
            if (!keys.add(unit.key())) {
                findings.add("KEY_TWICE", "units." + i + ".key", unit.key());
            }
        }
        for (int i = 0; i < input.units().size(); i++) {
            reference(input.units().get(i).parent(), keys, known, "units." + i + ".parent", findings);
        }
        for (int i = 0; i < input.organizations().size(); i++) {
            reference(input.organizations().get(i).unit(), keys, known, "organizations." + i + ".unit", findings);
            if (given.getOrDefault(input.organizations().get(i).unit(), 0) >= WHOLE) {
                findings.add("UNIT_ENDS", "organizations." + i + ".unit");
            }
        }
        for (int i = 0; i < input.unitSuccessions().size(); i++) {
            lookBetween(input.unitSuccessions().get(i), keys, known, given, "unitSuccessions." + i, findings);
        }
    }

    private static void lookBetween(UnitSuccessionInput succession, Set<String> keys, Set<Long> known, Map<String, Integer> given, String path,
                                    Findings findings) {
        reference(succession.from(), Set.of(), known, path + ".from", findings);
        reference(succession.to(), keys, known, path + ".to", findings);
        Double percent = succession.sharePercent();
        if (percent != null && !(percent >= 0.01 && percent <= 100)) {
            findings.add("SHARE_OUT_OF_RANGE", path + ".sharePercent");
        } else if (given.getOrDefault(succession.from(), 0) > WHOLE) {
            findings.add("SHARES_TOO_LARGE", path + ".sharePercent");
        }
        if (given.getOrDefault(succession.to(), 0) >= WHOLE) {
            findings.add("UNIT_ENDS", path + ".to");
        }
    }

    private static void reference(@Nullable String reference, Set<String> keys, Set<Long> known, String path, Findings findings) {
        if (reference != null && !keys.contains(reference) && !known.contains(key(reference))) {
            findings.add("UNIT_UNKNOWN", path);
        }
    }

    private static Map<String, Integer> given(ReorganisationInput input) {
        Map<String, Integer> given = new HashMap<>();
        input.unitSuccessions().forEach(s -> given.merge(s.from(), s.sharePercent() == null ? WHOLE : (int) Math.round(s.sharePercent() * 100), Integer::sum));
        return given;
    }

    private static long key(String reference) {
        GlobalId id = GlobalId.parse(reference);
        return id == null || !id.type().equals("AdministrativeUnit") ? -1 : id.key();
    }

    private Set<Long> known(ReorganisationInput input) {
        Set<Long> named = new HashSet<>();
        input.units().stream().map(NewUnitInput::parent).filter(parent -> parent != null).forEach(parent -> named.add(key(parent)));
        input.unitSuccessions().forEach(s -> named.addAll(List.of(key(s.from()), key(s.to()))));
        input.organizations().forEach(one -> named.add(key(one.unit())));
        return sql.selectDistinct(ORGANIZATION_UNIT.UNIT_ID).from(ORGANIZATION_UNIT)
            .where(Keys.in(ORGANIZATION_UNIT.UNIT_ID, named)).and(Valid.on(ORGANIZATION_UNIT, input.on())).and(Valid.known(ORGANIZATION_UNIT))
            .fetchSet(ORGANIZATION_UNIT.UNIT_ID);
    }

    /** An association goes on, though the unit that it covers ends. */
    void lookForLeft(ReorganisationInput input, Sides sides, Findings findings) {
        Map<String, Integer> given = given(input);
        Map<Long, String> ending = new LinkedHashMap<>();
        for (int i = 0; i < input.unitSuccessions().size(); i++) {
            UnitSuccessionInput succession = input.unitSuccessions().get(i);
            if (given.getOrDefault(succession.from(), 0) >= WHOLE) {
                ending.putIfAbsent(key(succession.from()), "unitSuccessions." + i + ".from");
            }
        }
        covering(ending.keySet(), input.on().minusDays(1)).forEach((unit, associations) -> associations.stream()
            .filter(association -> !sides.ends(association.id())).forEach(association ->
                findings.add("ASSOCIATION_LOSES_UNIT", ending.get(unit), association.code())));
    }

    /** A unit that begins or receives, and that no association will cover. */
    void lookForBare(ReorganisationInput input, Findings findings) {
        Set<String> covered = new HashSet<>();
        input.organizations().forEach(one -> covered.add(one.unit()));
        List<Long> receiving = input.unitSuccessions().stream().map(s -> key(s.to())).filter(key -> key > 0).distinct().toList();
        Set<Long> coveredToday = covering(receiving, input.on()).keySet();
        for (int i = 0; i < input.units().size(); i++) {
            if (!covered.contains(input.units().get(i).key())) {
                findings.add("UNIT_WITHOUT_ASSOCIATION", "units." + i, input.units().get(i).name());
            }
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < input.unitSuccessions().size(); i++) {
            String to = input.unitSuccessions().get(i).to();
            if (key(to) > 0 && seen.add(to) && !covered.contains(to) && !coveredToday.contains(key(to))) {
                findings.add("UNIT_WITHOUT_ASSOCIATION", "unitSuccessions." + i + ".to", name(key(to), input.on()));
            }
        }
    }

    private String name(long unit, LocalDate day) {
        return sql.select(ORGANIZATION_UNIT.NAME).from(ORGANIZATION_UNIT)
            .where(ORGANIZATION_UNIT.UNIT_ID.eq(unit)).and(Valid.on(ORGANIZATION_UNIT, day)).and(Valid.known(ORGANIZATION_UNIT)).fetchAny(ORGANIZATION_UNIT.NAME);
    }

    /** An association that covers a unit. */
    private record Covering(OrganizationId id, String code) {}

    private Map<Long, List<Covering>> covering(Collection<Long> units, LocalDate day) {
        var r = ORGANIZATION_REGISTER;
        return sql.select(r.UNIT_ID, r.ORGANIZATION_ID, r.CODE).from(r)
            .where(Keys.in(r.UNIT_ID, units)).and(r.LEVEL.in(PROVINCE, DISTRICT, COMMUNE)).and(Valid.on(r, day)).and(Valid.known(r))
            .fetchGroups(row -> row.value1(), row -> new Covering(new OrganizationId(row.value2()), row.value3()));
    }
}
