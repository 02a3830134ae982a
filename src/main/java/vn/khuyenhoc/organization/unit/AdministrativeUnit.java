package vn.khuyenhoc.organization.unit;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;

/** An administrative unit as it was named on a day. */
record AdministrativeUnit(UnitId unitId, String code, String name, UnitLevel level, UnitKind kind) implements Node {
    @Override
    public long key() {
        return unitId.value();
    }
}
