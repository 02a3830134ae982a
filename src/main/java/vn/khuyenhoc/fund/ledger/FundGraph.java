package vn.khuyenhoc.fund.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
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
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.tree.View;

/** Adds an organization's fund to its view, with its ledger; one statement for all holders of a request. */
@Controller
class FundGraph implements NodeSource {
    private final Funds funds;
    private final Batches.Field<LocalDate, Long> balances;
    private final Batches.Field<View, Long> subtrees;
    private final Batches.Field<Listed<String>, Connection<LedgerEntry>> entries;

    FundGraph(Funds funds, Entries entries, SubtreeBalances subtrees, Batches batches) {
        this.funds = funds;
        this.balances = batches.field("Fund.balance", entries::balances);
        this.subtrees = batches.field("Organization.fundBalance", subtrees::of);
        this.entries = batches.connection("Fund.entries", (holders, none, page) -> entries.of(holders, page));
    }

    @BatchMapping(typeName = "Organization", field = "fund")
    Map<Organization, Fund> fundOf(List<Organization> holders) {
        Map<Long, Fund> held = funds.heldBy(holders.stream().map(Organization::key).toList());
        Map<Organization, Fund> funds = new HashMap<>();
        holders.stream().filter(holder -> held.containsKey(holder.key())).forEach(holder -> funds.put(holder, held.get(holder.key())));
        return funds;
    }

    @SchemaMapping
    CompletableFuture<Long> balance(Fund fund, @Argument @Nullable LocalDate asOf, DataFetchingEnvironment field) {
        return asOf == null ? CompletableFuture.completedFuture(fund.balance())
            : balances.of(fund.holder(), asOf, field).thenApply(balance -> balance == null ? 0L : balance);
    }

    @SchemaMapping
    CompletableFuture<Long> fundBalance(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return subtrees.of(organization.key(), new View(Arguments.asOf(field, organization.asOf()), boundary), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<LedgerEntry>> entries(Fund fund, DataFetchingEnvironment field) {
        return entries.of(fund.holder(), new Listed<>("", Arguments.page(field)), field);
    }

    @Override
    public Class<Fund> type() {
        return Fund.class;
    }

    @Override
    public Collection<Fund> find(Collection<Long> keys, Caller caller) {
        return funds.withIds(keys);
    }
}
