package vn.khuyenhoc.kernel.audit;

import java.util.Collection;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.sql.PageRequest;

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
        PageRequest page = Arguments.page(field);
        Scope scope = seenBy(Caller.of(field.getGraphQlContext()));
        return Connection.of(changes.made(of == null ? null : named == null ? Long.valueOf(-1) : Long.valueOf(named.key()),
            new PageRequest(page.first(), page.after(), page.listed(), page.counted(), page.where(), page.orderBy(), scope)));
    }

    private static Scope seenBy(Caller caller) {
        return caller.has(Role.ADMIN) ? caller.reads() : Scope.NOWHERE;
    }

    @Override
    public Class<Change> type() {
        return Change.class;
    }

    @Override
    public Collection<Change> find(Collection<Long> keys, Caller caller) {
        return changes.withIds(keys, seenBy(caller));
    }
}
