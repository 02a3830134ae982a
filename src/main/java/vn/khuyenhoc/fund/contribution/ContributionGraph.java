package vn.khuyenhoc.fund.contribution;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Lists contributions, at the root and of an organization. */
@Controller
class ContributionGraph implements NodeSource {
    private final Contributions contributions;
    private final Earmarks earmarks;
    private final Organizations organizations;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<Contribution>> ofOrganization;

    ContributionGraph(Contributions contributions, Earmarks earmarks, Organizations organizations, Batches batches) {
        this.contributions = contributions;
        this.earmarks = earmarks;
        this.organizations = organizations;
        this.ofOrganization = batches.connection("Organization.contributions", contributions::of);
    }

    @QueryMapping
    Connection<Contribution> contributions(DataFetchingEnvironment field) {
        return Connection.of(contributions.received(Optional.ofNullable(Arguments.optionalYear(field)),
            Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "contributions")
    CompletableFuture<Connection<Contribution>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(),
            new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Contribution, Organization> organization(List<Contribution> contributions) {
        return organizations.of(contributions, contribution -> new At(contribution.organizationId(), contribution.receivedOn()));
    }

    @BatchMapping
    Map<Contribution, Earmark> earmark(List<Contribution> contributions) {
        Map<Long, Earmark> set = earmarks.of(contributions.stream().map(Contribution::key).toList());
        return with(contributions, contribution -> set.get(contribution.key()));
    }

    /** Back from an earmark to what was given under it. */
    @BatchMapping(typeName = "Earmark", field = "contribution")
    Map<Earmark, Contribution> given(List<Earmark> set, GraphQLContext context) {
        Map<Long, Contribution> found = byKey(set.stream().map(Earmark::contribution).toList(), context);
        Map<Earmark, Contribution> given = new HashMap<>();
        set.stream().filter(earmark -> found.containsKey(earmark.contribution())).forEach(earmark -> given.put(earmark, found.get(earmark.contribution())));
        return given;
    }

    @BatchMapping
    Map<Contribution, Contribution> reverses(List<Contribution> contributions, GraphQLContext context) {
        Map<Long, Contribution> found = byKey(contributions.stream().map(Contribution::reversed).filter(Objects::nonNull).toList(), context);
        return with(contributions, contribution -> contribution.reversed() == null ? null : found.get(contribution.reversed()));
    }

    @BatchMapping
    Map<Contribution, Contribution> reversedBy(List<Contribution> contributions, GraphQLContext context) {
        Map<Long, Long> reversals = this.contributions.reversals(contributions.stream().map(Contribution::key).toList());
        Map<Long, Contribution> found = byKey(reversals.values(), context);
        return with(contributions, contribution -> reversals.containsKey(contribution.key()) ? found.get(reversals.get(contribution.key())) : null);
    }

    private Map<Long, Contribution> byKey(Collection<Long> keys, GraphQLContext context) {
        return keys.isEmpty() ? Map.of() : contributions.withIds(keys, Caller.of(context).reads()).stream().collect(toMap(Contribution::key, identity()));
    }

    private static <V> Map<Contribution, V> with(List<Contribution> contributions, Function<Contribution, @Nullable V> value) {
        Map<Contribution, V> values = new HashMap<>();
        contributions.forEach(contribution -> {
            V found = value.apply(contribution);
            if (found != null) {
                values.put(contribution, found);
            }
        });
        return values;
    }

    @Override
    public Class<Contribution> type() {
        return Contribution.class;
    }

    @Override
    public Collection<Contribution> find(Collection<Long> keys, Caller caller) {
        return contributions.withIds(keys, caller.reads());
    }
}
