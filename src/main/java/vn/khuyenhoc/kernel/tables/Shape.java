package vn.khuyenhoc.kernel.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How an object becomes lines: its plain values are columns, in the order of the document, those of an object in it too; each element of a list in it is
 * a line of its own, behind what stands above it. Of several lists one follows the other. An object without any is one line.
 */
final class Shape {
    private static final String BETWEEN = " › ";

    /** A list in the object. */
    private record Inner(List<String> keys, Shape shape) {}

    private final List<Column> columns;
    private final Map<Integer, List<String>> plain = new LinkedHashMap<>();
    private final List<Inner> lists = new ArrayList<>();

    private Shape(List<Column> columns) {
        this.columns = columns;
    }

    static Shape of(Collection<Branch> selected) {
        Shape shape = new Shape(new ArrayList<>());
        shape.grow(selected, List.of(), "", "");
        return shape;
    }

    private void grow(Collection<Branch> selected, List<String> keys, String path, String words) {
        for (Branch branch : selected) {
            List<String> way = then(keys, branch.key());
            // The node of an edge is the row itself.
            String at = path.isEmpty() && branch.words().isEmpty() ? "" : joined(path, ".", branch.key());
            String called = joined(words, BETWEEN, branch.words());
            if (branch.isPlain()) {
                plain.put(columns.size(), way);
                columns.add(new Column(at, called, branch.type()));
            } else if (branch.isList()) {
                Shape inner = new Shape(columns);
                inner.grow(branch.below().values(), List.of(), at, called);
                lists.add(new Inner(way, inner));
            } else {
                grow(branch.below().values(), way, at, called);
            }
        }
    }

    List<Column> columns() {
        return columns;
    }

    void lines(@Nullable Object element, Consumer<@Nullable Object[]> to) {
        lines(element, new @Nullable Object[columns.size()], to);
    }

    private void lines(@Nullable Object element, @Nullable Object[] above, Consumer<@Nullable Object[]> to) {
        @Nullable Object[] line = above.clone();
        plain.forEach((column, keys) -> line[column] = columns.get(column).cell(within(element, keys)));
        boolean any = false;
        for (Inner list : lists) {
            if (within(element, list.keys) instanceof Collection<?> elements) {
                for (Object each : elements) {
                    list.shape.lines(each, line, to);
                    any = true;
                }
            }
        }
        if (!any) {
            to.accept(line);
        }
    }

    static @Nullable Object within(@Nullable Object object, List<String> keys) {
        @Nullable Object value = object;
        for (String key : keys) {
            value = value instanceof Map<?, ?> fields ? fields.get(key) : null;
        }
        return value;
    }

    static List<String> then(List<String> keys, String key) {
        return Stream.concat(keys.stream(), Stream.of(key)).toList();
    }

    static String joined(String above, String between, String below) {
        return above.isEmpty() ? below : below.isEmpty() ? above : above + between + below;
    }
}
