package vn.khuyenhoc.kernel.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.exports.ExportedList.Step;
import vn.khuyenhoc.kernel.exports.ExportedList.Way;

/** Finds the one list of a query whose rows are selected and that stands in no other list: only that makes a table. */
final class ListSearch {
    private final Map<String, List<Way>> found = new LinkedHashMap<>();
    private final List<String> nested = new ArrayList<>();
    private final ExecutionContext operation;
    private final Selections selections;

    private ListSearch(ExecutionContext operation) {
        this.operation = operation;
        this.selections = Selections.of(operation);
    }

    /**
     * @param path of the list that is meant, where the query has several
     * @throws Refusal EXPORT_LIST_MISSING, EXPORT_LIST_NESTED, EXPORT_LISTS_SEVERAL
     */
    static ExportedList in(ExecutionContext operation, @Nullable String path) {
        ListSearch search = new ListSearch(operation);
        OperationDefinition definition = operation.getOperationDefinition();
        if (definition.getOperation() == OperationDefinition.Operation.QUERY) {
            search.search(operation.getGraphQLSchema().getQueryType(), definition.getSelectionSet(), List.of(), false);
        }
        return search.only(path);
    }

    private ExportedList only(@Nullable String path) {
        if (path == null && found.size() > 1) {
            throw new Refusal("EXPORT_LISTS_SEVERAL", "list", String.join(", ", found.keySet()));
        }
        List<Way> ways = path == null ? found.values().stream().findFirst().orElse(null) : found.get(path);
        if (ways == null) {
            throw nested.isEmpty() ? new Refusal("EXPORT_LIST_MISSING", path == null ? null : "list") : new Refusal("EXPORT_LIST_NESTED", null, nested.getFirst());
        }
        String rows = ways.getFirst().rows().getResultKey();
        List<Way> same = ways.stream().filter(way -> way.rows().getResultKey().equals(rows)).toList();
        GraphQLObjectType list = (GraphQLObjectType) typeOf(ways.getFirst().steps().getLast());
        GraphQLType row = GraphQLTypeUtil.unwrapAll(Objects.requireNonNull(list.getFieldDefinition(ways.getFirst().rows().getName())).getType());
        List<Column> columns = Columns.of(selections, operation.getLocale(), row, same.stream().map(Way::rows).toList());
        if (columns.isEmpty()) {
            throw new Refusal("EXPORT_LIST_MISSING", null);
        }
        return new ExportedList(keys(ways.getFirst().steps()), same, columns);
    }

    private GraphQLType typeOf(Step step) {
        GraphQLFieldsContainer container = (GraphQLFieldsContainer) Objects.requireNonNull(operation.getGraphQLSchema().getType(step.on()));
        return GraphQLTypeUtil.unwrapAll(container.getFieldDefinition(step.field().getName()).getType());
    }

    private static List<String> keys(List<Step> steps) {
        return steps.stream().map(step -> step.field().getResultKey()).toList();
    }

    private void search(GraphQLType type, @Nullable SelectionSet selected, List<Step> above, boolean inList) {
        selections.fields(type, selected, (object, field) -> {
            GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
            if (definition != null && GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType below) {
                List<Step> steps = new ArrayList<>(above);
                steps.add(new Step(field, object.getName()));
                if (isPaged(definition, below)) {
                    take(steps, below, inList);
                } else {
                    search(below, field.getSelectionSet(), steps, inList || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType())));
                }
            }
        });
    }

    private static boolean isPaged(GraphQLFieldDefinition definition, GraphQLCompositeType type) {
        return definition.getArgument("after") != null && type instanceof GraphQLObjectType list && list.getFieldDefinition("pageInfo") != null;
    }

    private void take(List<Step> steps, GraphQLCompositeType list, boolean inList) {
        Field connection = steps.getLast().field();
        selections.fields(list, connection.getSelectionSet(), (_, field) -> {
            String path = String.join(".", keys(steps));
            if (!field.getName().equals("nodes") && !field.getName().equals("edges")) {
                return;
            }
            if (inList) {
                nested.add(path);
            } else {
                found.computeIfAbsent(path, _ -> new ArrayList<>()).add(new Way(steps, field));
            }
        });
    }
}
