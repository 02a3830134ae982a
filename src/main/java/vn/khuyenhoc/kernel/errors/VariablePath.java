package vn.khuyenhoc.kernel.errors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.TypeFromAST;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.VariableDefinition;
import graphql.schema.Coercing;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/** Where in the variables the first value stands that is not of its type, which graphql-java does not tell. */
record VariablePath(GraphQLSchema schema) {
    /** Names of fields and numbers from 0, beginning with the variable's name; empty if everything is of its type. */
    List<Object> of(Document document, @Nullable String operation, Map<String, Object> variables) {
        for (VariableDefinition variable : NodeUtil.getOperation(document, operation).operationDefinition.getVariableDefinitions()) {
            GraphQLType type = Objects.requireNonNull(TypeFromAST.getTypeFromAST(schema, variable.getType()));
            boolean left = !variables.containsKey(variable.getName()) && variable.getDefaultValue() != null;
            List<Object> path = left ? List.of() : fault(type, variables.get(variable.getName()), List.of(variable.getName()));
            if (!path.isEmpty()) {
                return path;
            }
        }
        return List.of();
    }

    private List<Object> fault(GraphQLType type, @Nullable Object value, List<Object> path) {
        return switch (type) {
            case GraphQLNonNull wanted -> value == null ? path : fault(wanted.getWrappedType(), value, path);
            case GraphQLType _ when value == null -> List.of();
            case GraphQLList list -> inList(list.getWrappedType(), value instanceof Collection<?> elements ? new ArrayList<>(elements) : List.of(value), path, value instanceof Collection<?>);
            case GraphQLInputObjectType object -> value instanceof Map<?, ?> fields ? inObject(object, fields, path) : path;
            case GraphQLScalarType scalar -> taken(scalar.getCoercing(), value) ? List.of() : path;
            case GraphQLEnumType choice -> value instanceof String name && choice.getValue(name) != null ? List.of() : path;
            default -> List.of();
        };
    }

    private List<Object> inList(GraphQLType type, List<?> elements, List<Object> path, boolean numbered) {
        for (int i = 0; i < elements.size(); i++) {
            List<Object> found = fault(type, elements.get(i), numbered ? longer(path, i) : path);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Object> inObject(GraphQLInputObjectType type, Map<?, ?> fields, List<Object> path) {
        for (Object name : fields.keySet()) {
            if (type.getFieldDefinition((String) name) == null) {
                return longer(path, name);
            }
        }
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            boolean left = !fields.containsKey(field.getName()) && field.hasSetDefaultValue();
            List<Object> found = left ? List.of() : fault(field.getType(), fields.get(field.getName()), longer(path, field.getName()));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean taken(Coercing<?, ?> coercing, Object value) {
        try {
            coercing.parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
            return true;
        } catch (GraphQLException e) {
            return false;
        }
    }

    private static List<Object> longer(List<Object> path, Object next) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
