package vn.khuyenhoc.kernel.statistics;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.Connection.Edge;
import vn.khuyenhoc.kernel.graphql.Connection.PageInfo;
import vn.khuyenhoc.kernel.sql.Page;

/**
 * A statement as clients see it: a page of its groups, and what all of them add up to.
 *
 * @param <T> the view that a group becomes
 */
public record Statistics<T>(Connection<T> groups, T totals) {
    public static <T> Statistics<T> of(Page<Group> page, Group totals, Function<Group, T> view) {
        List<Page.Row<T>> rows = page.rows().stream().map(row -> new Page.Row<>(view.apply(row.view()), row.place())).toList();
        return new Statistics<>(new Connection<>(new Page<>(rows, page.before(), page.more(), page.total())), view.apply(totals));
    }

    public List<T> nodes() {
        return groups.nodes();
    }

    public List<Edge<T>> edges() {
        return groups.edges();
    }

    public PageInfo pageInfo() {
        return groups.pageInfo();
    }

    public @Nullable Integer totalCount() {
        return groups.totalCount();
    }
}
