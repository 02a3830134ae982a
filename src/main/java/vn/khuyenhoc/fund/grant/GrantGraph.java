package vn.khuyenhoc.fund.grant;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.recipient.GrantRecipient;
import vn.khuyenhoc.fund.recipient.GrantRecipients;
import vn.khuyenhoc.fund.recipient.Minors;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Lists rounds, at the root and of an organization, and whom each names. */
@Controller
class GrantGraph implements NodeSource {
    private final Grants grants;
    private final Organizations organizations;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<Grant>> ofOrganization;
    private final Batches.Field<Listed<Scope>, Connection<GrantRecipient>> ofRound;

    GrantGraph(Grants grants, GrantRecipients recipients, Organizations organizations, Batches batches) {
        this.grants = grants;
        this.organizations = organizations;
        this.ofOrganization = batches.connection("Organization.grants", grants::of);
        this.ofRound = batches.connection("Grant.recipients", recipients::of);
    }

    @QueryMapping
    Connection<Grant> grants(@Argument @Nullable GrantPurpose purpose, DataFetchingEnvironment field) {
        return Connection.of(grants.all(Optional.ofNullable(Arguments.optionalYear(field)), purpose,
            Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "grants")
    CompletableFuture<Connection<Grant>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(),
            new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<GrantRecipient>> recipients(Grant grant, DataFetchingEnvironment field) {
        Caller caller = Caller.of(field.getGraphQlContext());
        PageRequest page = Arguments.page(field);
        return ofRound.of(grant.key(), new Listed<>(caller.reads(), new PageRequest(page.first(), page.after(), page.listed(), page.counted(),
            page.where(), page.orderBy(), Minors.seenBy(caller))), field);
    }

    @BatchMapping
    Map<Grant, Organization> organization(List<Grant> grants) {
        return organizations.of(grants, grant -> new At(grant.organizationId(), grant.paidOn()));
    }

    /** Shown wherever a row of its list is. */
    @BatchMapping
    Map<GrantRecipient, Grant> grant(List<GrantRecipient> rows, GraphQLContext context) {
        Map<Long, Grant> found = grants.withIds(rows.stream().map(GrantRecipient::grantKey).collect(toSet()), Caller.of(context).reads()).stream()
            .collect(toMap(Grant::key, Function.identity()));
        Map<GrantRecipient, Grant> rounds = new HashMap<>();
        rows.forEach(row -> rounds.put(row, found.get(row.grantKey())));
        return rounds;
    }

    @Override
    public Class<Grant> type() {
        return Grant.class;
    }

    @Override
    public Collection<Grant> find(Collection<Long> keys, Caller caller) {
        return grants.withIds(keys, caller.reads());
    }
}
