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
        Scope scope = Caller.of(field.getGraphQlContext()).has(Role.ADMIN) ? page.scope() : Scope.NOWHERE;
        return Connection.of(changes.made(of == null ? null : named == null ? Long.valueOf(-1) : Long.valueOf(named.key()),
            new PageRequest(page.first(), page.after(), page.counted(), page.where(), page.orderBy(), scope)));
    }

    @Override
    public Class<Change> type() {
        return Change.class;
    }

    /** Found through the list only: an id alone does not tell whether its holder is an administrator. */
    @Override
    public Collection<Change> find(Collection<Long> keys, Scope scope) {
        return changes.withIds(keys, scope.everywhere() ? scope : Scope.NOWHERE);
    }
}
