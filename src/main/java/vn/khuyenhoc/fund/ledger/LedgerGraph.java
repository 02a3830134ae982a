package vn.khuyenhoc.fund.ledger;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLContext;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Shows entries of ledgers. */
@Controller
class LedgerGraph implements NodeSource {
    private final Entries entries;

    LedgerGraph(Entries entries) {
        this.entries = entries;
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

    @Override
    public Class<LedgerEntry> type() {
        return LedgerEntry.class;
    }

    @Override
    public Collection<LedgerEntry> find(Collection<Long> keys, Caller caller) {
        return entries.withIds(keys, caller.reads());
    }
}
