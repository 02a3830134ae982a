package vn.khuyenhoc.fund.grant;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.fund.contribution.Contribution;
import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Leads from what a donor earmarked to the rounds that it pays, and back. */
@Controller
class TraceGraph {
    private final Grants grants;
    private final Contributions contributions;
    private final Earmarks earmarks;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<Grant>> paid;
    private final Batches.Field<Listed<String>, Connection<Grant>> traced;

    TraceGraph(Grants grants, Contributions contributions, Earmarks earmarks, Organizations organizations, Batches batches) {
        this.grants = grants;
        this.contributions = contributions;
        this.earmarks = earmarks;
        this.organizations = organizations;
        this.paid = batches.connection("Earmark.grants", (wanted, none, page) -> grants.paidBy(wanted, page));
        this.traced = batches.connection("Contribution.trace", (wanted, none, page) -> of(wanted, page));
    }

    @SchemaMapping(typeName = "Earmark", field = "grants")
    CompletableFuture<Connection<Grant>> grants(Earmark earmark, DataFetchingEnvironment field) {
        return paid.of(earmark.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @SchemaMapping(typeName = "Contribution", field = "trace")
    CompletableFuture<Connection<Grant>> forth(Contribution contribution, DataFetchingEnvironment field) {
        return traced.of(contribution.key(), new Listed<>("", Arguments.page(field)), field);
    }

    /** What is not earmarked pays what it may: which rounds that were, nobody can tell. */
    private Map<Long, Page<Grant>> of(Set<Long> given, PageRequest page) {
        Map<Long, Earmark> set = earmarks.of(given);
        Map<Long, Page<Grant>> paidBy = set.isEmpty() ? Map.of() : grants.paidBy(set.values().stream().map(Earmark::key).collect(toSet()), page);
        Page<Grant> none = new Page<>(List.of(), page.after() != null, false, page.counted() ? 0 : null);
        Map<Long, Page<Grant>> pages = new HashMap<>();
        given.forEach(one -> pages.put(one, set.containsKey(one) ? paidBy.getOrDefault(set.get(one).key(), none) : none));
        return pages;
    }

    @BatchMapping(typeName = "Grant", field = "trace")
    Map<Grant, Contribution> back(List<Grant> paid, GraphQLContext context) {
        Map<Grant, Earmark> named = earmark(paid);
        Map<Long, Contribution> given = named.isEmpty() ? Map.of() : contributions.withIds(named.values().stream().map(Earmark::contribution).collect(toSet()), Caller.of(context).reads())
            .stream().collect(toMap(Contribution::key, identity()));
        Map<Grant, Contribution> traced = new HashMap<>();
        named.forEach((grant, earmark) -> traced.put(grant, given.get(earmark.contribution())));
        return traced;
    }

    @BatchMapping
    Map<Grant, Earmark> earmark(List<Grant> grants) {
        List<Long> keys = grants.stream().map(Grant::earmarkKey).filter(Objects::nonNull).distinct().toList();
        Map<Long, Earmark> found = keys.isEmpty() ? Map.of() : earmarks.withIds(keys).stream().collect(toMap(Earmark::key, identity()));
        Map<Grant, Earmark> named = new HashMap<>();
        grants.stream().filter(grant -> grant.earmarkKey() != null && found.containsKey(grant.earmarkKey())).forEach(grant -> named.put(grant, found.get(grant.earmarkKey())));
        return named;
    }

    @BatchMapping
    Map<Grant, Organization> beneficiary(List<Grant> grants) {
        return organizations.of(grants.stream().filter(grant -> grant.beneficiaryId() != null).toList(), grant -> new At(Objects.requireNonNull(grant.beneficiaryId()), grant.paidOn()));
    }
}
