package vn.khuyenhoc.fund.grant;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Leads from what a donor earmarked to the rounds that it pays, and back. */
@Controller
class TraceGraph {
    private final Earmarks earmarks;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<Grant>> paid;

    TraceGraph(Grants grants, Earmarks earmarks, Organizations organizations, Batches batches) {
        this.earmarks = earmarks;
        this.organizations = organizations;
        this.paid = batches.connection("Earmark.grants", (wanted, none, page) -> grants.paidBy(wanted, page));
    }

    @SchemaMapping(typeName = "Earmark", field = "grants")
    CompletableFuture<Connection<Grant>> grants(Earmark earmark, DataFetchingEnvironment field) {
        return paid.of(earmark.key(), new Listed<>("", Arguments.page(field)), field);
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
