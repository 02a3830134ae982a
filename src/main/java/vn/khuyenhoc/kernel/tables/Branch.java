package vn.khuyenhoc.kernel.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.graphql.Described;

/**
 * A field that an operation selects, wherever it does, with what it selects below.
 *
 * @param key under which an answer has it
 * @param words what it is called; nothing where it only holds the rows of a list
 * @param definition none of {@code __typename}
 * @param ways that lead to it from the root, itself the last step; one for each place in the document
 */
record Branch(String key, String field, String words, @Nullable GraphQLFieldDefinition definition, Map<String, Branch> below, List<List<Step>> ways) {
    /** What a selection holds, by keys, in the order of the document; without what the schema says of itself. */
    static Map<String, Branch> select(Selections selections, Locale language, GraphQLType type, @Nullable SelectionSet selected) {
        Map<String, Branch> found = new LinkedHashMap<>();
        select(selections, language, type, selected, List.of(), found);
        return found;
    }

    private static void select(Selections selections, Locale language, GraphQLType type, @Nullable SelectionSet selected, List<Step> above, Map<String, Branch> into) {
        selections.fields(type, selected, (object, field) -> {
            GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
            if (definition == null && field.getSelectionSet() != null) {
                return;
            }
            Branch branch = into.computeIfAbsent(field.getResultKey(),
                key -> new Branch(key, field.getName(), words(object, field, definition, language), definition, new LinkedHashMap<>(), new ArrayList<>()));
            List<Step> way = Stream.concat(above.stream(), Stream.of(new Step(field, object.getName()))).toList();
            branch.ways.add(way);
            if (definition != null) {
                select(selections, language, GraphQLTypeUtil.unwrapAll(definition.getType()), field.getSelectionSet(), way, branch.below);
            }
        });
    }

    private static String words(GraphQLFieldsContainer object, Field field, @Nullable GraphQLFieldDefinition definition, Locale language) {
        boolean rows = object.getFieldDefinition("pageInfo") != null && isRows(field.getName());
        if (rows || object.getFieldDefinition("cursor") != null && field.getName().equals("node")) {
            return "";
        }
        // Whoever names a field anew has said what its heading is to be.
        return field.getAlias() != null || definition == null ? field.getResultKey() : Described.shortly(definition.getDescription(), language);
    }

    private static boolean isRows(String field) {
        return field.equals("nodes") || field.equals("edges");
    }

    /** The same field asked again, with all that is selected below either. */
    Branch with(Branch other) {
        Map<String, Branch> all = new LinkedHashMap<>(below);
        other.below.forEach((name, branch) -> all.merge(name, branch, Branch::with));
        return new Branch(key, field, words, definition, all, ways);
    }

    boolean isPlain() {
        return definition == null || !(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType);
    }

    boolean isList() {
        return definition != null && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
    }

    /** The field that holds the rows, where this is a list that is shown by the page. */
    @Nullable Branch rows() {
        boolean paged = definition != null && definition.getArgument("after") != null;
        return paged ? below.values().stream().filter(branch -> isRows(branch.field)).findFirst().orElse(null) : null;
    }

    boolean holdsPages() {
        return rows() != null || !isList() && below.values().stream().anyMatch(Branch::holdsPages);
    }

    String type() {
        return definition == null ? "String" : ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(definition.getType())).getName();
    }

    /** What the schema calls it, whatever its alias. */
    String named(Locale language) {
        return definition == null ? field : Described.shortly(definition.getDescription(), language);
    }
}
