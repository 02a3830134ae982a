package vn.khuyenhoc.kernel.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * The list that an export is of.
 *
 * @param path the keys under which an answer has it, from the outside in
 * @param ways the fields that lead to its rows; several where the document selects it in several places
 * @param columns of its rows
 */
record ExportedList(List<String> path, List<Way> ways, List<Column> columns) {
    private static final String PAGE = "__page";
    private static final String COUNT = "__count";
    private static final Set<String> PAGING = Set.of("first", "after");
    private static final Set<String> IDLE_IN_COUNTS = Set.of("first", "after", "orderBy");

    /** A field of the way, with the type on which it is selected. */
    record Step(Field field, String on) {}

    /** From the root to the list, and the field of the list that holds its rows. */
    record Way(List<Step> steps, Field rows) {}

    /** A page of the list, as {@code answered}. */
    record Page(List<Map<?, ?>> rows, boolean more, @Nullable String end) {}

    /** The operation with nothing in it but a page of this list; whatever page it asked for itself. */
    OperationDefinition page(OperationDefinition operation, int first, @Nullable String after) {
        List<Argument> arguments = new ArrayList<>(List.of(new Argument("first", IntValue.of(first))));
        if (after != null) {
            arguments.add(new Argument("after", StringValue.of(after)));
        }
        Field place = Field.newField("pageInfo", new SelectionSet(List.of(new Field("hasNextPage"), new Field("endCursor")))).alias(PAGE).build();
        return only(operation, ways.stream().<Selection<?>>map(way -> nested(way, PAGING, arguments, List.of(way.rows(), place))).toList());
    }

    /** The operation with nothing in it but the length of this list. */
    OperationDefinition count(OperationDefinition operation) {
        Field count = Field.newField("totalCount").alias(COUNT).build();
        return only(operation, List.of(nested(ways.getFirst(), IDLE_IN_COUNTS, List.of(), List.of(count))));
    }

    private static OperationDefinition only(OperationDefinition operation, List<Selection<?>> selected) {
        return operation.transform(copy -> copy.selectionSet(new SelectionSet(selected)));
    }

    private static Selection<?> nested(Way way, Set<String> without, List<Argument> arguments, List<Selection<?>> innermost) {
        Step last = way.steps().getLast();
        List<Argument> given = Stream.concat(last.field().getArguments().stream().filter(argument -> !without.contains(argument.getName())),
            arguments.stream()).toList();
        Selection<?> selection = on(last, last.field().transform(copy -> copy.arguments(given).selectionSet(new SelectionSet(innermost))));
        for (Step step : way.steps().reversed().subList(1, way.steps().size())) {
            SelectionSet below = new SelectionSet(List.of(selection));
            selection = on(step, step.field().transform(copy -> copy.selectionSet(below)));
        }
        return selection;
    }

    private static Selection<?> on(Step step, Field field) {
        return InlineFragment.newInlineFragment().typeCondition(new TypeName(step.on())).selectionSet(new SelectionSet(List.of(field))).build();
    }

    /** Nothing, where something on the way to the list is not there. */
    Page page(@Nullable Object answered) {
        if (!(within(answered) instanceof Map<?, ?> list) || !(list.get(PAGE) instanceof Map<?, ?> place)
            || !(list.get(ways.getFirst().rows().getResultKey()) instanceof List<?> rows)) {
            return new Page(List.of(), false, null);
        }
        return new Page(rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList(),
            Boolean.TRUE.equals(place.get("hasNextPage")), (String) place.get("endCursor"));
    }

    int count(@Nullable Object answered) {
        return within(answered) instanceof Map<?, ?> list && list.get(COUNT) instanceof Integer count ? count : 0;
    }

    private @Nullable Object within(@Nullable Object answered) {
        Object value = answered;
        for (String key : path) {
            value = value instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return value;
    }
}
