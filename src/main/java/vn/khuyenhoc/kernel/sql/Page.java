package vn.khuyenhoc.kernel.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list in its order.
 *
 * @param more whether rows follow
 * @param total the length of the whole list, or null when it was not asked for
 */
public record Page<R>(List<R> rows, boolean more, @Nullable Integer total) {
    /** The page of fetched rows, of which one more than wanted was asked for. */
    static <R> Page<R> of(List<R> fetched, PageRequest request, @Nullable Integer total) {
        boolean more = fetched.size() > request.first();
        return new Page<>(List.copyOf(more ? fetched.subList(0, request.first()) : fetched), more, total);
    }
}
