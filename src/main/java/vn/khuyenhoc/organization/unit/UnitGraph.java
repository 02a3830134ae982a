package vn.khuyenhoc.organization.unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitLevel;

/** Finds administrative units, and shows what stands above and below them and what they came from. */
@Controller
class UnitGraph implements NodeSource {
    private final UnitNames names;
    private final UnitList list;
    private final Days days;
    private final Batches.Field<Listed<LocalDate>, Connection<AdministrativeUnit>> under;
    private final Batches.Field<LocalDate, List<UnitSuccession>> predecessors;
    private final Batches.Field<LocalDate, List<UnitSuccession>> successors;

    UnitGraph(UnitNames names, UnitList list, UnitHeirs heirs, Days days, Batches batches) {
        this.names = names;
        this.list = list;
        this.days = days;
        this.under = batches.connection("AdministrativeUnit.units", list::under);
        this.predecessors = batches.field("AdministrativeUnit.predecessors", heirs::predecessors);
        this.successors = batches.field("AdministrativeUnit.successors", heirs::successors);
    }

    @QueryMapping
    @Nullable AdministrativeUnit administrativeUnit(@Argument String code, @Argument UnitLevel level, DataFetchingEnvironment field) {
        return list.withCode(code, level, Arguments.asOf(field, days.today())).orElse(null);
    }

    @QueryMapping
    Connection<AdministrativeUnit> administrativeUnits(DataFetchingEnvironment field) {
        return Connection.of(list.standing(Arguments.key(field, "within", AdministrativeUnit.class),
            Arguments.asOf(field, days.today()), Arguments.page(field)));
    }

    @BatchMapping(typeName = "Organization", field = "unit")
    Map<Organization, AdministrativeUnit> unitOf(List<Organization> organizations) {
        return names.of(organizations, organization -> new UnitNames.At(organization.unitId(), organization.asOf()));
    }

    @BatchMapping(typeName = "UnitSuccession", field = "unit")
    Map<UnitSuccession, AdministrativeUnit> otherOf(List<UnitSuccession> successions) {
        return names.of(successions, UnitSuccession::other);
    }

    @BatchMapping
    Map<AdministrativeUnit, AdministrativeUnit> parent(List<AdministrativeUnit> units) {
        return names.of(units.stream().filter(unit -> unit.parentId() != null).toList(),
            unit -> new UnitNames.At(Objects.requireNonNull(unit.parentId()), unit.asOf()));
    }

    @SchemaMapping
    CompletableFuture<Connection<AdministrativeUnit>> units(AdministrativeUnit unit, DataFetchingEnvironment field) {
        return under.of(unit.key(), new Listed<>(Arguments.asOf(field, unit.asOf()), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<List<UnitSuccession>> predecessors(AdministrativeUnit unit, DataFetchingEnvironment field) {
        return predecessors.of(unit.key(), Arguments.asOf(field, unit.asOf()), field);
    }

    @SchemaMapping
    CompletableFuture<List<UnitSuccession>> successors(AdministrativeUnit unit, DataFetchingEnvironment field) {
        return successors.of(unit.key(), Arguments.asOf(field, unit.asOf()), field);
    }

    @Override
    public Class<AdministrativeUnit> type() {
        return AdministrativeUnit.class;
    }

    @Override
    public Collection<AdministrativeUnit> find(Collection<Long> keys, Caller caller) {
        return names.on(keys.stream().map(key -> new UnitNames.At(new UnitId(key), days.today())).toList()).values();
    }
}
