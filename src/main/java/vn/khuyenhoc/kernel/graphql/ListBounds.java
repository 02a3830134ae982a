package vn.khuyenhoc.kernel.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.GraphQLContext;
import org.springframework.boot.context.properties.bind.DefaultValue;

import vn.khuyenhoc.kernel.Refusal;

/**
 * What may be asked of one list.
 *
 * @param page rows at once, at least 20, and ids of {@code nodes}; asking for more is refused, never cut
 * @param conditions of a filter; one of more is no question that a person asks
 * @param conditionDepth how deep {@code and}, {@code or} and {@code not} may nest
 * @param text how many characters a filter may look for in parts of texts, all together: 50,000 of them held a core for 37 s
 */
public record ListBounds(@DefaultValue("100") int page, @DefaultValue("50") int conditions, @DefaultValue("5") int conditionDepth, @DefaultValue("400") int text) {
    private static final ListBounds USUAL = new ListBounds(100, 50, 5, 400);
    private static final Set<Object> JOINING = Set.of("and", "or", "not");
    private static final Set<Object> SEARCHING = Set.of("contains", "startsWith");
    /** What the schema says that {@code first} is where none is given. */
    private static final int BY_DEFAULT = 20;

    public ListBounds {
        if (page < BY_DEFAULT) {
            throw new IllegalArgumentException("khuyenhoc.gate.lists.page is less than the " + BY_DEFAULT + " that are answered where no first is given");
        }
    }

    /** Those of the server that answers; the usual ones where no gate is. */
    static ListBounds of(GraphQLContext context) {
        return context.getOrDefault(ListBounds.class, USUAL);
    }

    /** @throws Refusal FILTER_TOO_LARGE */
    void check(Map<?, ?> where) {
        if (size(where, 0) > conditions || searched(where) > text) {
            throw tooLarge();
        }
    }

    private int size(Object part, int depth) {
        if (depth > conditionDepth) {
            throw tooLarge();
        }
        return switch (part) {
            case Map<?, ?> map -> map.entrySet().stream().filter(field -> field.getValue() != null)
                .mapToInt(field -> size(field.getValue(), depth + (JOINING.contains(field.getKey()) ? 1 : 0))).sum();
            case List<?> list -> list.stream().mapToInt(value -> size(value, depth)).sum();
            default -> 1;
        };
    }

    private static int searched(Object part) {
        return switch (part) {
            case Map<?, ?> map -> map.entrySet().stream().filter(field -> field.getValue() != null)
                .mapToInt(field -> SEARCHING.contains(field.getKey()) && field.getValue() instanceof String sought ? sought.length() : searched(field.getValue())).sum();
            case List<?> list -> list.stream().mapToInt(value -> value == null ? 0 : searched(value)).sum();
            default -> 0;
        };
    }

    private Refusal tooLarge() {
        return new Refusal("FILTER_TOO_LARGE", "where", conditions, conditionDepth, text);
    }
}
