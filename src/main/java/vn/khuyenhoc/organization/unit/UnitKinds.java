package vn.khuyenhoc.organization.unit;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;

/** Which kinds of unit a level has: a city can be a province's equal, and a special zone is of a commune's level. */
public final class UnitKinds {
    private static final Map<UnitLevel, Set<UnitKind>> KINDS = Map.of(
        UnitLevel.PROVINCE, Set.of(UnitKind.PROVINCE, UnitKind.CITY),
        UnitLevel.DISTRICT, Set.of(UnitKind.CITY, UnitKind.TOWN, UnitKind.DISTRICT, UnitKind.ISLAND_DISTRICT),
        UnitLevel.COMMUNE, Set.of(UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.COMMUNE, UnitKind.SPECIAL_ZONE));

    private UnitKinds() {}

    public static boolean fit(UnitKind kind, UnitLevel level) {
        return Objects.requireNonNull(KINDS.get(level)).contains(kind);
    }
}
