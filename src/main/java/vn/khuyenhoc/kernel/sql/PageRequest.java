package vn.khuyenhoc.kernel.sql;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.access.Scope;

/**
 * Which part of a list is wanted, in what order, and on whose behalf.
 *
 * @param first how many rows at the most
 * @param after the place that the page starts behind, or null for the beginning
 * @param listed whether its rows are wanted at all, or only their number
 * @param counted whether the whole list is to be counted as well
 * @param where the filter as the client wrote it; empty for none
 * @param orderBy values of the list's order enum; empty for the order of the ids
 * @param scope whose personal records may be shown
 * @param ahead what is known of the pages that follow, where a list is read to its end
 */
public record PageRequest(int first, @Nullable Place after, boolean listed, boolean counted, Map<String, Object> where, List<String> orderBy, Scope scope, @Nullable SortedAhead ahead) {
    public PageRequest(int first, @Nullable Place after, boolean listed, boolean counted, Map<String, Object> where, List<String> orderBy, Scope scope) {
        this(first, after, listed, counted, where, orderBy, scope, null);
    }

    /** Its rows alone. */
    public PageRequest uncounted() {
        return new PageRequest(first, after, listed, false, where, orderBy, scope, ahead);
    }

    /** The length of the list alone. */
    public PageRequest unlisted() {
        return new PageRequest(first, after, false, counted, where, orderBy, scope, ahead);
    }

    /** The same, those with most of it first where the client asked for no order. */
    public PageRequest orMostOf(String name) {
        return orderBy.isEmpty() ? new PageRequest(first, after, listed, counted, where, List.of(name + "_DESC"), scope, ahead) : this;
    }

    /** The same on behalf of somebody who may see more, or less. */
    public PageRequest in(Scope other) {
        return new PageRequest(first, after, listed, counted, where, orderBy, other, ahead);
    }
}
