package vn.khuyenhoc.organization.population;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.population.Populations.Wanted;
import vn.khuyenhoc.organization.unit.AdministrativeUnit;
import vn.khuyenhoc.organization.unit.UnitNames;

/** Shows how many people live in a unit. */
@Controller
class PopulationGraph implements NodeSource {
    private final Populations populations;
    private final UnitNames units;
    private final Batches.Field<Wanted, Population> used;
    private final Batches.Field<Listed<String>, Connection<Population>> ofUnit;

    PopulationGraph(Populations populations, UnitNames units, Batches batches) {
        this.populations = populations;
        this.units = units;
        this.used = batches.field("AdministrativeUnit.population", populations::ofUnits);
        this.ofUnit = batches.connection("AdministrativeUnit.populations", populations::of);
    }

    @SchemaMapping
    CompletableFuture<Population> population(AdministrativeUnit unit, @Argument @Nullable String definition, DataFetchingEnvironment field) {
        return used.of(unit.key(), new Wanted(Arguments.asOf(field, unit.asOf()), definition), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<Population>> populations(AdministrativeUnit unit, DataFetchingEnvironment field) {
        return ofUnit.of(unit.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @BatchMapping(typeName = "Population", field = "unit")
    Map<Population, AdministrativeUnit> unitOf(List<Population> counts) {
        return units.of(counts, count -> new UnitNames.At(count.unitId(), count.countedOn()));
    }

    @Override
    public Class<Population> type() {
        return Population.class;
    }

    @Override
    public Collection<Population> find(Collection<Long> keys, Caller caller) {
        return populations.withIds(keys);
    }
}
