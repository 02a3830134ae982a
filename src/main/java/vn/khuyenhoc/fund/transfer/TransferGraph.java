package vn.khuyenhoc.fund.transfer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Lists the transfers out of an organization's fund and into it. */
@Controller
class TransferGraph implements NodeSource {
    private final Transfers transfers;
    private final Organizations organizations;
    private final Batches.Field<Listed<String>, Connection<Transfer>> given;
    private final Batches.Field<Listed<String>, Connection<Transfer>> received;

    TransferGraph(Transfers transfers, Organizations organizations, Batches batches) {
        this.transfers = transfers;
        this.organizations = organizations;
        this.given = batches.connection("Organization.transfersOut", (wanted, none, page) -> transfers.givenBy(wanted, page));
        this.received = batches.connection("Organization.transfersIn", (wanted, none, page) -> transfers.receivedBy(wanted, page));
    }

    @QueryMapping("transfers")
    Connection<Transfer> all(DataFetchingEnvironment field) {
        return Connection.of(transfers.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping
    CompletableFuture<Connection<Transfer>> transfersOut(Organization organization, DataFetchingEnvironment field) {
        return given.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @SchemaMapping
    CompletableFuture<Connection<Transfer>> transfersIn(Organization organization, DataFetchingEnvironment field) {
        return received.of(organization.key(), new Listed<>("", Arguments.page(field)), field);
    }

    /** As it was on the eve, since it may have ended on the day; on the day, if it began on it. */
    @BatchMapping
    Map<Transfer, Organization> from(List<Transfer> shown) {
        Map<Transfer, Organization> givers = new HashMap<>(organizations.of(shown, transfer -> new At(transfer.fromId(), transfer.on().minusDays(1))));
        List<Transfer> others = shown.stream().filter(transfer -> givers.get(transfer) == null).toList();
        if (!others.isEmpty()) {
            givers.putAll(organizations.of(others, transfer -> new At(transfer.fromId(), transfer.on())));
        }
        return givers;
    }

    @BatchMapping
    Map<Transfer, Organization> to(List<Transfer> shown) {
        return organizations.of(shown, transfer -> new At(transfer.toId(), transfer.on()));
    }

    @Override
    public Class<Transfer> type() {
        return Transfer.class;
    }

    @Override
    public Collection<Transfer> find(Collection<Long> keys, Caller caller) {
        return transfers.withIds(keys, caller.reads());
    }
}
