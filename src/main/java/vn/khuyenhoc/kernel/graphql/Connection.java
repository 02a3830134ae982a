package vn.khuyenhoc.kernel.graphql;

import java.util.List;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.sql.Page;

/** A page as clients see it: the rows, each with a cursor, and whether more follow. */
public record Connection<T>(Page<T> page) {
    public record Edge<T>(T node, String cursor) {}

    public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, @Nullable String startCursor, @Nullable String endCursor) {}

    public static <T> Connection<T> of(Page<T> page) {
        return new Connection<>(page);
    }

    public List<T> nodes() {
        return page.views().toList();
    }

    public List<Edge<T>> edges() {
        return page.rows().stream().map(row -> new Edge<>(row.view(), Cursor.of(row.place()))).toList();
    }

    public PageInfo pageInfo() {
        List<Page.Row<T>> rows = page.rows();
        return new PageInfo(page.more(), page.before(),
            rows.isEmpty() ? null : Cursor.of(rows.getFirst().place()),
            rows.isEmpty() ? null : Cursor.of(rows.getLast().place()));
    }

    public @Nullable Integer totalCount() {
        return page.total();
    }
}
