package vn.khuyenhoc.kernel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * A field of a query with what it costs: 1 for each time it is there, and its fields each time anew.
 *
 * @param own what it costs each time, its fields apart
 * @param rows how many times it is there for one of its parent; 0 for the rows of the connection it stands in
 * @param first the page of a connection; 0 where it is none
 * @param scan what a reading of the whole list costs, which its filter forces also upon its count
 */
record Priced(@Nullable Priced parent, String name, int own, int rows, int first, int scan, List<Priced> fields) {
    /** Nothing costs more; enough to be refused by any limit and far from an overflow. */
    static final long PLENTY = 1_000_000_000_000L;

    Priced(@Nullable Priced parent, String name, int own, int rows, int first) {
        this(parent, name, own, rows, first, 0);
    }

    Priced(@Nullable Priced parent, String name, int own, int rows, int first, int scan) {
        this(parent, name, own, rows, first, scan, new ArrayList<>());
        if (parent != null) {
            parent.fields.add(this);
        }
    }

    long cost() {
        return cost(connection -> connection.first);
    }

    /** What it would cost with other pages. */
    long cost(ToLongFunction<Priced> page) {
        long below = own;
        for (Priced field : fields) {
            below += (field.rows == 0 ? page.applyAsLong(this) : field.rows) * field.cost(page);
        }
        return Math.min(PLENTY, below);
    }

    /** The field that costs most by itself, as often as it is there; the first of those that cost the same. */
    Priced costliest() {
        return costliest(1).field();
    }

    private Costly costliest(long times) {
        Costly most = new Costly(this, Math.min(PLENTY, times * own));
        for (Priced field : fields) {
            Costly below = field.costliest(Math.min(PLENTY, times * (field.rows == 0 ? first : field.rows)));
            if (below.points() > most.points() || most.field() == this && parent == null) {
                most = below;
            }
        }
        return most;
    }

    private record Costly(Priced field, long points) {}

    /** All connections in it. */
    List<Priced> connections() {
        List<Priced> found = new ArrayList<>();
        if (first > 0) {
            found.add(this);
        }
        fields.forEach(field -> found.addAll(field.connections()));
        return found;
    }

    /** The operation as a whole. */
    Priced root() {
        return parent == null ? this : parent.root();
    }

    String path() {
        return parent == null || parent.parent == null ? name : parent.path() + "." + name;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
