package vn.khuyenhoc.kernel.graphql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.sql.Page;

/** A page as clients see it: the rows, each with a cursor, and whether more follow. */
public record Connection<T extends Node>(List<T> nodes, PageInfo pageInfo, @Nullable Integer totalCount) {
    public record Edge<T extends Node>(T node, String cursor) {}

    public record PageInfo(boolean hasNextPage, @Nullable String startCursor, @Nullable String endCursor) {}

    public static <T extends Node> Connection<T> of(Page<T> page) {
        List<T> rows = page.rows();
        return new Connection<>(rows, new PageInfo(page.more(),
            rows.isEmpty() ? null : Cursor.of(rows.getFirst()),
            rows.isEmpty() ? null : Cursor.of(rows.getLast())), page.total());
    }

    public List<Edge<T>> edges() {
        return nodes.stream().map(node -> new Edge<>(node, Cursor.of(node))).toList();
    }
}
