package vn.khuyenhoc.kernel.statistics;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;

/** Which groups are told of, by the bounds that the argument {@code having} sets to their figures; what is hidden keeps to none. */
public record Having(Map<String, Map<String, Number>> bounds) {
    /** @throws Refusal HAVING_NEGATIVE */
    public static Having of(DataFetchingEnvironment field) {
        Map<String, Map<String, Number>> bounds = Objects.requireNonNullElse(field.getArgument("having"), Map.of());
        bounds.forEach((figure, some) -> {
            if (some != null && some.values().stream().anyMatch(bound -> bound != null && bound.longValue() < 0)) {
                throw new Refusal("HAVING_NEGATIVE", "having." + figure);
            }
        });
        return new Having(bounds);
    }

    /** @param figures what the figures of a group are called */
    boolean holds(Group group, List<String> figures) {
        return bounds.entrySet().stream().allMatch(bound -> holds(group.now().get(figures.indexOf(bound.getKey())), bound.getValue()));
    }

    /** What is null, as an optional variable may be, asks for nothing. */
    private static boolean holds(long figure, @Nullable Map<String, Number> bounds) {
        return bounds == null || bounds.entrySet().stream().allMatch(bound -> bound.getValue() == null || figure != Group.HIDDEN && holds(figure, bound.getKey(), bound.getValue().longValue()));
    }

    private static boolean holds(long figure, String operator, long bound) {
        return switch (operator) {
            case "eq" -> figure == bound;
            case "gt" -> figure > bound;
            case "gte" -> figure >= bound;
            case "lt" -> figure < bound;
            case "lte" -> figure <= bound;
            default -> throw new IllegalStateException("no comparison " + operator);
        };
    }
}
