package vn.khuyenhoc.organization.association;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.tree.KeptFields;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.organization.unit.AdministrativeUnit;

/** Finds organizations, and shows what stands under and above them. */
@Controller
class OrganizationGraph implements NodeSource {
    private final Associations associations;
    private final Days days;
    private final Batches.Field<Listed<LocalDate>, Connection<Organization>> under;
    private final Batches.Field<View, OrganizationSummary> summaries;

    OrganizationGraph(Associations associations, Summaries summaries, Days days, Batches batches, KeptFields kept) {
        this.associations = associations;
        this.days = days;
        this.under = batches.connection("Organization.organizations", associations::under);
        this.summaries = kept.field("Organization.summary", summaries::of);
    }

    @QueryMapping
    @Nullable Organization organization(@Argument String code, DataFetchingEnvironment field) {
        return associations.withCode(code, Arguments.asOf(field, days.today())).orElse(null);
    }

    @QueryMapping
    Connection<Organization> organizations(@Argument @Nullable OrganizationLevel level, DataFetchingEnvironment field) {
        return Connection.of(associations.active(Arguments.key(field, "within", Organization.class), level,
            Arguments.asOf(field, days.today()), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "organizations")
    CompletableFuture<Connection<Organization>> under(Organization parent, DataFetchingEnvironment field) {
        return under.of(parent.key(), new Listed<>(Arguments.asOf(field, parent.asOf()), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<OrganizationSummary> summary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), new View(Arguments.asOf(field, organization.asOf()), boundary), field);
    }

    @BatchMapping
    Map<Organization, Organization> parent(List<Organization> organizations) {
        return associations.parents(organizations);
    }

    @BatchMapping(typeName = "AdministrativeUnit", field = "association")
    Map<AdministrativeUnit, Organization> covering(List<AdministrativeUnit> units) {
        return associations.covering(units);
    }

    @Override
    public Class<Organization> type() {
        return Organization.class;
    }

    @Override
    public Collection<Organization> find(Collection<Long> keys, Caller caller) {
        return associations.on(keys.stream().map(key -> new At(new OrganizationId(key), days.today())).toList()).values();
    }
}
