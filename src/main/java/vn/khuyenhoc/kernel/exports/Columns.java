package vn.khuyenhoc.kernel.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.graphql.Described;

/** Lays the plain values that a row selects beside each other, in the order of the document; those of an object under its name. */
final class Columns {
    private static final String BETWEEN = " › ";

    private final Map<List<String>, Column> found = new LinkedHashMap<>();
    private final Selections selections;
    private final Locale language;

    private Columns(Selections selections, Locale language) {
        this.selections = selections;
        this.language = language;
    }

    static List<Column> of(Selections selections, Locale language, GraphQLType row, List<Field> rows) {
        Columns columns = new Columns(selections, language);
        rows.forEach(field -> columns.add(new Column(List.of(), "", "", ""), row, field.getSelectionSet()));
        return List.copyOf(columns.found.values());
    }

    private void add(Column above, GraphQLType type, @Nullable SelectionSet selected) {
        selections.fields(type, selected, (object, field) -> add(above, object, field));
    }

    private void add(Column above, GraphQLFieldsContainer object, Field field) {
        GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
        if (definition == null) {
            Column typeName = below(above, field, null, "String");
            found.putIfAbsent(typeName.keys(), typeName);
            return;
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        Column column = below(above, field, definition, ((GraphQLNamedType) type).getName());
        if (!(type instanceof GraphQLCompositeType)) {
            found.putIfAbsent(column.keys(), column);
            return;
        }
        if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
            throw new Refusal("EXPORT_LIST_NESTED", null, column.path());
        }
        // The node of an edge is the row itself.
        boolean node = above.keys().isEmpty() && object.getFieldDefinition("cursor") != null && field.getName().equals("node");
        add(node ? new Column(column.keys(), "", "", "") : column, type, field.getSelectionSet());
    }

    private Column below(Column above, Field field, @Nullable GraphQLFieldDefinition definition, String type) {
        List<String> keys = new ArrayList<>(above.keys());
        keys.add(field.getResultKey());
        // Whoever names a field anew has said what its heading is to be.
        String words = field.getAlias() != null || definition == null ? field.getResultKey() : Described.shortly(definition.getDescription(), language);
        return new Column(List.copyOf(keys), above.path().isEmpty() ? field.getResultKey() : above.path() + "." + field.getResultKey(),
            above.words().isEmpty() ? words : above.words() + BETWEEN + words, type);
    }

    /** Two columns that are described alike are told apart by their paths. */
    static List<String> headings(List<Column> columns, boolean asPaths) {
        Map<String, Long> times = columns.stream().collect(Collectors.groupingBy(Column::words, Collectors.counting()));
        return columns.stream().map(column -> asPaths ? column.path()
            : times.get(column.words()) == 1 ? column.words() : column.words() + " (" + column.path() + ")").toList();
    }
}
