package vn.khuyenhoc.recognition.citizen;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.KeptFields;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.citizen.CitizenInputs.CloseCitizenAccountInput;
import vn.khuyenhoc.recognition.citizen.CitizenInputs.ConfirmCitizenAccountInput;
import vn.khuyenhoc.recognition.citizen.CitizenInputs.RegisterCitizenAccountInput;

/** Keeps, lists and counts accounts in the learning-citizen software, apart from titles. */
@Controller
class CitizenAccountGraph implements NodeSource {
    /** Of every change of one account. */
    record CitizenAccountPayload(@Nullable CitizenAccount citizenAccount, List<UserError> errors) {
        static CitizenAccountPayload of(Outcome<CitizenAccount> outcome) {
            return new CitizenAccountPayload(outcome.value(), outcome.errors());
        }
    }

    private final CitizenAccountList list;
    private final CitizenAccounts accounts;
    private final KeepingAccounts keeping;
    private final Writes writes;
    private final Organizations organizations;
    private final Boundaries boundaries;
    private final Batches.Field<View, CitizenAccountSummary> summaries;

    CitizenAccountGraph(CitizenAccountList list, CitizenAccounts accounts, KeepingAccounts keeping, Writes writes, Organizations organizations, Boundaries boundaries, KeptFields kept) {
        this.list = list;
        this.accounts = accounts;
        this.keeping = keeping;
        this.writes = writes;
        this.organizations = organizations;
        this.boundaries = boundaries;
        this.summaries = kept.field("Organization.citizenAccountSummary", this::summaries);
    }

    private Supplier<Map<Long, CitizenAccountSummary>> summaries(Set<Long> wanted, View view, Reading reading) {
        Composition made = boundaries.of(wanted, view);
        Supplier<Map<Long, Integer>> open = accounts.count(wanted, view.day(), made, reading);
        return () -> summaries(wanted, made, open.get(), list.confirmed(made.needed(), view.day()), list.closed(made.needed(), view.day()));
    }

    private static Map<Long, CitizenAccountSummary> summaries(Set<Long> wanted, Composition made, Map<Long, Integer> open, Map<Long, Long> confirmed, Map<Long, Long> closed) {
        Map<Long, CitizenAccountSummary> summaries = new HashMap<>();
        wanted.forEach(o -> summaries.put(o, new CitizenAccountSummary(open.getOrDefault(o, 0), Math.toIntExact(made.sum(o, of -> confirmed.getOrDefault(of, 0L))),
            Math.toIntExact(made.sum(o, of -> closed.getOrDefault(of, 0L))), made.apportioned(o))));
        return summaries;
    }

    @SchemaMapping
    CompletableFuture<CitizenAccountSummary> citizenAccountSummary(Organization organization, @Argument Boundary boundary, DataFetchingEnvironment field) {
        return summaries.of(organization.key(), new View(Arguments.asOf(field, organization.asOf()), boundary), field);
    }

    @QueryMapping
    Connection<CitizenAccount> citizenAccounts(DataFetchingEnvironment field) {
        return Connection.of(list.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @MutationMapping
    CitizenAccountPayload registerCitizenAccount(@Argument RegisterCitizenAccountInput input, DataFetchingEnvironment field) {
        return CitizenAccountPayload.of(writes.once(field, Role.OFFICER, input.idempotencyKey(), CitizenAccount.class, scope -> keeping.register(input, scope)));
    }

    @MutationMapping
    CitizenAccountPayload confirmCitizenAccount(@Argument ConfirmCitizenAccountInput input, DataFetchingEnvironment field) {
        return CitizenAccountPayload.of(writes.change(field, Role.OFFICER, scope -> keeping.confirm(input, scope)));
    }

    @MutationMapping
    CitizenAccountPayload closeCitizenAccount(@Argument CloseCitizenAccountInput input, DataFetchingEnvironment field) {
        return CitizenAccountPayload.of(writes.change(field, Role.OFFICER, scope -> keeping.close(input, scope)));
    }

    @BatchMapping
    Map<CitizenAccount, Organization> organization(List<CitizenAccount> shown) {
        return organizations.of(shown, account -> new At(account.organizationId(), account.registeredOn()));
    }

    @Override
    public Class<CitizenAccount> type() {
        return CitizenAccount.class;
    }

    @Override
    public Collection<CitizenAccount> find(Collection<Long> keys, Caller caller) {
        return list.withIds(keys, caller.reads());
    }
}
