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
import vn.khuyenhoc.kernel.tables.Step;
import vn.khuyenhoc.kernel.tables.Table;
import vn.khuyenhoc.kernel.tables.Table.Way;

/** A list that is shown by the page, and how to read on in it. */
record ExportedList(Table table) {
    private static final String PAGE = "__page";
    private static final String COUNT = "__count";
    private static final Set<String> PAGING = Set.of("first", "after");
    private static final Set<String> IDLE_IN_COUNTS = Set.of("first", "after", "orderBy");

    /** A page of the list, as {@code answered}. */
    record Page(@Nullable Object answered, boolean more, @Nullable String end) {}

    /** The operation with nothing in it but a page of this list; whatever page it asked for itself. */
    OperationDefinition page(OperationDefinition operation, int first, @Nullable String after) {
        List<Argument> arguments = new ArrayList<>(List.of(new Argument("first", IntValue.of(first))));
        if (after != null) {
            arguments.add(new Argument("after", StringValue.of(after)));
        }
        Field place = Field.newField("pageInfo", new SelectionSet(List.of(new Field("hasNextPage"), new Field("endCursor")))).alias(PAGE).build();
        return only(operation, ways().stream().<Selection<?>>map(way -> nested(way, PAGING, arguments, List.of(on(way.rows(), way.rows().field()), place))).toList());
    }

    /** The operation with nothing in it but the length of this list. */
    OperationDefinition count(OperationDefinition operation) {
        Field count = Field.newField("totalCount").alias(COUNT).build();
        return only(operation, List.of(nested(ways().getFirst(), IDLE_IN_COUNTS, List.of(), List.of(count))));
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

    /** Without any behind it, where something on the way to the list is not there. */
    Page page(@Nullable Object answered) {
        return within(answered) instanceof Map<?, ?> list && list.get(PAGE) instanceof Map<?, ?> place
            ? new Page(answered, Boolean.TRUE.equals(place.get("hasNextPage")), (String) place.get("endCursor")) : new Page(answered, false, null);
    }

    int count(@Nullable Object answered) {
        return within(answered) instanceof Map<?, ?> list && list.get(COUNT) instanceof Integer count ? count : 0;
    }

    private List<Way> ways() {
        return table.ways();
    }

    private @Nullable Object within(@Nullable Object answered) {
        Object value = answered;
        for (Step step : ways().getFirst().steps()) {
            value = value instanceof Map<?, ?> object ? object.get(step.field().getResultKey()) : null;
        }
        return value;
    }
}
