package vn.khuyenhoc.organization.register;

import java.util.ArrayList;
import java.util.List;

/** A large act in parts, so that each event stays small. */
final class Parts {
    private Parts() {}

    static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            parts.add(List.copyOf(all.subList(i, Math.min(i + size, all.size()))));
        }
        return parts;
    }
}
