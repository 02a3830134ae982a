package vn.khuyenhoc.kernel.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Shows administrators who changed what; for others there is nothing to see. */
@Controller
class ChangeGraph implements NodeSource {
    private static final GlobalId NOTHING = new GlobalId("", -1);

    private final ChangeList changes;
    private final RecordedThings things;

    ChangeGraph(ChangeList changes, RecordedThings things) {
        this.changes = changes;
        this.things = things;
    }

    @QueryMapping
    Connection<Change> changes(DataFetchingEnvironment field) {
        String of = field.getArgument("of");
        GlobalId named = of == null ? null : GlobalId.parse(of);
        return Connection.of(of == null ? changes.made(ChangeList.page(field)) : changes.madeOf(named == null ? NOTHING : named, ChangeList.page(field)));
    }

    /** As they are today; two statements at the most for those of one type. */
    @BatchMapping
    Map<Change, Node> node(List<Change> shown, GraphQLContext context) {
        Map<String, Set<Long>> facts = shown.stream().filter(change -> change.entityType() != null && change.entityKey() != null)
            .collect(groupingBy(change -> Objects.requireNonNull(change.entityType()), mapping(change -> Objects.requireNonNull(change.entityKey()), toSet())));
        Map<Long, Node> found = new HashMap<>();
        facts.forEach((type, some) -> found.putAll(things.ofFacts(type, some, Caller.of(context))));
        Map<Change, Node> nodes = new HashMap<>();
        shown.stream().filter(change -> found.containsKey(change.entityKey())).forEach(change -> nodes.put(change, found.get(change.entityKey())));
        return nodes;
    }

    @Override
    public Class<Change> type() {
        return Change.class;
    }

    @Override
    public Collection<Change> find(Collection<Long> keys, Caller caller) {
        return changes.withIds(keys, ChangeList.seenBy(caller));
    }
}
