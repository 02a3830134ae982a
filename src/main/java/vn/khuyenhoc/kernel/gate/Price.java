package vn.khuyenhoc.kernel.gate;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import graphql.execution.ExecutionContext;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * What an operation may cost, reckoned from its text, its variables and the schema before any SQL: an object 1, one that is
 * computed from arguments 10, a page {@code first} times its row, a count 10 or at the root 1000, a plain value nothing.
 */
final class Price {
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    /** Measured on the sample: a list of 200,000 rows is counted in 20 to 100 ms, one below an organization in 1. */
    private static final int COUNTED = 1000;
    private static final int COUNTED_BELOW = 10;
    /** Figures of one organization on a day within a month, in the time of about ten rows. */
    private static final int COMPUTED = 10;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final int listSize;

    private Price(ExecutionContext operation, int listSize) {
        this.schema = operation.getGraphQLSchema();
        this.fragments = operation.getFragmentsByName();
        this.variables = operation.getCoercedVariables().toMap();
        this.listSize = listSize;
    }

    static Priced of(ExecutionContext execution, int listSize) {
        OperationDefinition operation = execution.getOperationDefinition();
        Priced whole = new Priced(null, "", 0, 1, 0);
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> execution.getGraphQLSchema().getQueryType();
            case MUTATION -> execution.getGraphQLSchema().getMutationType();
            case SUBSCRIPTION -> execution.getGraphQLSchema().getSubscriptionType();
        };
        if (root != null) {
            new Price(execution, listSize).add(whole, root, operation.getSelectionSet());
        }
        return whole;
    }

    private void add(Priced parent, GraphQLType type, @Nullable SelectionSet selected) {
        if (selected == null || !(type instanceof GraphQLCompositeType)) {
            return;
        }
        for (Selection<?> selection : selected.getSelections()) {
            if (left(selection)) {
                continue;
            }
            switch (selection) {
                case Field field when type instanceof GraphQLFieldsContainer object -> add(parent, object, field);
                case InlineFragment fragment -> add(parent, narrowed(type, fragment.getTypeCondition()), fragment.getSelectionSet());
                case FragmentSpread spread when fragments.get(spread.getName()) instanceof FragmentDefinition fragment ->
                    add(parent, narrowed(type, fragment.getTypeCondition()), fragment.getSelectionSet());
                default -> { }
            }
        }
    }

    private void add(Priced parent, GraphQLFieldsContainer object, Field field) {
        GraphQLFieldDefinition definition = object.getFieldDefinition(field.getName());
        if (definition == null) {
            return;
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        if (type instanceof GraphQLCompositeType) {
            int rows = !list ? 1 : parent.first() > 0 ? 0 : listed(definition, field);
            int page = page(definition, field);
            boolean computed = parent.parent() != null && page == 0 && !definition.getArguments().isEmpty();
            add(new Priced(parent, field.getResultKey(), computed ? COMPUTED : 1, rows, page), type, field.getSelectionSet());
        } else if (parent.first() > 0 && field.getName().equals("totalCount")) {
            boolean whole = parent.parent() != null && parent.parent().parent() == null;
            new Priced(parent, field.getResultKey(), whole ? COUNTED : COUNTED_BELOW, 1, 0);
        }
    }

    /** A page out of bounds is refused by the list itself, in better words. */
    private int page(GraphQLFieldDefinition definition, Field field) {
        GraphQLArgument first = definition.getArgument("first");
        if (first == null) {
            return 0;
        }
        Object given = given(field, "first");
        if (given == null && first.getArgumentDefaultValue().getValue() instanceof Object byDefault) {
            given = byDefault;
        }
        long page = given instanceof IntValue literal ? literal.getValue().min(BigInteger.valueOf(LARGEST_PAGE)).longValue()
            : given instanceof Number number ? number.longValue() : PAGE;
        return (int) Math.clamp(page, 1, LARGEST_PAGE);
    }

    /** The length of a list that is as long as the list of ids it is asked for, or as such lists are reckoned. */
    private int listed(GraphQLFieldDefinition definition, Field field) {
        Object ids = definition.getArgument("ids") == null ? null : given(field, "ids");
        return ids instanceof ArrayValue literal ? Math.max(1, literal.getValues().size())
            : ids instanceof Collection<?> values ? Math.max(1, values.size()) : listSize;
    }

    private @Nullable Object given(Field field, String argument) {
        return field.getArguments().stream().filter(each -> each.getName().equals(argument)).findFirst()
            .map(each -> value(each.getValue())).orElse(null);
    }

    private @Nullable Object value(Value<?> value) {
        return value instanceof VariableReference variable ? variables.get(variable.getName()) : value;
    }

    private boolean left(Selection<?> selection) {
        for (Directive directive : ((DirectivesContainer<?>) selection).getDirectives()) {
            Object condition = directive.getArgument("if") == null ? null : value(directive.getArgument("if").getValue());
            boolean met = condition instanceof BooleanValue literal ? literal.isValue() : Boolean.TRUE.equals(condition);
            if (directive.getName().equals("skip") && met || directive.getName().equals("include") && !met) {
                return true;
            }
        }
        return false;
    }

    private GraphQLType narrowed(GraphQLType type, @Nullable TypeName condition) {
        GraphQLType named = condition == null ? null : schema.getType(condition.getName());
        return named == null ? type : named;
    }
}
