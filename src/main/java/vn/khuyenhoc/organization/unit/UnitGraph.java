package vn.khuyenhoc.organization.unit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;

/** Shows the administrative unit that an organization covers or stands in. */
@Controller
class UnitGraph implements NodeSource {
    private final UnitNames names;
    private final Days days;

    UnitGraph(UnitNames names, Days days) {
        this.names = names;
        this.days = days;
    }

    @BatchMapping(typeName = "Organization", field = "unit")
    Map<Organization, AdministrativeUnit> unitOf(List<Organization> organizations) {
        return names.of(organizations);
    }

    @Override
    public Class<AdministrativeUnit> type() {
        return AdministrativeUnit.class;
    }

    @Override
    public Collection<AdministrativeUnit> find(Collection<Long> keys, Caller caller) {
        return names.on(keys, days.today());
    }
}
