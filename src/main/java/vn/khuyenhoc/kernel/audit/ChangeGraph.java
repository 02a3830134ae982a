package vn.khuyenhoc.kernel.audit;

import java.util.Collection;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Shows administrators who changed what; for others there is nothing to see. */
@Controller
class ChangeGraph implements NodeSource {
    private final ChangeList changes;

    ChangeGraph(ChangeList changes) {
        this.changes = changes;
    }

    @QueryMapping
    Connection<Change> changes(DataFetchingEnvironment field) {
        String of = field.getArgument("of");
        GlobalId named = of == null ? null : GlobalId.parse(of);
        return Connection.of(changes.made(of == null ? null : named == null ? Long.valueOf(-1) : Long.valueOf(named.key()), ChangeList.page(field)));
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
