package vn.khuyenhoc.fund.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import graphql.GraphQLContext;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Leads from an entry of a ledger to what posted it, which its accounts tell the type of; the features that own those acts find them. */
@Controller
class ActGraph {
    private final Entries entries;
    private final Map<String, NodeSource> sources;

    ActGraph(Entries entries, List<NodeSource> sources) {
        this.entries = entries;
        this.sources = sources.stream().collect(toMap(source -> source.type().getSimpleName(), Function.identity()));
    }

    private static String type(LedgerEntry entry) {
        return entry.debit() == LedgerAccount.TRANSFERS || entry.credit() == LedgerAccount.TRANSFERS ? "Transfer"
            : entry.debit() == LedgerAccount.CONTRIBUTIONS || entry.credit() == LedgerAccount.CONTRIBUTIONS ? "Contribution" : "Grant";
    }

    @BatchMapping
    Map<LedgerEntry, Node> act(List<LedgerEntry> shown, GraphQLContext context) {
        Map<LedgerEntry, GlobalId> named = named(shown);
        Map<GlobalId, Node> found = new HashMap<>();
        named.values().stream().distinct().collect(groupingBy(GlobalId::type, mapping(GlobalId::key, toList()))).forEach((type, keys) -> {
            NodeSource source = sources.get(type);
            if (source != null) {
                source.find(keys, Caller.of(context)).forEach(node -> found.put(new GlobalId(type, node.key()), node));
            }
        });
        Map<LedgerEntry, Node> acts = new HashMap<>();
        named.forEach((entry, id) -> {
            if (found.get(id) instanceof Node act) {
                acts.put(entry, act);
            }
        });
        return acts;
    }

    /** A round is taken back by a payment, which is not shown by itself: its entry leads to the round that it takes back. */
    private Map<LedgerEntry, GlobalId> named(List<LedgerEntry> shown) {
        List<Long> reversed = shown.stream().filter(ActGraph::takesRoundBack).map(LedgerEntry::reversed).toList();
        Map<Long, Long> rounds = reversed.isEmpty() ? Map.of() : entries.acts(reversed);
        Map<LedgerEntry, GlobalId> named = new HashMap<>();
        shown.forEach(entry -> named.put(entry, new GlobalId(type(entry), takesRoundBack(entry) ? rounds.getOrDefault(entry.reversed(), -1L) : entry.actKey())));
        return named;
    }

    private static boolean takesRoundBack(LedgerEntry entry) {
        return entry.reversed() != null && type(entry).equals("Grant");
    }
}
