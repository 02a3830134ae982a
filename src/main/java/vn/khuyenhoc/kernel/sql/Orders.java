package vn.khuyenhoc.kernel.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jooq.Field;
import vn.khuyenhoc.kernel.Refusal;

/** What a list can be ordered by: each entry makes two values of its order enum, {@code X_ASC} and {@code X_DESC}. */
public final class Orders {
    /** More keys than these order nothing that a reader would notice. */
    private static final int LARGEST = 3;

    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    private Orders() {}

    public static Orders by() {
        return new Orders();
    }

    /** @param field a column that is never null; text is ordered as Vietnamese dictionaries do */
    public Orders field(String name, Field<?> field) {
        fields.put(name, field);
        return this;
    }

    /** What it is ordered by, upwards or downwards. */
    private static String name(String value) {
        return value.substring(0, value.lastIndexOf('_'));
    }

    Keyset keyset(List<String> orderBy, Field<Long> id) {
        if (orderBy.size() > LARGEST || orderBy.stream().map(Orders::name).distinct().count() < orderBy.size()) {
            throw new Refusal("ORDER_TOO_LONG", "orderBy", LARGEST);
        }
        List<Keyset.Key> keys = new ArrayList<>();
        for (String value : orderBy) {
            boolean descending = value.endsWith("_DESC");
            Field<?> field = fields.get(name(value));
            if (field == null) {
                throw new IllegalStateException("nothing is ordered by " + value);
            }
            keys.add(new Keyset.Key(field, descending));
        }
        return Keyset.of(orderBy, keys, id);
    }
}
