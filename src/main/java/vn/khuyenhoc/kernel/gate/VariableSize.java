package vn.khuyenhoc.kernel.gate;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** How many values the variables of a request hold, and how deep they nest; a walk that ends as soon as it is too much. */
final class VariableSize {
    private final int most;
    private final int deepest;
    private int values;
    private int depth;

    private VariableSize(int most, int deepest) {
        this.most = most;
        this.deepest = deepest;
    }

    static VariableSize of(Map<String, ?> variables, int most, int deepest) {
        VariableSize size = new VariableSize(most, deepest);
        size.walk(variables, 0);
        return size;
    }

    int values() {
        return values;
    }

    int depth() {
        return depth;
    }

    private void walk(@Nullable Object value, int level) {
        depth = Math.max(depth, level);
        if (depth > deepest || values > most) {
            return;
        }
        if (value instanceof Map<?, ?> object) {
            object.values().forEach(field -> count(field, level));
        } else if (value instanceof Collection<?> list) {
            list.forEach(element -> count(element, level));
        }
    }

    private void count(@Nullable Object value, int level) {
        values++;
        walk(value, level + 1);
    }
}
