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

    private final Map<String, Keyset.Key> keys = new LinkedHashMap<>();

    private Orders() {}

    public static Orders by() {
        return new Orders();
    }

    /** @param field a column that is never null; text is ordered as Vietnamese dictionaries do */
    public Orders field(String name, Field<?> field) {
        keys.put(name, new Keyset.Key(field, null, false));
        return this;
    }

    /** @param kept the same text as {@link SortName} keeps it beside the fact: nothing need be joined, and no letter be looked at, to order by it */
    public Orders field(String name, Field<String> field, Field<String> kept) {
        keys.put(name, new Keyset.Key(field, kept, false));
        return this;
    }

    /** What it is ordered by, upwards or downwards. */
    private static String name(String value) {
        return value.substring(0, value.lastIndexOf('_'));
    }

    /** @throws Refusal ORDER_TOO_LONG, of more keys than three, or of one that is named twice; before anything is read or added up */
    public static List<String> sound(List<String> orderBy) {
        if (orderBy.size() > LARGEST || orderBy.stream().map(Orders::name).distinct().count() < orderBy.size()) {
            throw new Refusal("ORDER_TOO_LONG", "orderBy", LARGEST);
        }
        return orderBy;
    }

    Keyset keyset(List<String> orderBy, Field<Long> id) {
        List<Keyset.Key> keys = new ArrayList<>();
        for (String value : orderBy) {
            Keyset.Key key = this.keys.get(name(value));
            if (key == null) {
                throw new IllegalStateException("nothing is ordered by " + value);
            }
            keys.add(value.endsWith("_DESC") ? key.downwards() : key);
        }
        return Keyset.of(orderBy, keys, id);
    }
}
