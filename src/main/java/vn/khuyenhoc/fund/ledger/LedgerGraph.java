package vn.khuyenhoc.fund.ledger;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.ledger.LedgerVerification.LedgerProblem;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Shows entries of ledgers, and verifies whole ledgers for those who may read them. */
@Controller
class LedgerGraph implements NodeSource {
    private final Entries entries;
    private final Verifying verifying;
    private final Organizations organizations;
    private final Days days;

    LedgerGraph(Entries entries, Verifying verifying, Organizations organizations, Days days) {
        this.entries = entries;
        this.verifying = verifying;
        this.organizations = organizations;
        this.days = days;
    }

    @QueryMapping
    LedgerVerification verifyLedger(DataFetchingEnvironment field) {
        Caller caller = Caller.of(field.getGraphQlContext());
        if (!caller.known()) {
            throw new Refusal("UNAUTHENTICATED", null);
        }
        return verifying.verify(Arguments.key(field, "within", Organization.class), caller.reads());
    }

    @BatchMapping
    Map<LedgerEntry, LedgerEntry> reverses(List<LedgerEntry> shown, GraphQLContext context) {
        List<Long> keys = shown.stream().map(LedgerEntry::reversed).filter(Objects::nonNull).toList();
        Map<Long, LedgerEntry> found = keys.isEmpty() ? Map.of()
            : entries.withIds(keys, Caller.of(context).reads()).stream().collect(toMap(LedgerEntry::key, identity()));
        Map<LedgerEntry, LedgerEntry> reversed = new HashMap<>();
        shown.stream().filter(entry -> entry.reversed() != null && found.containsKey(entry.reversed())).forEach(entry -> reversed.put(entry, found.get(entry.reversed())));
        return reversed;
    }

    @BatchMapping
    Map<LedgerProblem, Organization> organization(List<LedgerProblem> problems) {
        return organizations.of(problems, problem -> new At(problem.organizationId(), days.today()));
    }

    @BatchMapping
    Map<LedgerProblem, LedgerEntry> entry(List<LedgerProblem> problems, GraphQLContext context) {
        List<Long> keys = problems.stream().map(LedgerProblem::entryKey).filter(Objects::nonNull).toList();
        Map<Long, LedgerEntry> found = keys.isEmpty() ? Map.of()
            : entries.withIds(keys, Caller.of(context).reads()).stream().collect(toMap(LedgerEntry::key, identity()));
        Map<LedgerProblem, LedgerEntry> named = new HashMap<>();
        problems.stream().filter(problem -> problem.entryKey() != null && found.containsKey(problem.entryKey())).forEach(problem -> named.put(problem, found.get(problem.entryKey())));
        return named;
    }

    @Override
    public Class<LedgerEntry> type() {
        return LedgerEntry.class;
    }

    @Override
    public Collection<LedgerEntry> find(Collection<Long> keys, Caller caller) {
        return entries.withIds(keys, caller.reads());
    }
}
