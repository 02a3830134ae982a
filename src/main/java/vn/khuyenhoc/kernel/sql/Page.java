package vn.khuyenhoc.kernel.sql;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list in its order.
 *
 * @param before whether rows may precede: the page began behind a place
 * @param more whether rows follow
 * @param total the length of the whole list, or null when it was not asked for
 */
public record Page<R>(List<Row<R>> rows, boolean before, boolean more, @Nullable Integer total) {
    /** A row with its place. */
    public record Row<R>(R view, Place place) {}

    /** The page of fetched rows, of which one more than wanted was asked for. */
    static <R> Page<R> of(List<Row<R>> fetched, PageRequest request, @Nullable Integer total) {
        boolean more = fetched.size() > request.first();
        return new Page<>(List.copyOf(more ? fetched.subList(0, request.first()) : fetched), request.after() != null, more, total);
    }

    /** The same of a list that was counted otherwise. */
    public Page<R> of(@Nullable Integer length) {
        return new Page<>(rows, before, more, length);
    }

    public Stream<R> views() {
        return rows.stream().map(Row::view);
    }
}
